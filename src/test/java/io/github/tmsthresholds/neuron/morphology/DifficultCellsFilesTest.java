/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.library.Upright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Morphology files of the kinds that laboratories have, in {@code src/test/resources/difficult/cells}. All hold the
 * neuron that the docstring of {@code src/tools/python/difficult/cells.py} describes; its lengths, extent and area are
 * compared with those of the description.
 */
class DifficultCellsFilesTest {

  private static final Path FOLDER = DifficultFiles.folder("cells");
  private static final String ZIP = "cells.zip";
  private static final String TURN = " degrees away from +y, which must point to the pia; import the cell with"
      + " upright=apical of Import Neuron Models, which turns it, or turn its points";
  private static final String UNLABELLED = "has no apical dendrites (SWC type 4, ASC (Apical)), but cells of layer L5"
      + " are simulated as pyramidal cells; label them";
  private static final String CHECK = ", and check that +y points to the pia: its dendrites extend mostly ";
  private static final String AXIS = " degrees away from +y; import the cell with upright=<axis> of Import Neuron"
      + " Models if it must be turned";
  private static final String SCALED = " was not applied, since positions and radii must be in um, corrected for"
      + " shrinkage, as they are; if they are not, multiply them by these factors";

  /** Warnings of files that have any when they are read as cells of layer 5. */
  private static final Map<String, List<String>> WARNINGS = Map.ofEntries(
      Map.entry("header_scale.swc", List.of("line 14: SCALE 0.5 0.5 1.0" + SCALED)),
      Map.entry("header_shrinkage.swc", List.of("line 11: SHRINKAGE_CORRECTION 1.33 1.33 2.2" + SCALED)),
      Map.entry("tilted_60.swc", List.of("the apical dendrites point 60" + TURN)),
      Map.entry("down.swc", List.of("the apical dendrites point 180" + TURN)),
      Map.entry("down.asc", List.of("the apical dendrites point 180" + TURN)),
      Map.entry("pia_along_x.swc", List.of("the apical dendrites point 90" + TURN)),
      Map.entry("pia_along_z.swc", List.of("the apical dendrites point 90" + TURN)),
      Map.entry("no_apical.swc", List.of(UNLABELLED + CHECK + "136" + AXIS)),
      Map.entry("apical_as_basal.swc", List.of(
          UNLABELLED + ", for apical and basal dendrites have different membranes")),
      Map.entry("apical_as_basal_down.swc", List.of(UNLABELLED + CHECK + "178" + AXIS)),
      Map.entry("soma_elsewhere.swc", List.of("a neurite of the soma begins 1000 um from its centre; soma and neurites"
          + " must be in the same coordinates, the soma is the place of the cell",
          "the apical dendrites point 77" + TURN)),
      Map.entry("radii_constant.swc", List.of("all neurites have the diameter 1.00 um, which was probably not"
          + " measured; thresholds depend on the diameters")),
      Map.entry("soma_small.swc", List.of("its soma is 2.00 um thick, which was probably not measured; thresholds"
          + " depend on the area of the soma")),
      Map.entry("tree_without_type.asc", List.of("line 104: the tree was left out, because it has no type; add"
          + " (Axon), (Dendrite) or (Apical)")),
      Map.entry("outline_at_two_depths.asc", List.of("line 4: the soma's outline goes around more than once, as if it"
          + " was traced at several depths; keep the largest outline, for the area of the soma is wrong")),
      Map.entry("second_outline_named.asc", List.of("line 32: the outline was left out, because another outline is"
          + " labelled (CellBody); keep one of them")));

  private static final String TYPE = "line 3: the type must be 1 (soma), 2 (axon), 3 (basal) or 4 (apical), not ";
  private static final String RETYPE = "; give the point the type of the neurite that it belongs to, or delete it";
  private static final String RANGE = " um, but a neuron extends over 50 to 20000 um; positions must be in um, these"
      + " are probably in ";
  private static final String DIAMETERS = " um, but must be 0.04 to 10 um; diameters and radii must be in um, these are"
      + " probably in ";
  private static final String UNIT = "', but positions and radii must be in um; convert them, or correct the comment if"
      + " they are in um already";

  /** Errors of the files that are refused. */
  private static final Map<String, String> ERRORS = Map.ofEntries(
      Map.entry("refused_header_nm.swc", "line 1: states the unit 'nanometer" + UNIT),
      Map.entry("refused_header_pixels.swc", "line 1: states the unit 'pixels" + UNIT),
      Map.entry("refused_header_order.swc", "line 1: names the columns id x y z radius type parent, but they must be id"
          + " type x y z radius parent"),
      Map.entry("refused_header_diameter.swc", "line 1: names the columns id type x y z diameter parent, but they must"
          + " be id type x y z radius parent"),
      Map.entry("refused_millimetres.swc", "extends over 0.686" + RANGE + "mm"),
      Map.entry("refused_metres.swc", "extends over 0.000686" + RANGE + "m"),
      Map.entry("refused_nanometres.swc", "extends over 6.86e+05" + RANGE + "nm"),
      Map.entry("refused_voxels.swc", "extends over 2.74e+04" + RANGE + "voxels or another unit"),
      Map.entry("refused_radii_nm.swc", "the median diameter of its neurites is 1.20e+03" + DIAMETERS + "nm"),
      Map.entry("refused_radii_mm.swc", "the median diameter of its neurites is 0.00120" + DIAMETERS + "mm"),
      Map.entry("refused_thick.swc", "is up to 80.0 um thick, but neurites must be at most 60 um and a soma at most"
          + " 120 um thick; diameters and radii must be in um"),
      Map.entry("refused_type_0.swc", TYPE + "0" + RETYPE),
      Map.entry("refused_type_5.swc", TYPE + "5" + RETYPE),
      Map.entry("refused_type_6.swc", TYPE + "6" + RETYPE),
      Map.entry("refused_type_7.swc", TYPE + "7" + RETYPE),
      Map.entry("refused_zero_radius.swc", "line 3: the radius must be above 0, not 0"),
      Map.entry("refused_negative_radius.swc", "line 3: the radius must be above 0, not -1"),
      Map.entry("refused_two_roots.swc", "line 3: there is a second root (parent -1), the first is on line 1"),
      Map.entry("refused_commas.swc", "line 1: there must be 7 columns (id type x y z radius parent), separated by"
          + " spaces, not 1"),
      Map.entry("refused_no_axon.swc", "there must be one axon, but 0 axons start at the soma or a dendrite"),
      Map.entry("refused_utf16.swc",
          "holds zero bytes; it must be plain text, in ASCII or UTF-8, not in UTF-16"),
      Map.entry("refused_xml.asc", "is XML; it must be plain text: export the neuron as ASCII (.asc) or SWC"),
      Map.entry("refused_cycle.swc", "line 3: point 3 belongs to a cycle of parents; it must have a root (parent -1)"),
      Map.entry("refused_soma_on_neurite.swc", "line 55: the parent of a soma point (type 1) is a neurite"),
      Map.entry("refused_two_outlines.asc", "line 32: there is a second soma outline; a soma must be one outline, so"
          + " keep the largest"),
      Map.entry("refused_two_outlines_named.asc", "line 31: there is a second outline named as a soma; keep one of the"
          + " 2, or label one (CellBody)"),
      Map.entry("refused_no_soma.asc", "has no soma; there must be a (CellBody) outline"),
      Map.entry("refused_quoted_list_with_points.asc", "line 34: a list within a tree must not begin with the text \"My"
          + " branch\" and hold points; delete the text, or the list if it is no branch"),
      Map.entry("refused_type_without_parentheses.asc",
          "line 104: the type of a tree must be a list of its own, (Dendrite)"),
      Map.entry("refused_zero_diameter.asc", "line 106: the diameter must be above 0, not 0.0"),
      Map.entry("refused_no_diameter.asc", "line 105: a point must be x y z diameter, but its diameter is ')'"),
      Map.entry("refused_unclosed.asc", "line 105: the file ends inside a list, ')' is missing"));

  @TempDir
  private Path temporary;

  static List<String> files() throws IOException {
    return DifficultFiles.names("cells").stream().filter(MorphologyReader::reads).toList();
  }

  static List<String> read() throws IOException {
    return files().stream().filter(name -> !name.startsWith("refused_")).toList();
  }

  static List<String> refused() throws IOException {
    return files().stream().filter(name -> name.startsWith("refused_")).toList();
  }

  /** Returns the library of one cell of layer 5 with a copy of the file. */
  private CellLibrary library(String cell, String file) throws IOException {
    Path morphology = Files.createDirectories(temporary.resolve(cell).resolve("morphology"));
    Files.copy(FOLDER.resolve(file), morphology.resolve(file));
    return CellLibrary.open(temporary.resolve(cell));
  }

  private Opened<CompartmentalCell> load(String cell, String file) throws IOException {
    return library(cell, file).load(cell, Scaling.AS_IS, AxonTerminal.INTACT);
  }

  private static double length(Morphology m, Neurite neurite) {
    return m.sections().stream().filter(s -> s.neurite() == neurite).mapToDouble(s -> s.points().length()).sum();
  }

  private static long sections(Morphology m, Neurite neurite) {
    return m.sections().stream().filter(s -> s.neurite() == neurite).count();
  }

  private static Box box(Morphology m) {
    Box box = Box.EMPTY;
    for (Section s : m.sections().subList(1, m.sections().size())) {
      for (int i = 0; i < s.points().size(); i++) {
        box = box.including(new Vec3(s.points().x(i), s.points().y(i), s.points().z(i)));
      }
    }
    return box;
  }

  /** The extents of the neurites of the described neuron along x, y and z, in the coordinates of the file. */
  private static double[] extents(String file) {
    double c60 = 0.5, s60 = Math.sqrt(0.75);
    return switch (file) {
      case "pia_along_x.swc" -> new double[] {686, 128, 0};
      case "pia_along_z.swc" -> new double[] {128, 0, 686};
      case "axon_on_dendrite.swc" -> new double[] {188, 758, 0};
      case "no_apical.swc" -> new double[] {128, 298, 0};
      // the ends of the branches are (60, 388), (-60, 388) and (60, -298), (-60, -298)
      case "tilted_30.swc" -> new double[] {120 * s60 + 686 * c60, 686 * s60 + 120 * c60, 0};
      case "tilted_60.swc" -> new double[] {120 * c60 + 686 * s60, 686 * c60 + 120 * s60, 0};
      default -> new double[] {128, 686, 0};
    };
  }

  @ParameterizedTest
  @MethodSource("read")
  void holdsTheDescribedNeuron(String file) throws IOException {
    Morphology m = MorphologyReader.read(FOLDER.resolve(file)).content();
    double tolerance = file.equals("far_from_origin.swc") ? 0.02 : 2e-3;
    boolean isBasal = file.startsWith("apical_as_basal");
    boolean isMissing = file.equals("no_apical.swc");
    assertEquals(410, length(m, Neurite.AXON), tolerance);
    assertEquals(isBasal ? 600 : 100, length(m, Neurite.BASAL), tolerance);
    assertEquals(isBasal || isMissing ? 0 : 500, length(m, Neurite.APICAL), tolerance);
    assertEquals(3, sections(m, Neurite.AXON));
    assertEquals(isBasal ? 4 : 1, sections(m, Neurite.BASAL));
    assertEquals(isBasal || isMissing ? 0 : 3, sections(m, Neurite.APICAL));
    Vec3 edges = box(m).upper().minus(box(m).lower());
    double[] extents = extents(file);
    assertEquals(extents[0], edges.x(), tolerance);
    assertEquals(extents[1], edges.y(), tolerance);
    assertEquals(extents[2], edges.z(), tolerance);
    double radius = file.equals("soma_small.swc") ? 1 : 8;
    double area = 4 * Math.PI * radius * radius;
    // an outline becomes a stack of frusta without its ends; the other somas have the area exactly
    double areaTolerance = file.equals("outline_at_two_depths.asc") ? 1
        : file.endsWith(".asc") || file.equals("soma_outline.swc") ? 0.05 : 1e-6;
    assertEquals(area, new Segments(m.sections().get(0).points(), 1).area[0], areaTolerance * area);
  }

  @ParameterizedTest
  @MethodSource("read")
  void warnsOfTheFilesThatNeedIt(String file) throws IOException {
    Path copy = temporary.resolve("L5_Cell/morphology").resolve(file);
    List<String> expected = WARNINGS.getOrDefault(file, List.of()).stream().map(w -> copy + ": " + w).toList();
    assertEquals(expected, load("L5_Cell", file).warnings());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesFilesWithPlaceAndCause(String file) throws IOException {
    FormatException e = assertThrows(FormatException.class, () -> MorphologyReader.read(FOLDER.resolve(file)));
    assertEquals(FOLDER.resolve(file) + ": " + ERRORS.get(file), e.getMessage());
  }

  @Test
  void everyFileHasAnExpectation() throws IOException {
    Set<String> refused = new TreeSet<>(refused());
    assertEquals(refused, new TreeSet<>(ERRORS.keySet()));
    assertTrue(read().containsAll(WARNINGS.keySet()));
    assertEquals(Stream.concat(files().stream(), Stream.of(ZIP)).sorted().toList(),
        List.copyOf(DifficultFiles.names("cells")));
    String readme = Files.readString(FOLDER.resolve("README.md"));
    assertEquals(List.of(), files().stream().filter(name -> !readme.contains("`" + name + "`")).toList());
  }

  @Test
  void doesNotWarnOfCellsWithoutApicalDendritesInLayersOfInterneurons() throws IOException {
    assertEquals(List.of(), load("L4_Basket", "no_apical.swc").warnings());
    assertEquals(List.of(), load("L1_Neurogliaform", "no_apical.swc").warnings());
  }

  /** Returns the centres of all compartments relative to the soma's. */
  private static double[] centres(Compartments c) {
    double[] relative = new double[c.centre.length];
    Arrays.setAll(relative, i -> c.centre[i] - c.centre[i % 3]);
    return relative;
  }

  static List<List<Object>> turns() {
    List<List<Object>> turns = new ArrayList<>();
    turns.add(List.of("down.swc", Upright.MINUS_Y));
    turns.add(List.of("pia_along_x.swc", Upright.PLUS_X));
    turns.add(List.of("pia_along_z.swc", Upright.PLUS_Z));
    for (String file : List.of("plain.swc", "down.swc", "pia_along_x.swc", "pia_along_z.swc", "tilted_30.swc",
        "tilted_60.swc")) {
      turns.add(List.of(file, Upright.APICAL));
    }
    turns.add(List.of("plain.swc", Upright.PLUS_Y));
    return turns;
  }

  @ParameterizedTest
  @MethodSource("turns")
  void turnsCellsUpright(List<Object> turn) throws IOException {
    Compartments plain = load("L5_Plain", "plain.swc").content().compartments();
    CellLibrary turned = library("L5_Cell", (String) turn.get(0)).turned((Upright) turn.get(1));
    Opened<CompartmentalCell> cell = turned.load("L5_Cell", Scaling.AS_IS, AxonTerminal.INTACT);
    assertEquals(List.of(), cell.warnings());
    double[] expected = centres(plain);
    double[] actual = centres(cell.content().compartments());
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 2e-3, "component " + i);
    }
  }

  @Test
  void rejectsTurningACellWithoutApicalDendritesByThem() throws IOException {
    CellLibrary library = library("L5_Cell", "no_apical.swc").turned(Upright.APICAL);
    FormatException e = assertThrows(FormatException.class, () -> library.load("L5_Cell", AxonTerminal.INTACT));
    assertTrue(e.getMessage().endsWith("no_apical.swc: has no apical dendrites (SWC type 4, ASC (Apical)) that"
        + " upright=apical could turn to the pia; give the axis of the file that points to the pia, such as upright=-y,"
        + " and import cells of other axes separately"), e.getMessage());
  }

  @Test
  void readsAZipWithTheOrientationOfACell() throws IOException {
    CellLibrary library = CellLibrary.open(FOLDER.resolve(ZIP));
    assertEquals(List.of("L23_Plain", "L5_Down"), library.names());
    assertEquals(Map.of("L23_Plain", 0.0, "L5_Down", 180.0), library.names().stream()
        .collect(Collectors.toMap(name -> name, name -> turn(library, name))));
    Opened<Morphology> down = library.morphology("L5_Down");
    assertEquals(388, box(down.content()).upper().y(), 1e-3);
    assertEquals(List.of(), library.load("L5_Down", AxonTerminal.INTACT).warnings());
    assertEquals(List.of(), library.load("L23_Plain", AxonTerminal.INTACT).warnings());
  }

  private static double turn(CellLibrary library, String cell) {
    try {
      return library.turn(cell);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

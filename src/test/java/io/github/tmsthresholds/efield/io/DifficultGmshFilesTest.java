/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.mesh.MeshField;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.efield.mesh.TetMesh;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every file that {@code src/tools/python/difficult/gmsh.py} writes. */
class DifficultGmshFilesTest {

  private static final Path FOLDER = DifficultFiles.folder("gmsh");

  private static final Set<String> ORDINARY = Set.of("simnibs_binary.msh", "simnibs_text.msh", "at_nodes.msh",
      "big_endian.msh", "scattered_ids.msh", "windows_lines.msh", "name_without_quotes.msh", "other_quantities.msh",
      "v41_binary.msh", "v41_text.msh", "v41_negative_group.msh", "v41_groups_differ.msh", "physical_used.msh",
      "names_and_comments.msh");

  private static final Map<String, String> WARNINGS = Map.of(
      "no_groups.msh", "its tetrahedra are in no physical group, so that their elementary tags (1, 2, 3) are taken as"
          + " tissues; check that they are SimNIBS's numbers (1 white matter, 2 grey matter, 3 CSF)",
      "v41_no_groups.msh", "its tetrahedra are in no physical group, so that their elementary tags (1, 2, 3) are taken"
          + " as tissues; check that they are SimNIBS's numbers (1 white matter, 2 grey matter, 3 CSF)",
      "one_group.msh", "all tetrahedra are in the physical group 1, which is taken as their only tissue, although their"
          + " elementary tags differ (1, 2, 3); if these are the tissues, make them physical groups",
      "some_in_no_group.msh", "24 of 72 tetrahedra are in no physical group and belong to no tissue",
      "v41_some_in_no_group.msh", "24 of 72 tetrahedra are in no physical group and belong to no tissue",
      "v41_several_groups.msh", "the volume 2 is in several physical groups [2, 50], of which the first is taken as its"
          + " tissue",
      "time_steps.msh", "has 2 quantities named 'E'; the first is used, that of the elements at the time step 4",
      "at_nodes_and_elements.msh", "has 2 quantities named 'E'; the first is used, that of the elements at the time"
          + " step 0");

  private static final Map<String, String> REFUSED = Map.ofEntries(
      Map.entry("names_swapped.msh", "the physical group 1 is named 'GM', a tissue whose number is 2; number the"
          + " groups as SimNIBS does (1 white matter, 2 grey matter, 3 CSF, 4 bone, 5 scalp)"),
      Map.entry("v41_names_swapped.msh", "the physical group 2 is named 'Skull', a tissue whose number is 4, 7, 8;"
          + " number the groups as SimNIBS does (1 white matter, 2 grey matter, 3 CSF, 4 bone, 5 scalp)"),
      Map.entry("metres.msh", "its tetrahedra extend over 0.0400 mm, must be 3.0 to 1000.0 mm; nodes must be in mm,"
          + " these are probably in m"),
      Map.entry("micrometres.msh", "its tetrahedra extend over 4.00e+04 mm, must be 3.0 to 1000.0 mm; nodes must be in"
          + " mm, these are probably in µm"),
      Map.entry("not_a_number.msh", "$ElementData, byte "),
      Map.entry("element_node_data.msh", "has no quantity 'E', found none; $ElementNodeData cannot be read, save it as"
          + " $NodeData or $ElementData"),
      Map.entry("no_quantity.msh", "has no quantity 'E', found none"),
      Map.entry("cut.msh", "byte "),
      Map.entry("v40.msh", "$MeshFormat, byte "),
      Map.entry("partitioned.msh", "$Nodes, byte "),
      Map.entry("triangles_alone.msh", "$Elements, byte "),
      Map.entry("quadratic.msh", "$Elements, byte "));

  private static final Map<String, String> REASONS = Map.of(
      "not_a_number.msh", "'E' of 4 is NaN", "cut.msh", "is missing (truncated?)",
      "v40.msh", "Gmsh formats 2.0 to 2.2 and 4.1 can be read, this is 4.0", "partitioned.msh", "the mesh is"
          + " partitioned",
      "triangles_alone.msh", "holds no tetrahedra", "quadratic.msh", "must be first-order elements");

  static Stream<String> ordinary() {
    return ORDINARY.stream().sorted();
  }

  static Stream<String> suspicious() {
    return WARNINGS.keySet().stream().sorted();
  }

  static Stream<String> refused() {
    return REFUSED.keySet().stream().sorted();
  }

  private static Opened<MeshField> read(String name) throws IOException {
    return GmshReader.read(FOLDER.resolve(name), "E", Progress.NONE);
  }

  private static Vec3 field(Vec3 p) {
    return new Vec3(0.5 + 0.01 * p.x(), 0.2 - 0.01 * p.y(), 0.3 + 0.02 * p.z());
  }

  /** @param region returns the region in the file of a layer of 10 mm, from 1 */
  private static void assertRead(MeshField e, IntUnaryOperator region) {
    TetMesh mesh = e.mesh();
    double volume = 0;
    for (int t = 0; t < mesh.size(); t++) {
      volume += mesh.volume(t);
      assertEquals(region.applyAsInt(1 + (int) (mesh.centroid(t).z() / 10)), mesh.regions()[t]);
    }
    assertEquals(40 * 40 * 30, volume, 1e-6);
    for (int i = 0; i < e.values().length / 3; i++) {
      Vec3 expected = field(e.place() == Place.NODES ? mesh.node(i) : mesh.centroid(i));
      Vec3 value = new Vec3(e.values()[3 * i], e.values()[3 * i + 1], e.values()[3 * i + 2]);
      assertEquals(0, expected.minus(value).norm(), 1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void readsWithoutAWarning(String name) throws IOException {
    Opened<MeshField> e = read(name);
    assertEquals(List.of(), e.warnings());
    assertRead(e.content(), layer -> layer);
    Opened<EField> voxels =
        VolumeReader.NUMERIC.readField(FOLDER.resolve(name), OptionalDouble.empty(), Progress.NONE);
    assertEquals(List.of(), voxels.warnings());
  }

  @ParameterizedTest
  @MethodSource("suspicious")
  void readsWithAWarning(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    List<String> expected = List.of(file + ": " + WARNINGS.get(name));
    Opened<MeshField> e = read(name);
    assertEquals(expected, e.warnings());
    boolean third = !name.contains("some_in_no_group");
    assertRead(e.content(), layer -> name.equals("one_group.msh") ? 1 : layer == 3 && !third ? 0 : layer);
    assertEquals(expected, VolumeReader.NUMERIC.readField(file, OptionalDouble.empty(), Progress.NONE).warnings());
    Opened<Volume> labels = VolumeReader.NUMERIC.readLabels(file, Progress.NONE);
    assertEquals(expected.get(0).contains("quantities") ? List.of() : expected, labels.warnings());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String name) {
    String message = assertThrows(FormatException.class, () -> read(name)).getMessage();
    assertTrue(message.startsWith(FOLDER.resolve(name) + ": " + REFUSED.get(name)), message);
    assertTrue(message.contains(REASONS.getOrDefault(name, "")), message);
  }

  @Test
  void expectsEveryFile() throws IOException {
    Set<String> known = new TreeSet<>(ORDINARY);
    known.addAll(WARNINGS.keySet());
    known.addAll(REFUSED.keySet());
    assertEquals(known, DifficultFiles.names("gmsh"));
  }
}

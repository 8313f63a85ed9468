/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import com.google.gson.GsonBuilder;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Markers of the draft NIBS-BIDS 6.3 (BIDS extension proposal 37): a table {@code *_markers.tsv} with the centre and
 * the axes of each coil in SimNIBS's convention, and their coordinate system in {@code *_coordsystem.json} beside it.
 */
final class BidsMarkers implements PoseReader, PoseWriter {

  static final String CENTRE = "element_centre_", AXIS = "element_%sdir_";
  static final String POSITION = "nibs_position_id", COIL = "nibs_element_id", LABEL = "position_label";
  static final String MARKERS = "_markers.tsv", SYSTEM_FILE = "_coordsystem.json";
  static final String SYSTEM = "NIBSCoordinateSystem", UNITS = "NIBSCoordinateUnits";
  private static final String NONE = "n/a";
  private static final List<String> TARGET = List.of("target_x", "target_y", "target_z");
  /** Coordinate systems that are the image's own, in lower case. */
  private static final Set<String> OF_IMAGE =
      Set.of("individualmri", "individual", "individual mri", "native", "scanner", "scanras", "t1w", "other");

  @Override
  public String name() {
    return "NIBS-BIDS markers (.tsv)";
  }

  @Override
  public boolean recognises(PoseContent content) {
    String first = content.head().lines().findFirst().orElse("");
    return first.contains("\t") && !first.startsWith("#") && !first.startsWith("<");
  }

  /** Returns the names of the twelve columns of the matrix, row by row. */
  static List<String> columns() {
    return Stream.of("x", "y", "z").flatMap(row -> Stream.concat(
        Stream.of("x", "y", "z").map(axis -> String.format(AXIS, axis) + row), Stream.of(CENTRE + row))).toList();
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws IOException {
    String[] lines = content.text().split("\r\n|\r|\n");
    List<String> header = TabRow.split(lines[0]);
    if (!header.containsAll(columns())) {
      throw new FormatException(content.file(), "line 1: must have the columns " + CENTRE + "x,y,z and element_xdir_,"
          + " element_ydir_, element_zdir_x,y,z of NIBS-BIDS 6.3; earlier drafts do not define the coil's axes");
    }
    double mm = millimetres(content.file(), poses);
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        read(TabRow.of(content.file(), i + 1, header, lines[i], columns()), mm, poses);
      }
    }
  }

  private static void read(TabRow row, double mm, PoseCollector poses) throws FormatException {
    double[] rows = row.numbers(columns());
    if (Arrays.stream(rows).allMatch(Double::isNaN)) {
      poses.countMissing();
      return;
    }
    for (int i = 3; i < 12; i += 4) {
      rows[i] *= mm;
    }
    Optional<Affine> matrix = poses.matrix("line " + row.line(), rows);
    String name = row.text(LABEL).or(() -> row.text(POSITION)).filter(s -> !s.equals(NONE)).orElse("");
    OptionalDouble time = row.number(PoseColumns.TIME);
    String coil = row.text(COIL).filter(s -> !s.equals(NONE)).orElse("");
    OptionalDouble didt = intensity(row.number(PoseColumns.DIDT)), output = intensity(row.number(PoseColumns.OUTPUT));
    matrix.ifPresent(m -> poses.add(new CoilPose(name,
        time.isPresent() ? CoilPose.Kind.SAMPLE : CoilPose.Kind.TARGET, m, didt, output, time, coil)));
  }

  private static OptionalDouble intensity(OptionalDouble value) {
    return value.isPresent() ? PoseCollector.intensity(value.getAsDouble()) : value;
  }

  /** Returns the unit of the centres in mm, and refuses coordinates other than those of the image. */
  private static double millimetres(Path file, PoseCollector poses) throws IOException {
    Optional<Path> found = systemFile(file);
    if (found.isEmpty()) {
      poses.warn("has no " + SYSTEM_FILE + " beside it; its coordinates are taken as mm of the image");
      return 1;
    }
    JsonValue system = JsonValue.read(found.get());
    String name = system.get(SYSTEM).asText();
    if (!OF_IMAGE.contains(name.toLowerCase(Locale.ROOT))) {
      throw system.get(SYSTEM).error("the markers are in " + name + ", not in the coordinates of the individual image;"
          + " export them in IndividualMRI");
    }
    return switch (system.get(UNITS).asText()) {
      case "mm" -> 1;
      case "cm" -> 10;
      case "m" -> 1000;
      default -> throw system.get(UNITS).error("must be mm, cm or m, found '" + system.get(UNITS).asText() + "'");
    };
  }

  /** Returns the coordinate system whose name has the most parts in common with the markers', by BIDS inheritance. */
  private static Optional<Path> systemFile(Path file) throws IOException {
    String name = file.getFileName().toString();
    Set<String> parts = Set.copyOf(Arrays.asList(name.replace(MARKERS, "").split("_")));
    try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
      return siblings.filter(path -> path.getFileName().toString().endsWith(SYSTEM_FILE))
          .filter(path -> parts.containsAll(parts(path)))
          .max(Comparator.comparingInt((Path path) -> parts(path).size()).thenComparing(Comparator.naturalOrder()));
    }
  }

  private static List<String> parts(Path system) {
    return List.of(system.getFileName().toString().replace(SYSTEM_FILE, "").split("_"));
  }

  @Override
  public String extension() {
    return MARKERS;
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.values());
  }

  /** Writes the table, its description {@code *_markers.json} and the coordinate system. */
  @Override
  public void write(Path file, List<CoilPose> poses, String source) throws IOException {
    List<String> header = Stream.of(List.of(POSITION, COIL, LABEL), columns(), TARGET,
        List.of(PoseColumns.DIDT, PoseColumns.OUTPUT, PoseColumns.TIME)).flatMap(List::stream).toList();
    StringBuilder text = new StringBuilder(String.join("\t", header)).append('\n');
    for (int i = 0; i < poses.size(); i++) {
      CoilPose pose = poses.get(i);
      List<String> cells = new ArrayList<>(List.of("pos_" + (i + 1), cell(pose.coil()), cell(pose.name())));
      for (double v : pose.matrix().rows()) {
        cells.add(String.format(Locale.ROOT, "%.9g", v));
      }
      TARGET.forEach(column -> cells.add(NONE));
      cells.addAll(List.of(cell(PoseColumns.number(pose.didt())), cell(PoseColumns.number(pose.output())),
          cell(PoseColumns.number(pose.time()))));
      text.append(String.join("\t", cells)).append('\n');
    }
    String stem = file.getFileName().toString();
    stem = stem.substring(0, stem.length() - MARKERS.length());
    AtomicFile.writeText(file.resolveSibling(stem + SYSTEM_FILE), json(Map.of(SYSTEM, "IndividualMRI", UNITS, "mm",
        SYSTEM + "Description", "RAS of the anatomical image that was loaded into the neuronavigation system")));
    AtomicFile.writeText(file.resolveSibling(stem + "_markers.json"), json(description(source)));
    AtomicFile.writeText(file, text.toString());
  }

  private static Map<String, Object> description(String source) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("NIBSBIDSVersion", "6.3 (draft)");
    all.put("Sources", source);
    all.put(POSITION, Map.of("Description", "Identifier of the position"));
    all.put(COIL, Map.of("Description", "Coil at the position"));
    all.put(LABEL, Map.of("Description", "Name of the position in its source"));
    columns().forEach(column -> all.put(column, column.startsWith(CENTRE)
        ? Map.of("Description", "Origin of the coil", "Units", "mm")
        : Map.of("Description", "Component of an axis of the coil as a unit vector, in SimNIBS's convention: z points "
            + "into the head, the handle along -y")));
    TARGET.forEach(column -> all.put(column, Map.of("Description", "Cortical target", "Units", "mm")));
    all.put(PoseColumns.DIDT, Map.of("Description", "Rate of the coil current", "Units", "A/us"));
    all.put(PoseColumns.OUTPUT,
        Map.of("Description", "Output of the stimulator", "Units", "% Maximum Stimulator Output"));
    all.put(PoseColumns.TIME, Map.of("Description", "Time of recording from the start", "Units", "ms"));
    return all;
  }

  private static String json(Map<String, Object> content) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(new TreeMap<>(content)) + "\n";
  }

  private static String cell(String text) {
    return text.isEmpty() ? NONE : text.replaceAll("\\s+", " ");
  }
}

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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Markers of the draft NIBS-BIDS 6.3 (BIDS extension proposal 37): a table {@code *_markers.tsv} with the centre and
 * the axes of each coil in SimNIBS's convention, and their coordinate system in {@code *_coordsystem.json} beside it.
 */
final class BidsMarkers implements PoseReader {

  static final String CENTRE = "element_centre_", AXIS = "element_%sdir_";
  static final String POSITION = "nibs_position_id", COIL = "nibs_element_id", LABEL = "position_label";
  static final String MARKERS = "_markers.tsv", SYSTEM_FILE = "_coordsystem.json";
  static final String SYSTEM = "NIBSCoordinateSystem", UNITS = "NIBSCoordinateUnits";
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
        read(TabRow.of(content.file(), i + 1, header, lines[i]), mm, poses);
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
    String name = row.text(LABEL).filter(s -> !s.isEmpty() && !s.equals("n/a")).or(() -> row.text(POSITION)).orElse("");
    OptionalDouble time = row.number(PoseColumns.TIME);
    String coil = row.text(COIL).filter(s -> !s.equals("n/a")).orElse("");
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
}

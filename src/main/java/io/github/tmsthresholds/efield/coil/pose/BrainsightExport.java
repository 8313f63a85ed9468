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
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text exports of Brainsight, versions 7 to 14: tables of targets and samples, whose coil axes are SimNIBS's -x, y, -z.
 * Only coordinates of the image itself (NIfTI) can be used.
 */
final class BrainsightExport implements PoseReader, PoseWriter {

  private static final int OLDEST = 7, NEWEST = 14, ALIGNED_BY_TRANSFORM = 14;
  private static final String TARGET = "Target Name", SAMPLE = "Sample Name";
  private static final Affine AXES = Affine.of(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0);
  /** Row by row; m0n* is the first column. */
  private static final List<String> COLUMNS = List.of("m0n0", "m1n0", "m2n0", "Loc. X", "m0n1", "m1n1", "m2n1",
      "Loc. Y", "m0n2", "m1n2", "m2n2", "Loc. Z");
  private static final List<String> PLACE = List.of("Loc. X", "Loc. Y", "Loc. Z", "m0n0", "m0n1", "m0n2", "m1n0",
      "m1n1", "m1n2", "m2n0", "m2n1", "m2n2");
  private static final List<String> ROTATION = PLACE.subList(3, 12);
  private static final List<String> WRITTEN_TARGET = Stream.concat(Stream.of(TARGET), PLACE.stream()).toList();
  /** The columns of version 12. */
  private static final List<String> WRITTEN_SAMPLE = Stream.of(
      List.of(SAMPLE, "Session Name", "Index", "Assoc. Target"), PLACE,
      List.of("Dist. to Target", "Target Error", "Angular Error", "Twist Error", "Stim. Power A",
          "Stim. Pulse Interval", "Stim. Power B", "Date", "Time", "Creation Cause", "Crosshairs Driver", "Offset",
          "Comment", "EMG Channels", "EMG Window Start", "EMG Window End")).flatMap(List::stream).toList();
  private static final Pattern ENCODING = Pattern.compile("# Encoding: *(\\S+)");

  @Override
  public String name() {
    return "Brainsight exports (.txt)";
  }

  @Override
  public boolean recognises(PoseContent content) {
    String head = content.head();
    return head.startsWith("#") && head.contains("# Version:") && head.contains("# Coordinate system:");
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws FormatException {
    String[] lines = content.text(charset(content.head())).split("\r\n|\r|\n");
    checkSystem(content, lines, version(content, lines, poses), poses);
    List<String> header = List.of();
    LocalDateTime start = null;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith("#") && !isRow(lines[i], header)) {
        header = lines[i].contains("\t") ? TabRow.split(lines[i].substring(1)) : List.of();
      } else if (!lines[i].isBlank() && !header.isEmpty() && List.of(TARGET, SAMPLE).contains(header.get(0))) {
        if (Collections.disjoint(header, ROTATION)) {
          poses.countMissing();
          continue;
        }
        TabRow row = TabRow.of(content.file(), i + 1, header, lines[i], COLUMNS);
        boolean sample = header.get(0).equals(SAMPLE);
        Optional<LocalDateTime> time = sample ? time(row) : Optional.empty();
        start = start == null ? time.orElse(null) : start;
        read(row, sample, start, time, poses);
      }
    }
  }

  /** Returns whether a line belongs to the table of this header; names may start with # as headers do. */
  private static boolean isRow(String line, List<String> header) {
    List<String> cells = TabRow.split(line);
    int k = header.indexOf(PLACE.get(0));
    return k >= 0 && k < cells.size() && cells.get(k).matches("\\(null\\)|[-+.\\d].*");
  }

  private static void read(TabRow row, boolean sample, LocalDateTime start, Optional<LocalDateTime> time,
      PoseCollector poses) throws FormatException {
    double[] rows = row.numbers(COLUMNS);
    if (Arrays.stream(rows).allMatch(Double::isNaN)) {
      poses.countMissing();
      return;
    }
    String name = row.cells().get(0);
    Optional<Affine> matrix = poses.matrix("line " + row.line(), rows);
    OptionalDouble power = row.number("Stim. Power A");
    OptionalDouble output = power.isPresent() ? power : row.number("Stim. Power");
    OptionalDouble ms = time.isEmpty() ? OptionalDouble.empty()
        : OptionalDouble.of(Duration.between(start, time.get()).toMillis());
    matrix.ifPresent(m -> poses.add(new CoilPose(name, sample ? CoilPose.Kind.SAMPLE : CoilPose.Kind.TARGET,
        m.after(AXES), OptionalDouble.empty(),
        output.isPresent() ? PoseCollector.intensity(output.getAsDouble()) : output, ms, "")));
  }

  private static Optional<LocalDateTime> time(TabRow row) {
    try {
      return Optional.of(LocalDateTime.parse(row.text("Date").orElse("") + "T" + row.text("Time").orElse("")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns the character set that the header names; UTF-8 if it names none that is known. */
  private static Charset charset(String head) {
    Matcher named = ENCODING.matcher(head);
    try {
      return named.find() && Charset.isSupported(named.group(1)) ? Charset.forName(named.group(1))
          : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static int version(PoseContent content, String[] lines, PoseCollector poses) throws FormatException {
    Set<String> versions = header("Version", lines);
    int version;
    try {
      version = Integer.parseInt(String.join(" and ", versions));
    } catch (NumberFormatException e) {
      throw new FormatException(content.file(), "must have one integer as its version, found "
          + String.join(" and ", versions));
    }
    if (version < OLDEST || version > NEWEST) {
      poses.warn("is of version " + version + "; only versions " + OLDEST + " to " + NEWEST
          + " are known, check the poses");
    }
    return version;
  }

  private static void checkSystem(PoseContent content, String[] lines, int version, PoseCollector poses)
      throws FormatException {
    Set<String> systems = header("Coordinate system", lines);
    String named = String.join(" and ", systems);
    String remedy = "export again with the coordinate system "
        + (version < ALIGNED_BY_TRANSFORM ? "NIfTI:Aligned" : "NIfTI:Q:Aligned or NIfTI:S:Aligned")
        + ", which only a project based on the NIfTI image of the head offers";
    if (systems.size() > 1) {
      throw new FormatException(content.file(), "mixes the coordinate systems " + named + "; " + remedy);
    }
    if (!named.startsWith("NIfTI:")) {
      throw new FormatException(content.file(), "its coordinate system " + named
          + " is not that of the image; " + remedy);
    }
    if (!named.endsWith(":Aligned")) {
      poses.warn("its coordinates are " + named + ": the tissue labels must have this transform of the image");
    }
  }

  private static Set<String> header(String key, String[] lines) {
    Set<String> values = new LinkedHashSet<>();
    for (String line : lines) {
      if (line.startsWith("# " + key + ":")) {
        values.add(line.substring(key.length() + 3).strip());
      }
    }
    return values;
  }

  @Override
  public String extension() {
    return ".txt";
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.NAME, Part.OUTPUT);
  }

  @Override
  public void write(Path file, List<CoilPose> poses, String source) throws IOException {
    StringBuilder text = new StringBuilder("# Version: 12\n# Coordinate system: NIfTI:Aligned\n# Created by: TMS "
        + "Thresholds\n# Units: millimetres, degrees, milliseconds, and microvolts\n# Encoding: UTF-8\n# Notes: Each "
        + "column is delimited by a tab. Each value within a column is delimited by a semicolon.\n# ");
    text.append(String.join("\t", WRITTEN_TARGET)).append('\n');
    for (CoilPose pose : poses) {
      if (pose.kind() == CoilPose.Kind.TARGET) {
        append(text, WRITTEN_TARGET, pose, "Target", 0);
      }
    }
    text.append("# ").append(String.join("\t", WRITTEN_SAMPLE)).append('\n');
    int samples = 0;
    for (CoilPose pose : poses) {
      if (pose.kind() == CoilPose.Kind.SAMPLE) {
        append(text, WRITTEN_SAMPLE, pose, "Sample", ++samples);
      }
    }
    AtomicFile.writeText(file, text.toString());
  }

  private static void append(StringBuilder text, List<String> columns, CoilPose pose, String what, int number) {
    double[] rows = pose.matrix().after(AXES).rows();
    text.append(columns.stream().map(column -> {
      int k = COLUMNS.indexOf(column);
      return k >= 0 ? String.format(Locale.ROOT, "%.6f", rows[k]) : switch (column) {
        case TARGET, SAMPLE -> pose.name().isEmpty() ? what + " " + Math.max(1, number)
            : pose.name().replaceAll("\\s+", " ");
        case "Session Name" -> "Session 1";
        case "Index" -> "" + number;
        case "Stim. Power A" -> pose.output().isEmpty() ? "(null)" : PoseColumns.number(pose.output());
        default -> "(null)";
      };
    }).collect(Collectors.joining("\t"))).append('\n');
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads SimNIBS coil definition files (.ccd): a comment, the number of dipoles, then one line per dipole with its
 * position (m) and moment (A m2 per A). Lines that start with # and empty lines are skipped. Thread-safe.
 */
final class CcdReader {

  /** Length of the shortest line of six numbers, bytes: six digits and five separators. */
  private static final int MIN_LINE_BYTES = 11;
  /** Largest plausible distance of a dipole from the coil's centre along an axis, m. */
  private static final double MAX_DISTANCE = 2;
  private static final Pattern SPACE = Pattern.compile("[\\s,]+");

  private CcdReader() {}

  /**
   * Reads a coil.
   *
   * @throws FormatException if the number of dipoles or a line is invalid; the message names the line
   * @throws IOException if the file cannot be read
   */
  static Opened<Coil> read(Path file) throws IOException {
    long size = Files.size(file);
    double[] positions = null, moments = null;
    int n = 0, number = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        line = line.substring(0, line.indexOf('#') < 0 ? line.length() : line.indexOf('#')).strip();
        if (line.isEmpty()) {
          continue;
        }
        if (positions == null) {
          int count = count(file, number, line, size);
          positions = new double[3 * count];
          moments = new double[3 * count];
          continue;
        }
        if (3 * n == positions.length) {
          throw new FormatException(file, "line " + number + ": more dipoles than the " + n + " of the header");
        }
        readDipole(file, number, line, positions, moments, 3 * n++);
      }
    }
    if (positions == null) {
      throw new FormatException(file, "line " + (number + 1) + ": the file ends before the number of dipoles");
    }
    if (3 * n < positions.length) {
      throw new FormatException(file, "line " + (number + 1) + ": the file ends after " + n + " of "
          + positions.length / 3 + " dipoles");
    }
    return new Opened<>(Coil.of(CoilReader.name(file), new Dipoles(positions, moments)), List.of());
  }

  private static int count(Path file, int number, String line, long size) throws FormatException {
    double count;
    try {
      count = Double.parseDouble(line);
    } catch (NumberFormatException e) {
      count = Double.NaN;
    }
    if (!(count >= 1) || count != Math.rint(count)) {
      throw new FormatException(file, "line " + number + ": the number of dipoles must be a positive integer, found '"
          + shortened(line) + "'");
    }
    if (count * MIN_LINE_BYTES > size) {
      throw new FormatException(file, "line " + number + ": announces " + shortened(line)
          + " dipoles, more than the file's " + size + " bytes can hold");
    }
    return (int) count;
  }

  private static void readDipole(Path file, int number, String line, double[] positions, double[] moments, int at)
      throws FormatException {
    String[] cells = SPACE.split(line, 7);
    double[] v = new double[6];
    Arrays.fill(v, Double.NaN);
    try {
      for (int c = 0; c < 6 && cells.length == 6; c++) {
        v[c] = Double.parseDouble(cells[c]);
      }
    } catch (NumberFormatException e) {
      v[5] = Double.NaN;
    }
    if (!Arrays.stream(v).allMatch(Double::isFinite)) {
      throw new FormatException(file, "line " + number + ": must hold six finite numbers, x y z (m) and mx my mz "
          + "(A m2), found '" + shortened(line) + "'");
    }
    for (int c = 0; c < 3; c++) {
      if (Math.abs(v[c]) > MAX_DISTANCE) {
        throw new FormatException(file, "line " + number + ": the dipole lies " + v[c] + " m from the coil's "
            + "centre, but must lie within " + MAX_DISTANCE + " m; positions must be in m, these are probably in mm");
      }
      positions[at + c] = 1000 * v[c];
      moments[at + c] = v[3 + c];
    }
  }

  private static String shortened(String line) {
    return (line.length() > 60 ? line.substring(0, 60) + "..." : line).replaceAll("[^ -~]", "?");
  }
}

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

import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stimulator with its coil. Immutable, thread-safe.
 *
 * @param name shown on axes of figures
 * @param fullRate coil current rate at 100 % of the maximum stimulator output (MSO), A/us
 */
public record Stimulator(String name, double fullRate) {

  /** Plausible range of the rate at 100 % output, from a file, A/us. */
  private static final double LOWEST = 1, HIGHEST = 10_000;

  /**
   * Creates a stimulator.
   *
   * @throws InvalidInputException unless the rate is finite and above 0
   */
  public Stimulator {
    if (!(fullRate > 0) || Double.isInfinite(fullRate)) {
      throw new InvalidInputException("the coil current rate must be above 0 A/us, not " + fullRate);
    }
  }

  /**
   * Reads the stimulator recorded in a coil file, as in most of SimNIBS's files:
   * {@code dIdtmax=155.33;stimulator=MagPro X100;coilname=MC-B70} (A/us) in the first line of a .ccd file or in the
   * description of a NIfTI file; {@code stimulatorList} (A/s) in a .tcd file.
   *
   * @throws FormatException if the file records no stimulator, or several, or an implausible rate
   * @throws IOException if the file cannot be read
   */
  public static Stimulator read(Path file) throws IOException {
    List<Stimulator> all = recorded(file);
    if (all.isEmpty()) {
      throw new FormatException(file, "does not contain the stimulator's maximum rate, dIdtmax=<A/us>");
    }
    if (all.size() > 1) {
      throw new FormatException(file, "has " + all.size() + " stimulators, but must have one; set mso= to the A/us at"
          + " 100 % output instead");
    }
    return all.get(0);
  }

  /**
   * Reads all stimulators recorded in a coil file, see {@link #read}.
   *
   * @return in the order of the file; none if it records none
   * @throws FormatException if a rate is implausible
   * @throws IOException if the file cannot be read
   */
  public static List<Stimulator> recorded(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".tcd")) {
      return recordedInTcd(file);
    }
    String description = NiftiReader.canRead(file) ? NiftiReader.description(file) : firstLine(file);
    Optional<String> rate = value("dIdtmax", description);
    if (rate.isEmpty()) {
      return List.of();
    }
    double didt;
    try {
      didt = Double.parseDouble(rate.get());
    } catch (NumberFormatException e) {
      didt = Double.NaN;
    }
    String coil = value("coilname", description).orElse(CoilReader.name(file));
    return List.of(of(file, "dIdtmax=" + rate.get(),
        value("stimulator", description).map(s -> s + " with " + coil).orElse(coil), didt));
  }

  private static List<Stimulator> recordedInTcd(Path file) throws IOException {
    List<Stimulator> all = new ArrayList<>();
    for (JsonValue stimulator : JsonValue.read(file).get("stimulatorList").list()) {
      JsonValue rate = stimulator.get("maxdIdt"), name = stimulator.get("name");
      if (rate.isMissing()) {
        return List.of();
      }
      all.add(of(file, "maxdIdt=" + rate.number(), name.isMissing() ? CoilReader.name(file) : name.text(),
          rate.number() / 1e6));
    }
    return all;
  }

  private static Stimulator of(Path file, String entry, String name, double didt) throws FormatException {
    if (didt > 0 && !(didt >= LOWEST && didt <= HIGHEST)) {
      throw new FormatException(file, entry + " is " + didt + " A/us, but must be " + LOWEST + " to " + HIGHEST
          + " A/us; dIdtmax of .ccd and NIfTI files is in A/us, maxdIdt of .tcd files in A/s");
    }
    try {
      return new Stimulator(name, didt);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, entry + ": " + e.getMessage(), e);
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return Optional.ofNullable(in.readLine()).orElse("");
    }
  }

  private static Optional<String> value(String key, String description) {
    Matcher entry = Pattern.compile("(?i)(?:^|[;\\s])" + key + "=([^;\0]+)").matcher(description);
    return entry.find() ? Optional.of(entry.group(1).strip()) : Optional.empty();
  }
}

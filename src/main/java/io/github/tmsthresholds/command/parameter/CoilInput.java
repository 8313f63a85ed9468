/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A coil file or the name of a built-in coil, and the weights of its stimulators. */
public record CoilInput(String coil, String weights) {

  /**
   * Reads a coil file, or returns a built-in coil, driven with the weights.
   *
   * @param report receives how the stimulators of a coil of several are driven
   * @param warn receives each warning about the file
   * @throws InvalidInputException if there is no such coil, or the weights do not suit it
   */
  public Coil open(Consumer<String> report, Consumer<String> warn) throws IOException {
    Coil read = read(warn);
    if (!Parameters.isSet(weights)) {
      if (read.stimulators() > 1) {
        warn.accept(coil + ": has " + read.stimulators() + " stimulators (" + String.join(", ", read.drive().keySet())
            + "), which are all driven at the same dI/dt; set weights=, one factor per stimulator");
      }
      return read;
    }
    double[] factors = Parameters.list(weights).stream().mapToDouble(w -> Parameters.number("weights", w)).toArray();
    Coil driven = Parameters.compute("weights", weights, () -> read.driven(factors));
    report.accept("Stimulators: " + driven.drive().entrySet().stream()
        .map(entry -> entry.getKey() + " x " + entry.getValue()).collect(Collectors.joining(", ")));
    return driven;
  }

  private Coil read(Consumer<String> warn) throws IOException {
    Path file = Path.of(coil);
    if (Files.exists(file)) {
      return CoilReader.read(file).reportTo(warn);
    }
    return Parameters.compute("coil", coil, () -> {
      try {
        return BuiltInCoils.get(coil);
      } catch (InvalidInputException e) {
        throw new InvalidInputException("no such file, and " + e.getMessage(), e);
      }
    });
  }

  /**
   * Returns the stimulator: as given, else the one that the coil file records, if it records one.
   *
   * @param mso coil current rate at 100 % output, A/us; may be empty
   * @param warn receives a warning if the file's record cannot be used
   * @throws InvalidInputException if {@code mso} is not a positive number
   */
  public Optional<Stimulator> stimulator(String mso, Consumer<String> warn) throws IOException {
    if (Parameters.isSet(mso)) {
      return new StimulatorParameters(mso, "", "").chosen();
    }
    if (!Files.exists(Path.of(coil))) {
      return Optional.empty();
    }
    try {
      List<Stimulator> recorded = Stimulator.recorded(Path.of(coil));
      return recorded.size() == 1 ? Optional.of(recorded.get(0)) : Optional.empty();
    } catch (FormatException e) {
      warn.accept(e.getMessage() + "; the stimulator's output is unknown unless mso= is set");
      return Optional.empty();
    }
  }
}

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

import io.github.tmsthresholds.dose.Calibration;
import io.github.tmsthresholds.dose.NeuronGroup;
import io.github.tmsthresholds.dose.PulseSeries;
import io.github.tmsthresholds.dose.Statistic;
import io.github.tmsthresholds.dose.StimulatorOutput;
import io.github.tmsthresholds.dose.UnusablePulseException;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.coil.pose.CoilPose.Kind;
import io.github.tmsthresholds.efield.coil.pose.PoseFile;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The parameters of a session: the poses of its pulses, the stimulator's output, and the motor threshold. */
public record SessionParameters(String poses, String mso, String rmt, String calibrate, String statistic) {

  /** Layer whose neurons make the motor threshold. */
  private static final Layer MOTOR = Layer.L5;
  /** Relative difference of two sources of the stimulator's output above which there is a warning. */
  private static final double LARGE_DIFFERENCE = 0.05;
  /** Largest plausible output, % MSO. */
  private static final double FULL = 100;

  /** @throws InvalidInputException if one of motor threshold and hot spot is given without the other */
  public SessionParameters {
    Parameters.rejectIf(Parameters.isSet(rmt) && !Parameters.isSet(calibrate), "rmt", rmt,
        "needs calibrate=, the pose at which it was measured");
    Parameters.rejectIf(Parameters.isSet(calibrate) && !Parameters.isSet(rmt), "calibrate", calibrate,
        "needs rmt=, the motor threshold in % MSO");
  }

  /**
   * Reads the poses: those of recorded pulses if there are any, else the planned ones.
   *
   * @param report receives what was read
   * @param warn receives each warning about the file
   */
  public List<CoilPose> pulses(Consumer<String> report, Consumer<String> warn) throws IOException {
    List<CoilPose> all = PoseFile.read(Path.of(poses)).reportTo(warn).poses();
    List<CoilPose> recorded = all.stream().filter(pose -> pose.kind() == Kind.SAMPLE).toList();
    List<CoilPose> pulses = recorded.isEmpty() ? all : recorded;
    report.accept("Poses: " + pulses.size() + (recorded.isEmpty() ? " planned" : " recorded, "
        + (all.size() - recorded.size()) + " planned ones left out"));
    long unknown = pulses.stream().filter(p -> p.didt().isEmpty() && p.output().isEmpty()).count();
    if (unknown > 0) {
      warn.accept(poses + ": the intensity of " + unknown + " of the pulses (" + pulses.size() + ") is unknown; such"
          + " pulses have thresholds, but no dose");
    }
    long beyond = pulses.stream().filter(p -> Math.abs(p.output().orElse(0)) > FULL).count();
    if (beyond > 0) {
      warn.accept(poses + ": the output of " + beyond + " pulses is above 100 % MSO");
    }
    return pulses;
  }

  /**
   * Returns the output of the stimulator: as given, else that in the coil's file, else the recorded ratios.
   *
   * @param warn receives a warning if the sources contradict each other or the recorded ratios vary
   */
  public Optional<StimulatorOutput> output(CoilInput coil, List<CoilPose> pulses, Consumer<String> warn)
      throws IOException {
    Optional<StimulatorOutput> recorded = StimulatorOutput.recorded(pulses);
    Optional<StimulatorOutput> stated = coil.stimulator(mso, warn).map(StimulatorOutput::of);
    recorded.ifPresent(r -> {
      if (r.highest() - r.lowest() > LARGE_DIFFERENCE * r.rate()) {
        warn.accept(String.format(Locale.ROOT, "%s: the recorded pulses have %.3f to %.3f A/us per %% MSO (median "
            + "%.3f); rates or outputs are rounded, or the stimulator changed", poses, r.lowest(), r.highest(),
            r.rate()));
      }
      stated.filter(s -> Math.abs(s.rate() / r.rate() - 1) > LARGE_DIFFERENCE).ifPresent(s ->
          warn.accept(String.format(Locale.ROOT, "%s: the recorded pulses have %.3f A/us per %% MSO, but %s says %.3f",
              poses, r.rate(), s.source(), s.rate())));
    });
    return stated.or(() -> recorded);
  }

  /**
   * Calibrates thresholds to the motor threshold, if there is one.
   *
   * @param output of the stimulator
   * @param scale of simulated thresholds, which the calibration replaces
   * @param series of the neurons among which the motor threshold arises
   * @throws InvalidInputException if the output is unknown, there is no such pose, or the thresholds there are unknown
   */
  public Optional<Calibration> calibration(List<CoilPose> pulses, Optional<StimulatorOutput> output,
      ThresholdScale scale, PulseSeries series, Progress progress) throws IOException {
    if (!Parameters.isSet(rmt)) {
      return Optional.empty();
    }
    double threshold = Parameters.number("rmt", rmt);
    Parameters.rejectIf(!(threshold > 0 && threshold <= FULL), "rmt", rmt, "must be above 0 and at most 100 % MSO");
    Parameters.rejectIf(scale.scales(), "scale", scale.factor(), "cannot be combined with rmt=, which sets the scale");
    StimulatorOutput known = output.orElseThrow(() -> new InvalidInputException("rmt", rmt,
        "needs mso=, the dI/dt at 100 % output, which neither the coil's file nor the poses state"));
    CoilPose spot = hotSpot(pulses);
    List<NeuronGroup> there;
    try {
      there = NeuronGroup.of(series.thresholds(spot, progress));
    } catch (UnusablePulseException e) {
      throw InvalidInputException.of("calibrate", calibrate, new InvalidInputException(e.getMessage(), e));
    }
    return Optional.of(Parameters.compute("calibrate", calibrate, () -> Calibration.of(
        spot.name().isEmpty() ? calibrate : spot.name(), threshold, known, MOTOR,
        Statistic.valueOf(statistic.toUpperCase(Locale.ROOT)), there)));
  }

  private CoilPose hotSpot(List<CoilPose> pulses) throws IOException {
    List<CoilPose> all = new ArrayList<>(PoseFile.read(Path.of(poses)).content().poses());
    List<CoilPose> named = all.stream().filter(pose -> pose.name().equals(calibrate)).toList();
    if (!named.isEmpty()) {
      Parameters.rejectIf(named.size() > 1, "calibrate", calibrate, "is the name of " + named.size() + " poses of "
          + poses + "; name another one or give a file");
      return named.get(0);
    }
    Parameters.rejectIf(!Files.exists(Path.of(calibrate)), "calibrate", calibrate, "is neither a pose of " + poses
        + " nor a file");
    List<CoilPose> there = PoseFile.read(Path.of(calibrate)).content().poses();
    Parameters.rejectIf(there.size() != 1, "calibrate", calibrate, "has " + there.size() + " poses, but must have one");
    return there.get(0);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.dose;

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Layer;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A factor that takes simulated thresholds to those of a person: the measured motor threshold divided by a statistic of
 * the thresholds simulated for the same pose of the coil. Immutable, thread-safe.
 *
 * @param pose name of the pose
 * @param motorThreshold measured resting motor threshold (rMT), % MSO
 * @param measured the same as coil current rate, A/us
 * @param layer whose neurons count
 * @param statistic of their thresholds
 * @param neurons number of neurons
 * @param simulated statistic of the simulated thresholds, A/us
 */
public record Calibration(String pose, double motorThreshold, double measured, Layer layer, Statistic statistic,
    int neurons, double simulated) {

  /**
   * Calibrates thresholds.
   *
   * @param thresholds simulated for the pose
   * @throws InvalidInputException if the layer has no neurons or too few of them fire
   */
  public static Calibration of(String pose, double motorThreshold, StimulatorOutput output, Layer layer,
      Statistic statistic, List<NeuronGroup> thresholds) {
    double[] rates = thresholds.stream().filter(group -> group.layer() == layer)
        .flatMapToDouble(group -> DoubleStream.of(group.rates())).toArray();
    double simulated = statistic.of(rates);
    if (!(simulated > 0) || Double.isInfinite(simulated)) {
      throw new InvalidInputException(rates.length == 0 ? "there are no neurons of layer " + layer + " to calibrate by"
          : "too few of the " + rates.length + " neurons of layer " + layer + " fire: their statistic "
              + statistic.label() + " is not finite");
    }
    return new Calibration(pose, motorThreshold, motorThreshold * output.rate(), layer, statistic, rates.length,
        simulated);
  }

  /** Returns the factor by which simulated thresholds are multiplied. */
  public double factor() {
    return measured / simulated;
  }

  /** Returns a corrected threshold (A/us) as percentage of the motor threshold. */
  public double percent(double corrected) {
    return 100 * corrected / measured;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "rMT of %.4g %% MSO (%.4g A/us) at %s; the model has %.4g A/us (%s of %d neurons "
        + "in %s); factor %.4g", motorThreshold, measured, pose, simulated, statistic.label(), neurons, layer,
        factor());
  }
}

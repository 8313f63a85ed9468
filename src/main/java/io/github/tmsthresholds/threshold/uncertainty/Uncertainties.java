/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.ConductivityRange;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What is not known exactly, and how it is distributed. Every quantity is a function of a number that is uniformly
 * distributed between 0 and 1, independent of the others. Immutable, thread-safe.
 *
 * @param conductivities ranges of the uncertain conductivities
 * @param pose errors of the coil's pose
 * @param depth standard deviation of the neurons' depth, mm; normally distributed, the same for all neurons
 * @param networks errors of the networks, one per cell model and the same at all sites; empty for none
 */
public record Uncertainties(List<ConductivityRange> conductivities, PoseErrors pose, double depth,
    List<NetworkError> networks) {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** @throws InvalidInputException if the depth's standard deviation is negative or not finite */
  public Uncertainties {
    conductivities = List.copyOf(conductivities);
    networks = List.copyOf(networks);
    if (!(depth >= 0 && depth < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException("the standard deviation of the depth must be 0 or more mm, not " + depth);
    }
  }

  /** Returns the number of uncertain quantities of a source; 0 if it has none. */
  public int dimensions(Source source) {
    return switch (source) {
      case CONDUCTIVITIES -> conductivities.size();
      case POSE -> pose.dimensions();
      case DEPTH -> depth > 0 ? 1 : 0;
      case NETWORK -> networks.size();
      case NEURONS -> 1;
    };
  }

  /** Returns the sources that have uncertain quantities. */
  public List<Source> sources() {
    return Stream.of(Source.values()).filter(s -> dimensions(s) > 0).toList();
  }

  /** Returns conductivities of which the uncertain ones lie at the given fractions of their ranges. */
  public Conductivities conductivities(Conductivities nominal, double... fractions) {
    Conductivities all = nominal;
    for (int k = 0; k < fractions.length; k++) {
      all = all.with(conductivities.get(k).label(), conductivities.get(k).at(fractions[k]));
    }
    return all;
  }

  /** Returns the standard normal quantiles at probabilities between 0 and 1. */
  static double[] scores(double... probabilities) {
    return IntStream.range(0, probabilities.length).mapToDouble(k ->
        NORMAL.inverseCumulativeProbability(probabilities[k])).toArray();
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.util.List;

/**
 * Prior of a network's outputs: ln of the threshold in a uniform field that has the direction of the E-field at the
 * soma. Immutable, thread-safe.
 */
public final class UniformPrior {

  private final DirectionMap[] maps;

  private UniformPrior(DirectionMap[] maps) {
    this.maps = maps;
  }

  /** Returns the prior of a network, which must have one. */
  public static UniformPrior of(Network network) {
    int directions = NetworkDescription.PRIOR_DIRECTIONS.size();
    DirectionMap[] maps = new DirectionMap[network.description().outputs().size()];
    float[] logs = network.parameters(network.description().trainedTensors().size());
    for (int o = 0; o < maps.length; o++) {
      double[] thresholds = new double[directions];
      for (int d = 0; d < directions; d++) {
        thresholds[d] = StrictMath.exp(logs[o * directions + d]);
      }
      maps[o] = new DirectionMap(NetworkDescription.PRIOR_DIRECTIONS, thresholds);
    }
    return new UniformPrior(maps);
  }

  /**
   * Converts direction maps to a network's parameters: ln thresholds (V/m), [output][direction], flattened.
   *
   * @param maps map of each output, on the grid {@link NetworkDescription#PRIOR_DIRECTIONS}
   * @throws IllegalArgumentException if a map has another number of directions
   */
  public static float[] parameters(List<DirectionMap> maps) {
    int directions = NetworkDescription.PRIOR_DIRECTIONS.size();
    float[] logs = new float[maps.size() * directions];
    for (int o = 0; o < maps.size(); o++) {
      if (maps.get(o).grid().size() != directions) {
        throw new IllegalArgumentException("a direction map must have " + directions + " directions, not "
            + maps.get(o).grid().size());
      }
      for (int d = 0; d < directions; d++) {
        logs[o * directions + d] = (float) StrictMath.log(maps.get(o).threshold(d));
      }
    }
    return logs;
  }

  /**
   * Returns the ln threshold (V/m) of an output in a uniform field.
   *
   * @param direction direction of the field in the frame of the patch
   * @return NaN if there is no threshold
   */
  public double log(int output, Vec3 direction) {
    return StrictMath.log(maps[output].interpolate(direction));
  }
}

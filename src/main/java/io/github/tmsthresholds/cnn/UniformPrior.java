package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.util.List;

/**
 * The prior of a network's outputs: ln of the threshold in a uniform field of the direction that the E-field has at the
 * soma. Immutable, thread-safe.
 */
public final class UniformPrior {

  private final DirectionMap[] maps;

  private UniformPrior(DirectionMap[] maps) {
    this.maps = maps;
  }

  /** The prior of a network that has one. */
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
   * The maps as a network keeps them, output by output.
   *
   * @throws IllegalArgumentException if a map has other directions
   */
  public static float[] parameters(List<DirectionMap> maps) {
    int directions = NetworkDescription.PRIOR_DIRECTIONS.size();
    float[] logs = new float[maps.size() * directions];
    for (int o = 0; o < maps.size(); o++) {
      if (maps.get(o).grid().size() != directions) {
        throw new IllegalArgumentException("direction maps of " + directions + " directions were expected, not of "
            + maps.get(o).grid().size());
      }
      for (int d = 0; d < directions; d++) {
        logs[o * directions + d] = (float) StrictMath.log(maps.get(o).threshold(d));
      }
    }
    return logs;
  }

  /** ln threshold (V/m) of an output in a field of this direction in the frame of the patch; NaN if there is none. */
  public double log(int output, Vec3 direction) {
    return StrictMath.log(maps[output].interpolate(direction));
  }
}

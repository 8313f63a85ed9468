package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.geometry.Vec3;
import java.util.SplittableRandom;

/** Random numbers of some distributions, the same on every platform. */
final class Distributions {

  private Distributions() {}

  /** A point of the unit ball, evenly distributed. */
  static Vec3 inBall(SplittableRandom random) {
    while (true) {
      Vec3 v = new Vec3(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1));
      if (v.norm() <= 1) {
        return v;
      }
    }
  }

  /** A unit vector, evenly distributed. */
  static Vec3 direction(SplittableRandom random) {
    while (true) {
      Vec3 v = inBall(random);
      if (v.norm() > 0.1) {
        return v.unit();
      }
    }
  }

  /** A number whose logarithm is evenly distributed. */
  static double logUniform(double from, double to, SplittableRandom random) {
    return from * StrictMath.exp(random.nextDouble() * StrictMath.log(to / from));
  }
}

package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.geometry.Vec3;
import java.util.SplittableRandom;

/**
 * A random folded surface near the origin, such as that between grey and white matter, at which the conductivity jumps.
 * It is the graph of a sum of waves over a plane. Immutable, thread-safe; the same numbers on every platform.
 *
 * <p>Charge on the surface adds to an E-field a part along the normal that changes sign there, so that the normal
 * component jumps by the ratio of the conductivities while the tangential one is continuous, and that decays away from
 * the surface.
 */
final class FoldedInterface {

  private static final int WAVES = 4;
  /** Lengths of the folds, mm, and their largest slope, each. */
  private static final double SHORTEST = 10;
  private static final double LONGEST = 50;
  private static final double STEEPEST = 0.5;
  /** Ratio of the conductivities, this way or that; that of grey and white matter is 0.275 / 0.126 = 2.2. */
  private static final double SMALLEST_RATIO = 1.4;
  private static final double LARGEST_RATIO = 3.4;
  /** Reach of the surface charge's field, mm. */
  private static final double NEAREST_REACH = 2;
  private static final double FARTHEST_REACH = 20;

  private final Vec3 up;
  private final Vec3[] wave = new Vec3[WAVES];
  private final double[] height = new double[WAVES];
  private final double[] phase = new double[WAVES];
  private final double ratio;
  private final double reach;

  FoldedInterface(SplittableRandom random) {
    up = Distributions.direction(random);
    for (int k = 0; k < WAVES; k++) {
      double number = 2 * Math.PI / Distributions.logUniform(SHORTEST, LONGEST, random);
      wave[k] = lateral(random).times(number);
      height[k] = random.nextDouble(STEEPEST) / number;
      phase[k] = random.nextDouble(2 * Math.PI);
    }
    double larger = Distributions.logUniform(SMALLEST_RATIO, LARGEST_RATIO, random);
    ratio = random.nextBoolean() ? larger : 1 / larger;
    reach = Distributions.logUniform(NEAREST_REACH, FARTHEST_REACH, random);
  }

  /** A unit vector along the plane. */
  Vec3 lateral(SplittableRandom random) {
    while (true) {
      Vec3 v = Distributions.direction(random), along = v.minus(up.times(v.dot(up)));
      if (along.norm() > 0.1) {
        return along.unit();
      }
    }
  }

  /** Normal component above the surface, as a multiple of that below. */
  double ratio() {
    return ratio;
  }

  /** How far a point (mm) lies above the surface along the plane's normal, mm. */
  double heightAbove(Vec3 r) {
    double h = r.dot(up);
    for (int k = 0; k < WAVES; k++) {
      h -= height[k] * StrictMath.sin(wave[k].dot(r) + phase[k]);
    }
    return h;
  }

  /** The point at a height above the surface over a point of the plane, or any other. */
  Vec3 lifted(Vec3 over, double height) {
    return over.plus(up.times(height - heightAbove(over)));
  }

  /** Unit normal, upwards, of the surface of equal height through a point. */
  Vec3 normal(Vec3 r) {
    return gradient(r).unit();
  }

  private Vec3 gradient(Vec3 r) {
    Vec3 sum = up;
    for (int k = 0; k < WAVES; k++) {
      sum = sum.minus(wave[k].times(height[k] * StrictMath.cos(wave[k].dot(r) + phase[k])));
    }
    return sum;
  }

  /** An E-field as the charge on this surface changes it. */
  Vec3 refracted(Vec3 e, Vec3 r) {
    Vec3 gradient = gradient(r), n = gradient.unit();
    double distance = heightAbove(r) / gradient.norm();
    double charge = (ratio - 1) / (ratio + 1) * StrictMath.exp(-Math.abs(distance) / reach);
    return e.plus(n.times((distance > 0 ? charge : -charge) * e.dot(n)));
  }
}

package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.SplittableRandom;

/**
 * A random smooth change of a head's shape: its size along each axis, a slight shear, and gyri, sulci, cortex and skull
 * stretched here and compressed there. Immutable, thread-safe; the same numbers on every platform.
 *
 * <p>Written backwards, from the new head to the old one, it is an affine map after a chain of waves
 * {@code r -> r + a sin(k r + p)}. Each wave can be undone, since its gradient, at most |a| |k|, is below one; so can
 * the chain.
 */
final class HeadWarp {

  /** Length along each axis of the new head over that of the old one. */
  private static final double SMALLEST = 0.88;
  private static final double LARGEST = 1.12;
  private static final double SHEAR = 0.05;
  private static final int WAVES = 8;
  /** Lengths of the waves, mm, and the bounds of their largest gradients. */
  private static final double SHORTEST = 20;
  private static final double LONGEST = 60;
  private static final double FLATTEST = 0.1;
  private static final double STEEPEST = 0.3;

  private final Affine toNew;
  private final Affine toOld;
  private final Vec3[] amplitude = new Vec3[WAVES];
  /** Radians per mm. */
  private final Vec3[] wave = new Vec3[WAVES];
  private final double[] phase = new double[WAVES];

  /** @param centre point of the head (mm) that stays where it is, but for the waves */
  HeadWarp(Vec3 centre, SplittableRandom random) {
    double[] m = new double[12];
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        m[4 * i + j] = i == j ? random.nextDouble(SMALLEST, LARGEST) : random.nextDouble(-SHEAR, SHEAR);
      }
    }
    Vec3 shift = centre.minus(Affine.of(m).apply(centre));
    m[3] = shift.x();
    m[7] = shift.y();
    m[11] = shift.z();
    toNew = Affine.of(m);
    toOld = toNew.inverse();
    for (int k = 0; k < WAVES; k++) {
      double number = 2 * Math.PI / Distributions.logUniform(SHORTEST, LONGEST, random);
      wave[k] = Distributions.direction(random).times(number);
      amplitude[k] = Distributions.direction(random).times(random.nextDouble(FLATTEST, STEEPEST) / number);
      phase[k] = random.nextDouble(2 * Math.PI);
    }
  }

  /** Where in the old head a point of the new one (mm) comes from. */
  Vec3 toOld(Vec3 point) {
    Vec3 r = point;
    for (int k = 0; k < WAVES; k++) {
      r = r.plus(amplitude[k].times(StrictMath.sin(wave[k].dot(r) + phase[k])));
    }
    return toOld.apply(r);
  }

  /** Where in the new head a point of the old one (mm) goes, to within {@link #reach()}. */
  Vec3 nearlyToNew(Vec3 point) {
    return toNew.apply(point);
  }

  /** Largest shift by the waves, mm. */
  double reach() {
    double sum = 0;
    for (Vec3 a : amplitude) {
      sum += a.norm();
    }
    return sum;
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random distribution of the targets that neurites grow to: an ellipsoid whose half-axes differ by direction, um, y
 * towards the pia. Immutable.
 *
 * @param focus point from which the distribution spreads
 * @param low extent towards -x, -y, -z, as coordinates
 * @param high extent towards +x, +y, +z, as coordinates
 * @param points number of targets
 * @param concentration exponent: a target's relative distance from the focus is a uniform random number to this power;
 *     1/3 fills the ellipsoid evenly, larger values concentrate targets around the focus
 * @param extremes whether to add one target at each of the six ends
 */
record Cloud(Vec3 focus, Vec3 low, Vec3 high, int points, double concentration, boolean extremes) {

  /** Draws the targets. */
  List<Vec3> targets(Random random) {
    List<Vec3> targets = new ArrayList<>();
    if (extremes) {
      double[] side = {low.x(), high.x(), low.y(), high.y(), low.z(), high.z()};
      for (int i = 0; i < side.length; i++) {
        Vec3 aside = at(unit(random).times(0.3));
        targets.add(new Vec3(i / 2 == 0 ? side[i] : aside.x(), i / 2 == 1 ? side[i] : aside.y(),
            i / 2 == 2 ? side[i] : aside.z()));
      }
    }
    for (int i = 0; i < points; i++) {
      targets.add(at(unit(random).times(StrictMath.pow(random.nextDouble(), concentration))));
    }
    return targets;
  }

  /** Maps a point of the unit sphere's interior to the ellipsoid. */
  private Vec3 at(Vec3 u) {
    return new Vec3(along(u.x(), focus.x(), low.x(), high.x()), along(u.y(), focus.y(), low.y(), high.y()),
        along(u.z(), focus.z(), low.z(), high.z()));
  }

  private static double along(double u, double from, double low, double high) {
    return from + (u < 0 ? u * (from - low) : u * (high - from));
  }

  /** Returns a random direction, by rejection sampling, which uses no function that differs between machines. */
  static Vec3 unit(Random random) {
    while (true) {
      Vec3 v = new Vec3(2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1);
      double n = v.dot(v);
      if (n > 1e-3 && n <= 1) {
        return v.unit();
      }
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * How much of a head lies beyond the volume in which the vector potential of a coil is known.
 *
 * @param points number of points in the head
 * @param beyond number of them beyond the volume
 * @param brain first of them in grey or white matter, mm; null if there is none
 * @param strongest largest magnitude of the potential at the nearest points of the volume, relative to its maximum
 * @param there point where it is, mm
 */
record PotentialCoverage(long points, long beyond, Vec3 brain, double strongest, Vec3 there) {

  /** Largest magnitude where the head leaves the volume; the field changes by less than that. */
  private static final double MAX_AT_FACE = 0.1;

  /**
   * Determines how much lies beyond.
   *
   * @param count number of points
   * @param inHead selects those in the head
   * @param inBrain selects those in grey and white matter
   * @param point position of each, mm
   */
  static PotentialCoverage of(PlacedCoil coil, int count, IntPredicate inHead, IntPredicate inBrain,
      IntFunction<Vec3> point) {
    long points = 0, beyond = 0;
    double strongest = 0;
    Vec3 brain = null, there = Vec3.ZERO;
    for (int i = 0; i < count && coil.isSampled(); i++) {
      if (inHead.test(i)) {
        points++;
        Vec3 p = point.apply(i);
        double share = coil.beyond(p);
        if (!Double.isNaN(share)) {
          beyond++;
          brain = brain == null && inBrain.test(i) ? p : brain;
          there = share > strongest ? p : there;
          strongest = Math.max(strongest, share);
        }
      }
    }
    return new PotentialCoverage(points, beyond, brain, strongest, there);
  }

  /**
   * Returns the share that lies beyond in one line; empty if it is 0.
   *
   * @param head what the head is called
   * @throws InvalidInputException if it includes grey or white matter, or the potential is strong where the head leaves
   *     the volume
   */
  Optional<String> check(String head, PlacedCoil coil) {
    String known = coil.name() + ": the vector potential of the coil is known within its volume only, beyond which ";
    String remedy = "; use a volume that contains the head, or the coil's .ccd or .tcd file";
    if (brain != null) {
      throw new InvalidInputException(known + "grey or white matter lies, such as at " + text(brain) + " mm" + remedy);
    }
    if (strongest > MAX_AT_FACE) {
      throw new InvalidInputException(known + String.format(Locale.ROOT,
          "the %s lies, such as at %s mm, where the potential is still %.0f %% of its maximum", head, text(there),
          100 * strongest) + remedy);
    }
    return beyond == 0 ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "%.2g %% of the %s lies beyond the "
        + "volume in which the vector potential of the coil %s is known; it is extrapolated there from at most %.1f %% "
        + "of its maximum", 100.0 * beyond / points, head, coil.name(), 100 * strongest));
  }

  private static String text(Vec3 p) {
    return String.format(Locale.ROOT, "%.1f,%.1f,%.1f", p.x(), p.y(), p.z());
  }
}

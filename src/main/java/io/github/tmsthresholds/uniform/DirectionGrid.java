/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.uniform;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A regular grid of E-field directions in the cell frame, by polar angle theta (0 = towards the pia) and azimuth phi.
 * Each pole occurs once: theta = 0, then each theta with all its phi, then theta = 180. Immutable, thread-safe.
 */
public final class DirectionGrid {

  /** The published grid: steps of 15 and 10 degrees, 398 directions. */
  public static final DirectionGrid PUBLISHED = of(15, 10);

  private final double thetaStep;
  private final double phiStep;
  private final int rings;
  private final int perRing;

  private DirectionGrid(double thetaStep, double phiStep) {
    this.thetaStep = thetaStep;
    this.phiStep = phiStep;
    this.rings = (int) Math.round(180 / thetaStep) - 1;
    this.perRing = (int) Math.round(360 / phiStep);
  }

  /**
   * Creates a grid.
   *
   * @param thetaStep degrees, a divisor of 180, at most 90
   * @param phiStep degrees, a divisor of 360, at most 120
   * @throws IllegalArgumentException if a step is not such a divisor or below 0.5 degrees
   */
  public static DirectionGrid of(double thetaStep, double phiStep) {
    check("theta_step", thetaStep, 180, 90);
    check("phi_step", phiStep, 360, 120);
    return new DirectionGrid(thetaStep, phiStep);
  }

  private static void check(String key, double step, double whole, double most) {
    double parts = whole / step;
    if (!(step >= 0.5 && step <= most) || Math.abs(parts - Math.rint(parts)) > 1e-9) {
      throw new InvalidInputException(key, step,
          "must be a divisor of " + (int) whole + " degrees from 0.5 to " + (int) most);
    }
  }

  /** Returns the number of directions. */
  public int size() {
    return 2 + rings * perRing;
  }

  /** Returns the number of rings between the poles. */
  int rings() {
    return rings;
  }

  double thetaStep() {
    return thetaStep;
  }

  double phiStep() {
    return phiStep;
  }

  /** Returns the polar angle of a direction, degrees. */
  public double theta(int i) {
    return i == 0 ? 0 : i == size() - 1 ? 180 : ((i - 1) / perRing + 1) * thetaStep;
  }

  /** Returns the azimuth of a direction, degrees; 0 at the poles. */
  public double phi(int i) {
    return i == 0 || i == size() - 1 ? 0 : (i - 1) % perRing * phiStep;
  }

  /** Returns a direction as a unit vector. */
  public Vec3 direction(int i) {
    return Vec3.ofAngles(theta(i), phi(i));
  }

  /** Returns all directions, in order. */
  public List<Vec3> directions() {
    return IntStream.range(0, size()).mapToObj(this::direction).toList();
  }

  /**
   * Returns the index of the direction at a ring (0 = north pole) and a step along it (any integer, it wraps around).
   */
  int index(int ring, int step) {
    return ring == 0 ? 0 : ring == rings + 1 ? size() - 1 : 1 + (ring - 1) * perRing + Math.floorMod(step, perRing);
  }
}

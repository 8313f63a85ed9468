/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;

/** The current distribution of a coil, or of one part of it. Lengths in mm. Immutable, thread-safe. */
interface CoilSource {

  /** Adds dA/dt (V/m) in free space at a coil current rate of 1 A/us. */
  void addPotentialRate(PointBlock block);

  /**
   * Adds the E-field (V/m) at 1 A/us within a sphere around the origin whose conductivity depends only on the radius.
   * That field is {@code E(r) = r x integral of s dB/dt(s r) ds, s from 0 to 1}: it has no radial component, and its
   * curl is -dB/dt.
   */
  void addSphereField(PointBlock block);

  /**
   * Returns NaN where the vector potential is known; elsewhere, where it is extrapolated, its magnitude at the nearest
   * point where it is known, relative to its maximum; 0 within one voxel of the volume, where this is accurate.
   */
  default double beyond(Vec3 point) {
    return Double.NaN;
  }

  /** Returns this source after a rigid transformation, with its current multiplied by the weight. */
  CoilSource moved(Affine rigid, double weight);

  /** Returns the distance (mm) from an axis-aligned box to the nearest point where dA/dt is not smooth; 0 inside. */
  double clearance(Box box);

  /**
   * Returns the positions (mm) of the current elements as x,y,z,x,y,z,...; for a sampled potential, grid points near
   * them. Callers must not write to the array.
   */
  double[] positions();

  /** Returns the magnitude of a current element, in a unit of its own; 1 for a sampled potential. */
  default double strength(int element) {
    return 1;
  }
}

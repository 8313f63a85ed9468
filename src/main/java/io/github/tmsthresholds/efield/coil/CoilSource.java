package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;

/** What carries the current of a coil, or of one part of it. Lengths in mm. Immutable, thread-safe. */
interface CoilSource {

  /** Adds dA/dt (V/m) in free space at a coil current rate of 1 A/us. */
  void addPotentialRate(PointBlock block);

  /**
   * Adds the E-field (V/m) at 1 A/us within a ball around the origin whose conductivity depends on the radius alone.
   * Any such field is {@code E(r) = r x integral of s dB/dt(s r) ds, s from 0 to 1}: it has no radial component, and
   * its curl is -dB/dt.
   */
  void addSphereField(PointBlock block);

  /** This source moved and turned, its current multiplied by the weight. */
  CoilSource moved(Affine rigid, double weight);

  /** Distance (mm) from a box along the world axes to the nearest place where dA/dt is not smooth, 0 if within. */
  double clearance(Box box);

  /**
   * Places (mm) of the current elements, or, as far as a sampled potential tells, near them: x,y,z,x,y,z,... Not to be
   * written to.
   */
  double[] positions();
}

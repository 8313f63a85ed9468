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

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.mesh.MeshGrid;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Locale;

/**
 * A spherical conductor whose conductivity depends only on the distance from the centre, such as nested shells, with
 * the closed-form E-field (Sarvas 1987; Heller and van Hulsteyn 1992). The field has no radial component and does not
 * depend on the conductivities. Immutable, thread-safe.
 *
 * @param centre mm
 * @param radius mm
 */
public record SphericalConductor(Vec3 centre, double radius) {

  /**
   * Checks the sphere.
   *
   * @throws IllegalArgumentException if the centre is not finite or the radius is not a positive number
   */
  public SphericalConductor {
    if (!centre.isFinite()) {
      throw new InvalidInputException("the centre of a sphere must be finite, not " + centre);
    }
    if (!(radius > 0) || Double.isInfinite(radius)) {
      throw new InvalidInputException("the radius of a sphere must be a positive number of mm, not " + radius);
    }
  }

  /**
   * Computes the E-field (V/m) at a coil current rate of 1 A/us; exactly zero outside the sphere.
   *
   * @param coil coil outside the sphere
   * @param points n points, mm: x, y, z, x, y, z, ...
   * @param n number of points
   * @param out receives n vectors along the world axes; may be {@code points}
   * @throws IllegalArgumentException if the coil reaches into the sphere, or a point is not finite
   */
  public void field(PlacedCoil coil, double[] points, int n, double[] out) {
    requireOutside(coil);
    double[] relative = new double[3 * n];
    for (int i = 0; i < 3 * n; i += 3) {
      Vec3 p = new Vec3(points[i], points[i + 1], points[i + 2]);
      if (!p.isFinite()) {
        throw new IllegalArgumentException("point " + i / 3 + " is not finite: " + p);
      }
      Vec3 r = p.minus(centre);
      // points outside are moved to the centre, where the field is zero
      Vec3 inside = r.norm() <= radius ? r : Vec3.ZERO;
      relative[i] = inside.x();
      relative[i + 1] = inside.y();
      relative[i + 2] = inside.z();
    }
    coil.relativeTo(centre).sphereField(relative, n, out);
  }

  /**
   * Computes the E-field (V/m at 1 A/us) on cubic voxels that cover the sphere, see {@link MeshGrid#spanning}; exactly
   * zero outside the sphere.
   *
   * @param coil coil outside the sphere
   * @param spacing mm
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException if the coil reaches into the sphere, or the spacing is not positive or too small
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public EField field(PlacedCoil coil, double spacing, Progress progress) {
    requireOutside(coil);
    Grid grid = MeshGrid.spanning(new Box(centre, centre).grown(radius), spacing);
    int plane = grid.nx() * grid.ny(), voxels = grid.voxels();
    if (voxels > Integer.MAX_VALUE / 3) {
      throw new InvalidInputException("a field of " + voxels + " voxels is too large; choose a larger spacing");
    }
    float[] e = new float[3 * voxels];
    double[] points = new double[3 * plane];
    int[] voxel = new int[plane];
    for (int first = 0; first < voxels; first += plane) {
      progress.checkCancelled();
      progress.update("computing the E-field in a sphere", (double) first / voxels);
      int n = 0;
      for (int i = first; i < first + plane; i++) {
        Vec3 p = grid.centre(i);
        if (p.minus(centre).norm() <= radius) {
          points[3 * n] = p.x();
          points[3 * n + 1] = p.y();
          points[3 * n + 2] = p.z();
          voxel[n++] = i;
        }
      }
      field(coil, points, n, points);
      for (int k = 0; k < 3 * n; k++) {
        e[k % 3 * voxels + voxel[k / 3]] = (float) points[k];
      }
    }
    return EField.of(new Volume(grid, 3, e, coil.name()), 1);
  }

  /**
   * Returns the pose of a coil placed on the sphere above a target.
   *
   * @param target point in the sphere, mm, other than its centre
   * @param handle direction in which the handle points; its radial component is ignored
   * @param distance between the sphere and the coil's face, mm
   * @return the coil's matrix, coil mm to head mm
   * @throws IllegalArgumentException if the target lies outside the sphere or at its centre, or the handle is radial
   */
  public Affine coilPose(Vec3 target, Vec3 handle, double distance) {
    Vec3 r = target.minus(centre);
    if (!(r.norm() <= radius && r.norm() > 0)) {
      throw new InvalidInputException("the target " + target.x() + "," + target.y() + "," + target.z()
          + " mm lies outside the sphere of radius " + radius + " mm, or at its centre");
    }
    return CoilPlacement.facing(centre.plus(r.unit().times(radius)), r, handle, distance);
  }

  /**
   * Checks that a coil does not reach into the sphere.
   *
   * @throws IllegalArgumentException if it does
   */
  public void requireOutside(PlacedCoil coil) {
    coil.anyElement(p -> p.minus(centre).norm() <= radius).ifPresent(p -> {
      throw new InvalidInputException(String.format(Locale.ROOT,
          "the coil reaches into the head: %s has an element at %.1f,%.1f,%.1f mm, %.1f mm from the centre of a sphere"
              + " of radius %.1f mm", coil.name(), p.x(), p.y(), p.z(), p.minus(centre).norm(), radius));
    });
  }
}

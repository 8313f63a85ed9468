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
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.io.PointTable;
import io.github.tmsthresholds.efield.mesh.MeshGrid;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A head model with a closed-form solution: a sphere centred at the origin whose conductivity depends only on the
 * radius. Immutable, thread-safe.
 *
 * @param sphere centred at the origin
 * @param spacing of the voxels of {@link #field}, mm
 */
public record SphericalHeadModel(SphericalConductor sphere, double spacing) implements HeadModel {

  /** Number of points between two checks for cancellation. */
  private static final int PART = 8192;

  /** Number of points along the radius at which a potential is checked. */
  private static final int COVERAGE_POINTS = 40;

  @Override
  public Affine coilPose(Vec3 target, Vec3 handle, double distance) {
    return sphere.coilPose(target, handle, distance);
  }

  @Override
  public void requireOutside(PlacedCoil coil) {
    sphere.requireOutside(coil);
  }

  /** Checks the potential where it is strong; a sphere has no tissues, so that all of it may be of interest. */
  @Override
  public Optional<String> extrapolated(PlacedCoil coil) {
    if (!coil.isSampled()) {
      return Optional.empty();
    }
    Grid grid = MeshGrid.spanning(new Box(sphere.centre(), sphere.centre()).grown(sphere.radius()),
        sphere.radius() / COVERAGE_POINTS);
    return PotentialCoverage.of(coil, grid.voxels(), i -> grid.centre(i).minus(sphere.centre()).norm()
        <= sphere.radius(), i -> false, grid::centre).check("sphere", coil);
  }

  @Override
  public List<String> warnings(Affine pose) {
    double distance = pose.apply(Vec3.ZERO).minus(sphere.centre()).norm() - sphere.radius();
    return CoilPoseCheck.warning(pose, sphere.centre(), distance).stream().toList();
  }

  @Override
  public EField field(PlacedCoil coil, Progress progress) {
    return sphere.field(coil, spacing, progress);
  }

  @Override
  public double[] fieldAt(PointTable points, PlacedCoil coil, Progress progress) throws FormatException {
    for (int i = 0; i < points.count(); i++) {
      double r = points.point(i).norm();
      if (r > sphere.radius()) {
        throw points.error(i, "the point lies outside the sphere, " + r + " mm from its centre");
      }
    }
    double[] e = points.xyz();
    for (int first = 0; first < points.count(); first += PART) {
      progress.checkCancelled();
      progress.update("computing the E-field in a sphere", (double) first / points.count());
      double[] part = Arrays.copyOfRange(e, 3 * first, 3 * Math.min(points.count(), first + PART));
      sphere.field(coil, part, part.length / 3, part);
      System.arraycopy(part, 0, e, 3 * first, part.length);
    }
    return e;
  }
}

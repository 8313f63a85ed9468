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
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A head model that computes the E-field of a coil, V/m at 1 A/us. The methods that do not return a field are fast.
 * Implementations need not be thread-safe.
 */
public interface HeadModel {

  /**
   * Returns the pose of a coil placed on the scalp at the point nearest to a target.
   *
   * @param target point in the head, mm
   * @param handle direction in which the handle points; its component along the scalp's normal is ignored
   * @param distance between the scalp and the coil's face, mm
   * @return the coil's matrix, coil mm to head mm
   * @throws IllegalArgumentException if the target lies outside the head or the handle has no direction along the scalp
   */
  Affine coilPose(Vec3 target, Vec3 handle, double distance);

  /**
   * Checks that a coil does not reach into the head.
   *
   * @throws IllegalArgumentException if it does
   */
  void requireOutside(PlacedCoil coil);

  /**
   * Checks that the vector potential of a coil is known where it matters, if the coil is given by it: in all grey and
   * white matter, and where the potential is strong.
   *
   * @return how much of the head lies beyond the potential's volume, where it is extrapolated, one line; empty if
   *     nothing
   * @throws IllegalArgumentException if it is not known where it matters
   */
  Optional<String> extrapolated(PlacedCoil coil);

  /**
   * Returns warnings about the head and the coil's location, one line each, without the prefix "Warning: ".
   *
   * @param pose the coil's matrix, coil mm to head mm
   */
  List<String> warnings(Affine pose);

  /**
   * Computes the field on a voxel grid.
   *
   * @throws IllegalArgumentException if the coil reaches into the head
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  EField field(PlacedCoil coil, Progress progress);

  /**
   * Computes the field at points.
   *
   * @param points n points, mm
   * @return n vectors along the world axes: x, y, z, x, y, z, ...
   * @throws IOException if a point lies outside the head; the message names its line
   * @throws IllegalArgumentException if the coil reaches into the head
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  double[] fieldAt(PointTable points, PlacedCoil coil, Progress progress) throws IOException;
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.geometry.Affine;

/** What a user can do with the pose that is shown, outside the window. */
public interface PoseActions {

  /**
   * Copies the line of a macro that computes the map of a pose.
   *
   * @param pose coil mm to head mm
   * @param output of the stimulator, A/us
   */
  void copy(Affine pose, double output);

  /**
   * Computes and writes the map of a pose. Called on a thread of its own.
   *
   * @param pose coil mm to head mm
   * @param output of the stimulator, A/us
   * @return where it was written, or why it was not
   */
  String snapshot(Affine pose, double output);
}

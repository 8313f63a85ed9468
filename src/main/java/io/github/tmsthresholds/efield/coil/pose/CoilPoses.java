/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import io.github.tmsthresholds.geometry.Affine;
import java.util.List;
import java.util.Optional;

/**
 * The poses in a file. Immutable, thread-safe.
 *
 * @param system that wrote the file, or format of the file
 * @param poses at least one, in the file's order
 * @param image map of the voxels of the navigated image to mm, if the file states it
 */
public record CoilPoses(String system, List<CoilPose> poses, Optional<Affine> image) {

  public CoilPoses {
    poses = List.copyOf(poses);
  }
}

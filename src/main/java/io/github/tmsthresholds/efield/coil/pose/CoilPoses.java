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
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

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

  /**
   * Returns the largest distance between the places of a corner of an image by its own file and by the poses' file, mm;
   * empty if the latter does not state the place of its image.
   */
  public OptionalDouble distanceOfImage(Grid grid) {
    return image.map(other -> OptionalDouble.of(IntStream.range(0, 8).mapToDouble(corner -> {
      Vec3 voxel = new Vec3((corner & 1) * (grid.nx() - 1), (corner >> 1 & 1) * (grid.ny() - 1),
          (corner >> 2) * (grid.nz() - 1));
      return grid.voxelToWorld().apply(voxel).minus(other.apply(voxel)).norm();
    }).max().orElseThrow())).orElse(OptionalDouble.empty());
  }
}

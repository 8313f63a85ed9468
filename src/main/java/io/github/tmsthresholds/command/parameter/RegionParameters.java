/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.function.Consumer;

/** The parameters of a region in the head: the intersection of those given, the whole head if none is. */
public record RegionParameters(String target, double radius, String box, String mask) {

  /** Default radius of the sphere around the target, mm. */
  public static final double USUAL_RADIUS = 20;

  /** @throws InvalidInputException if there is a radius without a target */
  public RegionParameters {
    Parameters.rejectIf(!Parameters.isSet(target) && radius != USUAL_RADIUS, "radius", radius,
        "needs target=, x,y,z in mm of the sphere's centre");
  }

  /**
   * Returns the region.
   *
   * @param warn receives each warning about the mask's file
   * @throws InvalidInputException if a parameter is invalid or the mask is empty
   */
  public Region region(Consumer<String> warn, Progress progress) throws IOException {
    Region region = Region.everywhere();
    if (Parameters.isSet(target)) {
      Vec3 centre = Parameters.point("target", target);
      region = region.and(Parameters.parse("radius", radius, () -> Region.sphere(centre, radius)));
    }
    if (Parameters.isSet(box)) {
      double[] v = Parameters.numbers("box", box, 6, "must be x1,y1,z1,x2,y2,z2 in mm");
      region = region.and(Region.box(new Vec3(v[0], v[1], v[2]), new Vec3(v[3], v[4], v[5])));
    }
    if (Parameters.isSet(mask)) {
      Volume volume = VolumeInput.of(mask).readMask(progress).reportTo(warn);
      region = region.and(Region.mask(voxels(volume)));
    }
    return region;
  }

  private VoxelMask voxels(Volume volume) {
    VoxelMask set = VoxelMask.of(volume.grid(), i -> Math.abs(volume.values()[i]) > 0);
    Parameters.rejectIf(set.count() == 0, "mask", mask, "is zero in every voxel");
    return set;
  }
}

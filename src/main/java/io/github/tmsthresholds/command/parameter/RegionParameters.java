package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where in the head, in the words of macros; what several of them have in common. All of the head if none is given. */
public record RegionParameters(String target, double radius, String box, String mask) {

  /** Of the ball around the target, mm, if none is given. */
  public static final double USUAL_RADIUS = 20;

  /** @throws IllegalArgumentException if there is a radius without a target */
  public RegionParameters {
    Parameters.rejectIf(!Parameters.isSet(target) && radius != USUAL_RADIUS, "radius", radius,
        "needs target=, x,y,z in mm of the centre of the ball");
  }

  /**
   * Returns the region.
   *
   * @param warn receives each warning about the mask's file
   * @throws IllegalArgumentException if a parameter is invalid or the mask is empty
   */
  public Region region(Consumer<String> warn, Progress progress) throws IOException {
    Region region = Region.everywhere();
    if (Parameters.isSet(target)) {
      Vec3 centre = Parameters.point("target", target);
      region = region.and(Parameters.parse("radius", radius, () -> Region.sphere(centre, radius)));
    }
    if (Parameters.isSet(box)) {
      double[] v = Parameters.numbers("box", box, 6, "x1,y1,z1,x2,y2,z2 in mm");
      region = region.and(Region.box(new Vec3(v[0], v[1], v[2]), new Vec3(v[3], v[4], v[5])));
    }
    if (Parameters.isSet(mask)) {
      Volume volume = ImageFiles.READER.readLabels(Path.of(mask), progress).reportTo(warn);
      region = region.and(Region.mask(voxels(volume)));
    }
    return region;
  }

  private VoxelMask voxels(Volume volume) {
    VoxelMask set = VoxelMask.of(volume.grid(), i -> Math.abs(volume.values()[i]) > 0);
    if (set.count() == 0) {
      throw new IllegalArgumentException("mask=" + mask + ": every voxel is zero");
    }
    return set;
  }
}

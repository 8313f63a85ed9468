/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor.basis;

import static io.github.tmsthresholds.io.Hdf5.attribute;
import static io.github.tmsthresholds.io.Hdf5.data;
import static io.github.tmsthresholds.io.Hdf5.require;

import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.Check;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.Purpose;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.Region;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.SolvedPose;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Hdf5;
import io.github.tmsthresholds.progress.Progress;
import io.jhdf.api.Group;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes and reads bases of poses as HDF5 files:
 *
 * <pre>
 * /                      attributes format, version, labels_sha256, conductivities_S_per_m, radius_mm, reach_mm,
 *                        nearest_mm, farthest_mm, tilt_deg, error, region_points
 * /size                  int32 [3]                 voxels of the head along x, y, z
 * /voxel_to_mm           float64 [12]              rows of the affine map
 * /target_mm             float64 [3]
 * /voxel                 int32 [voxel]             linear index (x fastest) of each voxel of the region
 * /proxy_centre_mm       float64 [3]
 * /proxy_point_mm        float64 [3 * point]       those of the region first
 * /pose_NNN              a pose of the basis: attribute coil
 *   /matrix              float64 [12]              rows of the coil's matrix, coil mm to head mm
 *   /proxy               float64 [3 * point]       proxy field
 *   /field_V_per_m       float32 [3 * voxel]       at 1 A/us: x of all voxels, then y, then z
 * /check_NNN             a pose outside the basis: attributes coil, mismatch, error
 *   /matrix              float64 [12]
 * </pre>
 *
 * Stateless, thread-safe.
 */
public final class PoseBasisFile {

  private static final String FORMAT = "TMS Thresholds basis of poses";
  private static final long VERSION = 1;

  private PoseBasisFile() {}

  /**
   * Writes a basis.
   *
   * @throws IOException if the file cannot be written; it is then left unchanged
   */
  public static void write(Path file, PoseBasis basis) throws IOException {
    Hdf5.write(file, hdf -> {
      Purpose purpose = basis.purpose();
      Region region = basis.region();
      Grid grid = region.grid();
      hdf.putAttribute("format", FORMAT);
      hdf.putAttribute("version", VERSION);
      hdf.putAttribute("labels_sha256", purpose.labelsDigest());
      hdf.putAttribute("conductivities_S_per_m", purpose.conductivities());
      hdf.putAttribute("radius_mm", region.radius());
      hdf.putAttribute("reach_mm", purpose.reach());
      hdf.putAttribute("nearest_mm", purpose.nearest());
      hdf.putAttribute("farthest_mm", purpose.farthest());
      hdf.putAttribute("tilt_deg", purpose.tilt());
      hdf.putAttribute("error", purpose.error());
      hdf.putAttribute("region_points", basis.proxy().inRegion());
      hdf.putDataset("size", new int[] {grid.nx(), grid.ny(), grid.nz()});
      hdf.putDataset("voxel_to_mm", grid.voxelToWorld().rows());
      hdf.putDataset("target_mm", coordinates(region.target()));
      hdf.putDataset("voxel", region.voxels());
      hdf.putDataset("proxy_centre_mm", coordinates(basis.proxy().centre()));
      hdf.putDataset("proxy_point_mm", basis.proxy().points());
      for (int k = 0; k < basis.poses().size(); k++) {
        writePose(hdf.putGroup(member("pose", k)), basis.poses().get(k));
      }
      for (int k = 0; k < basis.checks().size(); k++) {
        Check check = basis.checks().get(k);
        WritableGroup group = hdf.putGroup(member("check", k));
        group.putAttribute("coil", check.coil());
        group.putAttribute("mismatch", check.mismatch());
        group.putAttribute("error", check.error());
        group.putDataset("matrix", check.matrix());
      }
    });
  }

  private static String member(String kind, int k) {
    return String.format(Locale.ROOT, "%s_%03d", kind, k);
  }

  static void writePose(WritableGroup group, SolvedPose pose) {
    group.putAttribute("coil", pose.coil());
    group.putDataset("matrix", pose.matrix());
    group.putDataset("proxy", pose.proxy());
    group.putDataset("field_V_per_m", pose.field());
  }

  private static double[] coordinates(Vec3 v) {
    return new double[] {v.x(), v.y(), v.z()};
  }

  /**
   * Reads a basis.
   *
   * @param progress receives progress and may cancel
   * @throws FormatException if the file is damaged, or not a basis of this version; the message names the file
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static PoseBasis read(Path file, Progress progress) throws IOException {
    return Hdf5.read(file, "a basis of poses", hdf -> {
      if (!FORMAT.equals(attribute(hdf, "format", String.class)) || attribute(hdf, "version", Long.class) != VERSION) {
        throw new FormatException(file, "must be a basis of poses of version " + VERSION);
      }
      Purpose purpose = new Purpose(attribute(hdf, "labels_sha256", String.class),
          attribute(hdf, "conductivities_S_per_m", String.class), attribute(hdf, "reach_mm", Double.class),
          attribute(hdf, "nearest_mm", Double.class), attribute(hdf, "farthest_mm", Double.class),
          attribute(hdf, "tilt_deg", Double.class), attribute(hdf, "error", Double.class));
      int[] size = data(hdf, "size", int[].class), voxels = data(hdf, "voxel", int[].class);
      Grid grid = new Grid(size[0], size[1], size[2], Affine.of(data(hdf, "voxel_to_mm", double[].class)));
      require(voxels.length > 0 && voxels[0] >= 0 && voxels[voxels.length - 1] < grid.voxels(),
          "the region must have voxels within the grid");
      for (int i = 1; i < voxels.length; i++) {
        require(voxels[i] > voxels[i - 1], "the voxels of the region must be in ascending order");
      }
      double[] points = data(hdf, "proxy_point_mm", double[].class);
      int inRegion = attribute(hdf, "region_points", Integer.class);
      require(inRegion > 0 && 3 * inRegion <= points.length && points.length % 3 == 0,
          "the number of points in the region must be 1 to that of all points");
      ProxyField proxy = new ProxyField(point(data(hdf, "proxy_centre_mm", double[].class)), points, inRegion);
      List<SolvedPose> poses = new ArrayList<>();
      List<Check> checks = new ArrayList<>();
      int count = hdf.getChildren().size();
      for (int k = 0; hdf.getChild(member("pose", k)) instanceof Group group; k++) {
        progress.step("reading the basis of poses", k / (double) count);
        poses.add(readPose(group, points.length, voxels.length));
      }
      for (int k = 0; hdf.getChild(member("check", k)) instanceof Group group; k++) {
        checks.add(new Check(attribute(group, "coil", String.class), data(group, "matrix", double[].class),
            positive(attribute(group, "mismatch", Double.class)), positive(attribute(group, "error", Double.class))));
      }
      require(!poses.isEmpty() && !checks.isEmpty(), "there must be poses in the basis and outside it");
      Region region = new Region(grid, voxels, point(data(hdf, "target_mm", double[].class)),
          attribute(hdf, "radius_mm", Double.class));
      return new PoseBasis(file.toString(), purpose, region, proxy, poses, checks);
    });
  }

  static SolvedPose readPose(Group group, int proxyValues, int voxels) {
    SolvedPose pose = new SolvedPose(attribute(group, "coil", String.class), data(group, "matrix", double[].class),
        data(group, "proxy", double[].class), data(group, "field_V_per_m", float[].class));
    require(pose.matrix().length == 12 && pose.proxy().length == proxyValues && pose.field().length == 3 * voxels,
        group.getName() + " must have 12 numbers of a matrix, " + proxyValues + " values of the proxy field and "
            + 3 * voxels + " of the field");
    double sum = 0;
    for (float v : pose.field()) {
      sum += v;
    }
    for (double v : pose.proxy()) {
      sum += v;
    }
    require(Double.isFinite(sum), group.getName() + " must have finite values only");
    return pose;
  }

  private static double positive(double v) {
    require(v > 0 && v < Double.POSITIVE_INFINITY, "errors must be positive numbers, not " + v);
    return v;
  }

  private static Vec3 point(double[] xyz) {
    return new Vec3(xyz[0], xyz[1], xyz[2]);
  }
}

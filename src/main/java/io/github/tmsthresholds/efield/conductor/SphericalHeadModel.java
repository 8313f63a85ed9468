package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.io.PointTable;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * A sphere around the origin whose conductivity depends on the radius alone.
 *
 * @param spacing of volumes, mm
 */
public record SphericalHeadModel(SphericalConductor sphere, double spacing) implements HeadModel {

  /** Points between two looks at whether to go on. */
  private static final int PART = 8192;

  @Override
  public Affine coilOver(Vec3 target, Vec3 handle, double distance) {
    return sphere.coilOver(target, handle, distance);
  }

  @Override
  public void requireOutside(PlacedCoil coil) {
    sphere.requireOutside(coil);
  }

  @Override
  public List<String> warnings(Affine matrix) {
    return List.of();
  }

  @Override
  public EField volume(PlacedCoil coil, Progress progress) {
    return sphere.field(coil, spacing, progress);
  }

  @Override
  public double[] at(PointTable points, PlacedCoil coil, Progress progress) throws FormatException {
    for (int i = 0; i < points.count(); i++) {
      double r = points.point(i).norm();
      if (r > sphere.radius()) {
        throw points.error(i, "the point lies outside the sphere, " + r + " mm from its centre");
      }
    }
    double[] e = points.xyz();
    for (int first = 0; first < points.count(); first += PART) {
      progress.checkCancelled();
      progress.update("E-field in a sphere", (double) first / points.count());
      double[] part = Arrays.copyOfRange(e, 3 * first, 3 * Math.min(points.count(), first + PART));
      sphere.field(coil, part, part.length / 3, part);
      System.arraycopy(part, 0, e, 3 * first, part.length);
    }
    return e;
  }
}

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

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.plot.ColourScale;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/** A plane through the target perpendicular to a world axis: tissues in grey, values in colour. Immutable. */
final class SlicePlane {

  /** Half the side length and the size of a pixel, mm. */
  static final double HALF = 58, PIXEL = 0.5;
  private static final double DISPLACED = 22;
  static final int SIZE = (int) (2 * HALF / PIXEL);

  /** Grey values of air, white matter, grey matter, CSF, bone and other tissues. */
  private static final int[] GREYS = {255, 214, 178, 140, 232, 200};
  private static final Vec3[] AXES = {new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1)};
  private static final String[] NAMES = {"x", "y", "z"};
  private static final String[] ENDS = {"LR", "PA", "IS"};

  private final int axis;
  private final Vec3 target;
  private final Vec3 centre;
  private final Vec3 right;
  private final Vec3 up;
  private final int[] label = new int[SIZE * SIZE];
  /** Points in grey matter, and their pixels. */
  private final double[] points;
  private final int[] pixels;

  /**
   * @param outward normal of the scalp over the target, towards which the picture is displaced to show the coil
   * @param axis of the world to which the plane is perpendicular, 0 to 2
   */
  SlicePlane(TissueLabels tissues, Vec3 target, Vec3 outward, int axis) {
    this.axis = axis;
    this.target = target;
    Vec3 aside = outward.times(DISPLACED);
    centre = target.plus(aside.minus(AXES[axis].times(aside.dot(AXES[axis]))));
    right = AXES[axis == 0 ? 1 : 0];
    up = AXES[axis == 2 ? 1 : 2];
    Affine toVoxel = tissues.grid().voxelToWorld().inverse();
    double[] all = new double[3 * label.length];
    int[] at = new int[label.length];
    int n = 0;
    for (int i = 0; i < label.length; i++) {
      Vec3 p = point(i);
      int voxel = tissues.grid().indexAt(p, toVoxel);
      label[i] = voxel < 0 ? 0 : tissues.label(voxel);
      if (label[i] == TissueLabels.GREY_MATTER) {
        all[3 * n] = p.x();
        all[3 * n + 1] = p.y();
        all[3 * n + 2] = p.z();
        at[n++] = i;
      }
    }
    points = Arrays.copyOf(all, 3 * n);
    pixels = Arrays.copyOf(at, n);
  }

  private Vec3 point(int i) {
    return centre.plus(right.times((i % SIZE + 0.5) * PIXEL - HALF)).plus(up.times(HALF - (i / SIZE + 0.5) * PIXEL));
  }

  /** Returns the points in grey matter, mm: x, y, z, ... */
  double[] points() {
    return points;
  }

  /** Paints the tissues alone. */
  BufferedImage paint() {
    return image(tissues());
  }

  /** Paints values at the points in grey matter; NaN for none. */
  BufferedImage paint(float[] values, ColourScale scale) {
    int[] rgb = tissues();
    for (int k = 0; k < pixels.length; k++) {
      if (!Float.isNaN(values[k])) {
        rgb[pixels[k]] = scale.rgb(values[k]);
      }
    }
    return image(rgb);
  }

  /**
   * Paints the magnitude of a field.
   *
   * @param output by which it is multiplied
   */
  BufferedImage paint(EField field, double output, ColourScale scale) {
    int[] rgb = tissues();
    Affine toVoxel = field.grid().voxelToWorld().inverse();
    float[] e = field.volume().values();
    int n = field.grid().voxels();
    for (int i = 0; i < rgb.length; i++) {
      boolean brain = label[i] == TissueLabels.GREY_MATTER || label[i] == TissueLabels.WHITE_MATTER;
      int voxel = brain ? field.grid().indexAt(point(i), toVoxel) : -1;
      if (voxel >= 0 && field.valid().contains(voxel)) {
        double x = e[voxel], y = e[n + voxel], z = e[2 * n + voxel];
        rgb[i] = scale.rgb(output * Math.sqrt(x * x + y * y + z * z));
      }
    }
    return image(rgb);
  }

  private int[] tissues() {
    int[] rgb = new int[label.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = 0x010101 * GREYS[Math.min(label[i], GREYS.length - 1)];
    }
    return rgb;
  }

  private static BufferedImage image(int[] rgb) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, SIZE, SIZE, rgb, 0, SIZE);
    return image;
  }

  /** Returns the outline of a solid in the plane, pixels. */
  Path2D outline(Solid solid) {
    Path2D path = new Path2D.Double();
    double[] p = solid.vertices();
    double[] cut = new double[4];
    for (int t = 0; t < solid.corners().length; t += 3) {
      int found = 0;
      for (int k = 0; k < 3 && found < 4; k++) {
        int a = 3 * solid.corners()[t + k], b = 3 * solid.corners()[t + (k + 1) % 3];
        double da = p[a + axis] - component(target), db = p[b + axis] - component(target);
        if (da > 0 != db > 0) {
          double s = da / (da - db);
          Vec3 q = new Vec3(p[a] + s * (p[b] - p[a]), p[a + 1] + s * (p[b + 1] - p[a + 1]),
              p[a + 2] + s * (p[b + 2] - p[a + 2])).minus(centre);
          cut[found++] = (q.dot(right) + HALF) / PIXEL;
          cut[found++] = (HALF - q.dot(up)) / PIXEL;
        }
      }
      if (found == 4) {
        path.moveTo(cut[0], cut[1]);
        path.lineTo(cut[2], cut[3]);
      }
    }
    return path;
  }

  private double component(Vec3 v) {
    return v.dot(AXES[axis]);
  }

  /** Returns the place of the target in the picture, pixels. */
  double[] target() {
    Vec3 d = target.minus(centre);
    return new double[] {(d.dot(right) + HALF) / PIXEL, (HALF - d.dot(up)) / PIXEL};
  }

  /** Returns the position of the plane, such as {@code x = -37 mm}. */
  String position() {
    return String.format(Locale.ROOT, "%s = %.0f mm", NAMES[axis], component(target)).replace('-', '\u2212');
  }

  /** Returns the sides of the head at the left, the right, the bottom and the top. */
  String[] ends() {
    return (ENDS[axis == 0 ? 1 : 0] + ENDS[axis == 2 ? 1 : 2]).split("");
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.ShortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The place of a NIfTI volume in the world: by its sform if that has a code, else by its qform, else by the voxel sizes
 * alone.
 *
 * @param voxelToWorld mm
 * @param code of the sform or qform used (nifti1.h, {@code NIFTI_XFORM_*}); 0 for none
 * @param warnings statements in the header that contradict the place, one sentence each
 */
record NiftiPlace(Affine voxelToWorld, int code, List<String> warnings) {

  /** Smallest distance between sform and qform that matters to a threshold map, mm. */
  private static final double NOTICEABLE_DISTANCE = 0.5;
  /** Largest relative difference between a voxel size in {@code pixdim} and in the sform. */
  private static final double SAME_SIZE = 0.01;

  /**
   * Reads the place from a header.
   *
   * @param size voxels along x, y, z
   * @throws FormatException if the affine is not invertible
   */
  static NiftiPlace of(NiftiFields fields, int[] size) throws FormatException {
    return new Parser(fields, size, millimetres(fields)).place();
  }

  private static double millimetres(NiftiFields fields) throws FormatException {
    int units = fields.units() & 7;
    return switch (units) {
      case 0, 2 -> 1;
      case 1 -> 1000;
      case 3 -> 0.001;
      default -> throw fields.error("xyzt_units has the spatial unit " + units + ", must be metres, mm or micrometres");
    };
  }

  /** @param mm per unit of the header's lengths */
  private record Parser(NiftiFields fields, int[] size, double mm) {

    NiftiPlace place() throws FormatException {
      int sform = fields.code(254, 348), qform = fields.code(252, 344);
      String name = sform > 0 ? "sform" : qform > 0 ? "qform" : "pixdim";
      try {
        Affine used = affine(sform > 0 ? sform() : qform > 0 ? qform() : spacingOnly());
        List<String> warnings = sform > 0 ? contradictions(used, qform) : qform > 0 ? List.of() : List.of(noPlace());
        return new NiftiPlace(used, Math.max(0, sform > 0 ? sform : qform), warnings);
      } catch (IllegalArgumentException e) {
        throw fields.error(name + ": " + e.getMessage());
      }
    }

    private String noPlace() {
      return fields.file() + ": neither sform nor qform has a code, so the file records no position; the centre of its"
          + " first voxel is put at 0,0,0 mm and its axes along x, y and z, whereas nibabel, and so SimNIBS and"
          + " nilearn, puts the volume's centre at 0,0,0 and reverses x; give the file the sform of the image that it"
          + " was made from";
    }

    /** Returns what else the header says about the place, where that differs from the sform. */
    private List<String> contradictions(Affine sform, int qform) {
      List<String> warnings = new ArrayList<>();
      OptionalDouble distance = OptionalDouble.of(0);
      if (qform > 0) {
        distance = qformDistance(sform);
        if (distance.isEmpty()) {
          warnings.add(fields.file() + ": its qform is invalid; the sform is used, check that its position is right");
        } else if (distance.getAsDouble() >= NOTICEABLE_DISTANCE) {
          warnings.add(String.format(Locale.ROOT, "%s: has an sform and a qform that differ by up to %.1f mm; the sform"
              + " is used, as by SimNIBS; if the qform is right, set the code of the sform to 0", fields.file(),
              distance.getAsDouble()));
        }
      }
      if (warnings.isEmpty() && !sameSizes(sform)) {
        warnings.add(fields.file() + ": has voxels of "
            + ShortNumber.sizes(fields.pixdim(1) * mm, fields.pixdim(2) * mm, fields.pixdim(3) * mm)
            + " mm by pixdim, but of " + ShortNumber.sizes(sform.spacing(0), sform.spacing(1), sform.spacing(2))
            + " mm by the sform, which is used; check which is right and correct the header");
      }
      return warnings;
    }

    private boolean sameSizes(Affine sform) {
      boolean same = true;
      for (int axis = 0; axis < 3; axis++) {
        double pixdim = fields.pixdim(axis + 1) * mm;
        boolean stated = pixdim > 0 && Double.isFinite(pixdim) && size[axis] > 1;
        same &= !stated || Math.abs(pixdim / sform.spacing(axis) - 1) <= SAME_SIZE;
      }
      return same;
    }

    /** Returns the largest distance between the positions of a corner by sform and by qform, mm; empty if invalid. */
    private OptionalDouble qformDistance(Affine sform) {
      double[] q = quaternion();
      if (!(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] <= 1 + Quaternion.ROUNDING)) {
        return OptionalDouble.empty();
      }
      Affine qform;
      try {
        qform = affine(qform());
      } catch (IllegalArgumentException e) {
        return OptionalDouble.empty();
      }
      double apart = 0;
      for (int corner = 0; corner < 8; corner++) {
        Vec3 voxel = new Vec3((corner & 1) * (size[0] - 1), (corner >> 1 & 1) * (size[1] - 1),
            (corner >> 2) * (size[2] - 1));
        apart = Math.max(apart, sform.apply(voxel).minus(qform.apply(voxel)).norm());
      }
      return OptionalDouble.of(apart);
    }

    /** @throws IllegalArgumentException if the rows are not an invertible affine */
    private Affine affine(double[] rows) {
      for (int i = 0; i < rows.length; i++) {
        rows[i] *= mm;
      }
      return Affine.of(rows);
    }

    private double[] sform() {
      double[] rows = new double[12];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = fields.real(280 + 4 * i, 400 + 8 * i);
      }
      return rows;
    }

    /** @throws IllegalArgumentException if b, c, d are longer than a unit quaternion */
    private double[] qform() {
      return Quaternion.affine(quaternion(),
          new double[] {fields.real(268, 376), fields.real(272, 384), fields.real(276, 392)},
          new double[] {fields.pixdim(0), fields.pixdim(1), fields.pixdim(2), fields.pixdim(3)});
    }

    private double[] quaternion() {
      return new double[] {fields.real(256, 352), fields.real(260, 360), fields.real(264, 368)};
    }

    private double[] spacingOnly() {
      return new double[] {fields.pixdim(1), 0, 0, 0, 0, fields.pixdim(2), 0, 0, 0, 0, fields.pixdim(3), 0};
    }
  }
}

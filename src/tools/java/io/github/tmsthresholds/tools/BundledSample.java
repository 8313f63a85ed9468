/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the sample in {@code test-data}: the tissues of a synthetic piece of folded cortex and the E-field of a
 * figure-of-8 coil in it. Run from the project's folder:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dmain-class=io.github.tmsthresholds.tools.BundledSample
 * </pre>
 */
public final class BundledSample {

  static final Path TISSUES = Path.of("test-data", "tissues.nii.gz");
  static final Path EFIELD = Path.of("test-data", "efield.nii.gz");
  private static final long SEED = 20;
  /** Values are rounded to this part of 1 V/m, so that they compress. */
  private static final double PARTS = 1024;

  private BundledSample() {}

  private static Grid grid() {
    return new Grid(55, 55, 50, Affine.ofSpacing(1, new Vec3(-27, -27, 39)));
  }

  static Volume tissues() {
    Grid grid = grid();
    return new Volume(grid, 1, new FoldedCortex(SEED).labels(grid), TISSUES.toString());
  }

  /** The E-field (V/m) at the centre of a voxel: exactly zero in air, elsewhere rounded. */
  static float[] efieldAt(int voxel, Volume tissues, FigureOfEightCoil coil) {
    if (tissues.values()[voxel] == 0) {
      return new float[3];
    }
    Grid grid = tissues.grid();
    Vec3 e = coil.field(grid.centre(voxel));
    return new float[] {round(e.x()), round(e.y()), round(e.z())};
  }

  private static float round(double v) {
    return (float) (Math.rint(v * PARTS) / PARTS);
  }

  private static Volume efield(Volume tissues) {
    FigureOfEightCoil coil = new FigureOfEightCoil();
    int n = tissues.grid().voxels();
    float[] e = new float[3 * n];
    for (int i = 0; i < n; i++) {
      float[] v = efieldAt(i, tissues, coil);
      for (int c = 0; c < 3; c++) {
        e[c * n + i] = v[c];
      }
    }
    return new Volume(tissues.grid(), 3, e, EFIELD.toString());
  }

  public static void main(String[] args) throws IOException {
    Volume tissues = tissues();
    NiftiWriter.write(TISSUES, tissues, NiftiWriter.Values.UINT8,
        "synthetic tissues: 0 air 1 WM 2 GM 3 CSF 4 bone 5 scalp");
    NiftiWriter.write(EFIELD, efield(tissues), NiftiWriter.Values.FLOAT32,
        "E-field in V/m at 1 A/us along world axes, figure-of-8 coil over a sphere");
  }
}

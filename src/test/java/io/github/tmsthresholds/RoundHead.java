/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.nio.file.Path;

/** A small spherical head of 40 mm radius around the origin, with all tissues as shells and air around it. */
public final class RoundHead {

  public static final double RADIUS = 40;
  public static final Grid GRID = new Grid(45, 45, 45, Affine.ofSpacing(2, new Vec3(-44, -44, -44)));

  private RoundHead() {}

  /** Writes the labels. */
  public static void write(Path file) throws IOException {
    float[] labels = new float[GRID.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(GRID.centre(i % 45, i / 45 % 45, i / 45 / 45).norm());
    }
    NiftiWriter.write(file, new Volume(GRID, 1, labels, "labels"), Values.UINT8, "labels");
  }

  private static int label(double r) {
    return r < 22 ? 1 : r < 27 ? 2 : r < 31 ? 3 : r < 35 ? 4 : r < RADIUS ? 5 : 0;
  }
}

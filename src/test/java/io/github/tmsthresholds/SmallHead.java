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

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A piece of flat cortex, 3 mm thick, with the pia on top, in a smooth field: files for runs of a few seconds. Grey
 * matter lies from z = 6.5 to 9.5 mm; x and y range from 0 to 23 mm.
 */
public final class SmallHead {

  public static final Grid GRID = new Grid(24, 24, 20, Affine.ofSpacing(1, Vec3.ZERO));

  public static final List<Site> SITES = List.of(
      new Site(new Vec3(12, 12, 8), Vec3.Z, 30, Layer.L5),
      new Site(new Vec3(10, 13, 9), Vec3.Z, 0, Layer.L23),
      new Site(new Vec3(14, 9, 8), Vec3.Z, 200, Layer.L5),
      new Site(new Vec3(40, 9, 8), Vec3.Z, 0, Layer.L5));

  private SmallHead() {}

  /** Writes {@code efield.nii.gz}, {@code tissues.nii.gz}, {@code sites.csv}, and {@code cells} of layers 2/3 and 5. */
  public static void write(Path folder) throws IOException {
    NiftiWriter.write(folder.resolve("efield.nii.gz"),
        new Volume(GRID, 3, TestFields.data(GRID, SmallHead::field), "E"), Values.FLOAT32, "V/m");
    labels(folder.resolve("tissues.nii.gz"), GRID);
    SiteTable.write(folder.resolve("sites.csv"), SITES);
    SmallCell.write(folder.resolve("cells"), "L23_Small");
    SmallCell.write(folder.resolve("cells"), "L5_Small");
  }

  /** Writes the labels on another grid, by the index of the slice. */
  public static void labels(Path file, Grid grid) throws IOException {
    float[] labels = new float[grid.voxels()];
    int plane = grid.nx() * grid.ny();
    for (int i = 0; i < labels.length; i++) {
      int z = i / plane;
      labels[i] = z < 7 ? 1 : z < 10 ? 2 : z < 14 ? 3 : 4;
    }
    NiftiWriter.write(file, new Volume(grid, 1, labels, "labels"), Values.UINT8, "labels");
  }

  /** Returns the field, V/m, which is linear in the position (mm). */
  public static Vec3 field(Vec3 r) {
    return new Vec3(1.2 - 0.01 * r.y(), 0.1 + 0.01 * r.x(), -0.9 + 0.03 * r.z());
  }
}

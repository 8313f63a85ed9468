/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.function.UnaryOperator;
import net.imglib2.Cursor;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Creates grids and fields with known values. */
public final class TestFields {

  private TestFields() {}

  /** Returns the map of rotated, anisotropic voxels. */
  public static Affine oblique(Rotation rotation, double sx, double sy, double sz, Vec3 origin) {
    Vec3 x = rotation.apply(new Vec3(sx, 0, 0));
    Vec3 y = rotation.apply(new Vec3(0, sy, 0));
    Vec3 z = rotation.apply(new Vec3(0, 0, sz));
    return Affine.of(x.x(), y.x(), z.x(), origin.x(), x.y(), y.y(), z.y(), origin.y(), x.z(), y.z(), z.z(), origin.z());
  }

  /** Returns the vectors of a function of the world position at the voxel centres: all x components, then y, then z. */
  public static float[] data(Grid grid, UnaryOperator<Vec3> function) {
    int n = grid.voxels();
    float[] data = new float[3 * n];
    for (int z = 0, i = 0; z < grid.nz(); z++) {
      for (int y = 0; y < grid.ny(); y++) {
        for (int x = 0; x < grid.nx(); x++, i++) {
          Vec3 e = function.apply(grid.centre(x, y, z));
          data[i] = (float) e.x();
          data[n + i] = (float) e.y();
          data[2 * n + i] = (float) e.z();
        }
      }
    }
    return data;
  }

  public static EField of(Grid grid, float[] data) {
    return EField.of(ArrayImgs.floats(data, grid.nx(), grid.ny(), grid.nz(), 3), grid, 1, "test");
  }

  public static EField of(Grid grid, UnaryOperator<Vec3> function) {
    return of(grid, data(grid, function));
  }

  /** Returns the values of a field: all x components, then y, then z (a copy). */
  public static float[] floats(EField field) {
    float[] data = new float[3 * field.grid().voxels()];
    Cursor<FloatType> cursor = Views.flatIterable(field.vectors()).cursor();
    for (int i = 0; i < data.length; i++) {
      data[i] = cursor.next().get();
    }
    return data;
  }
}

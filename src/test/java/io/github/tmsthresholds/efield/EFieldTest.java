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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Random;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.ImgUtil;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class EFieldTest {

  private static final Grid GRID = new Grid(4, 3, 2, Affine.ofSpacing(1, Vec3.ZERO));

  private static double ex(EField field, double x, double y, double z) {
    double[] e = new double[3];
    field.sampler().sample(new double[] {x, y, z}, 1, e, new byte[1]);
    return e[0];
  }

  private static String refusal(RandomAccessibleInterval<? extends RealType<?>> img, double didt) {
    return assertThrows(IllegalArgumentException.class, () -> EField.of(img, GRID, didt, "a.nii")).getMessage();
  }

  @Test
  void wrapsArrayImagesWithoutCopyAndCopiesOthers() {
    float[] data = TestFields.data(GRID, p -> new Vec3(p.x() + 1, p.y(), p.z()));
    EField wrapped = TestFields.of(GRID, data);
    var planar = PlanarImgs.floats(4, 3, 2, 3);
    ImgUtil.copy(ArrayImgs.floats(data, 4, 3, 2, 3), planar);
    EField copied = EField.of(planar, GRID, 1, "planar");
    EField shifted = EField.of(Views.translate(planar, 5, 6, 7, 0), GRID, 1, "shifted");
    data[GRID.index(2, 1, 1)] = 50;
    assertEquals(50, ex(wrapped, 2, 1, 1));
    assertEquals(3, ex(copied, 2, 1, 1));
    assertEquals(3, ex(shifted, 2, 1, 1));
    assertEquals(50, wrapped.vectors().getAt(2, 1, 1, 0).get());
  }

  @Test
  void rejectsInvalidFields() {
    assertEquals("a.nii: has 1 component, an E-field has 3", refusal(ArrayImgs.floats(4, 3, 2), 1));
    assertEquals("a.nii: has 1 component, an E-field has 3", refusal(ArrayImgs.floats(4, 3, 2, 1), 1));
    assertEquals("a.nii: has 2 components, an E-field has 3", refusal(ArrayImgs.floats(4, 3, 2, 2), 1));
    assertTrue(refusal(ArrayImgs.floats(4, 3, 3, 3), 1).contains("must have 4 x 3 x 2"));
    assertEquals("a.nii: the E-field is zero or NaN in every voxel", refusal(ArrayImgs.floats(4, 3, 2, 3), 1));
    float[] nan = TestFields.data(GRID, p -> new Vec3(Double.NaN, 1, 1));
    assertEquals("a.nii: the E-field is zero or NaN in every voxel", refusal(ArrayImgs.floats(nan, 4, 3, 2, 3), 1));
    for (double didt : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertTrue(refusal(ArrayImgs.floats(4, 3, 2, 3), didt).contains("dI/dt must be a positive number"));
    }
  }

  @Test
  void rejectsMasksOnAnotherGridOrWithoutField() {
    EField field = TestFields.of(GRID, p -> p.x() < 2 ? new Vec3(1, 1, 1) : Vec3.ZERO);
    Grid moved = new Grid(4, 3, 2, Affine.ofSpacing(1, new Vec3(0.5, 0, 0)));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> field.within(VoxelMask.of(moved, i -> true)))
        .getMessage().contains("another grid"));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> field.within(VoxelMask.of(GRID, i -> i % 4 == 3)))
        .getMessage().contains("tissue mask"));
    Grid rounded = new Grid(4, 3, 2, Affine.ofSpacing(1, new Vec3(1e-5, 0, 0)));
    assertEquals(6, field.within(VoxelMask.of(rounded, i -> i % 4 == 1)).valid().count());
  }

  @Test
  void findsCubesWithEightVoxelsInTheMask() {
    Grid grid = new Grid(67, 9, 5, Affine.ofSpacing(1, Vec3.ZERO));
    Random random = new Random(3);
    boolean[] in = new boolean[grid.voxels()];
    for (int i = 0; i < in.length; i++) {
      in[i] = random.nextInt(10) != 0;
    }
    VoxelMask complete = VoxelMask.of(grid, i -> in[i]).completeCells();
    int cells = 0;
    for (int z = 0; z < 4; z++) {
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 66; x++) {
          boolean all = true;
          for (int c = 0; c < 8; c++) {
            all &= in[grid.index(x + (c & 1), y + (c >> 1 & 1), z + (c >> 2))];
          }
          assertEquals(all, complete.contains(grid.index(x, y, z)));
          cells += all ? 1 : 0;
        }
      }
    }
    assertTrue(cells > 100 && cells < 2000);
  }
}

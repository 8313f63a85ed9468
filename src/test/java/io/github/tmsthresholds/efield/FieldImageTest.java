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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cancelled;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class FieldImageTest {

  private static final Grid GRID = new Grid(30, 26, 22,
      TestFields.oblique(Rotation.fromZTo(new Vec3(0.2, -0.5, 0.8)), 0.7, 0.9, 1.1, new Vec3(-31.3, 12.7, 40.1)));
  private static final Random RANDOM = new Random(5);
  /** Random vectors, some of them zero. */
  private static final float[] DATA =
      TestFields.data(GRID, p -> RANDOM.nextInt(12) == 0 ? Vec3.ZERO : new Vec3(RANDOM.nextGaussian(), 1, -2));
  private static final RandomAccessibleInterval<FloatType> IMG = ArrayImgs.floats(DATA, 30, 26, 22, 3);
  /** Larger than any memory: 30 TB. */
  private static final long[] HUGE = {100_000, 5_000, 5_000, 3};

  private static void assertSameSamples(EField whole, EField part, Box box) {
    double[] points = new double[3000];
    for (int i = 0; i < points.length; i += 3) {
      Vec3 size = box.upper().minus(box.lower());
      points[i] = box.lower().x() + RANDOM.nextDouble() * size.x();
      points[i + 1] = box.lower().y() + RANDOM.nextDouble() * size.y();
      points[i + 2] = box.lower().z() + RANDOM.nextDouble() * size.z();
    }
    double[] expected = new double[3000], actual = new double[3000];
    byte[] flags = new byte[1000], actualFlags = new byte[1000];
    whole.sampler().sample(points, 1000, expected, flags);
    part.sampler().sample(points, 1000, actual, actualFlags);
    assertArrayEquals(flags, actualFlags);
    assertArrayEquals(expected, actual);
  }

  /** Same bits, not only about the same values. */
  @Test
  void samplesAPartLikeTheWhole() {
    float[] labels = new float[GRID.voxels()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = RANDOM.nextInt(4);
    }
    RandomAccessibleInterval<FloatType> tissues = ArrayImgs.floats(labels, 30, 26, 22);
    EField whole = EField.of(IMG, GRID, 2, "E");
    EField wholeWithin = whole.within(new TissueLabels(GRID, new Volume(GRID, 1, labels, "t").labels())
        .greyAndWhiteMatterOn(GRID));
    FieldImage image = new FieldImage(IMG, GRID.voxelToWorld(), 2, "E");
    for (int[] at : new int[][] {{15, 12, 11}, {1, 1, 1}, {29, 25, 0}, {14, 25, 21}}) {
      Vec3 centre = GRID.centre(at[0], at[1], at[2]);
      Box box = new Box(centre, centre).grown(2.5);
      EField part = image.around(box, Progress.NONE);
      assertTrue(part.grid().voxels() < GRID.voxels() / 2, part::toString);
      assertEquals(2, part.didt());
      assertSameSamples(whole, part, box);
      assertSameSamples(wholeWithin, image.within(tissues).around(box, Progress.NONE), box);
      assertSameSamples(whole, image.around(List.of(centre), 2.5, Progress.NONE), box);
    }
    assertArrayEquals(DATA, image.whole(Progress.NONE).volume().values());
  }

  @Test
  void takesAnyTypeViewAndOrigin() {
    Vec3 centre = GRID.centre(15, 12, 11);
    Box box = new Box(centre, centre).grown(2);
    float[] expected = new FieldImage(IMG, GRID.voxelToWorld(), 1, "E").around(box, Progress.NONE).volume().values();
    RandomAccessibleInterval<DoubleType> doubles = Converters.convert(IMG, (i, o) -> o.set(i.get()), new DoubleType());
    RandomAccessibleInterval<FloatType> cut = Views.interval(IMG, new long[] {5, 4, 3, 0}, new long[] {25, 24, 20, 2});
    RandomAccessibleInterval<FloatType> componentsFirst = Views.moveAxis(IMG, 3, 0);
    for (RandomAccessibleInterval<? extends RealType<?>> img
        : List.of(doubles, cut, Views.moveAxis(componentsFirst, 0, 3))) {
      FieldImage image = new FieldImage(img, GRID.voxelToWorld(), 1, "E");
      assertArrayEquals(expected, image.around(box, Progress.NONE).volume().values());
    }
    Affine moved = GRID.voxelToWorld().startingAt(-100, 50, 7);
    FieldImage translated = new FieldImage(Views.translate(IMG, 100, -50, -7, 0), moved, 1, "E");
    assertArrayEquals(expected, translated.around(box, Progress.NONE).volume().values());
  }

  @Test
  void readsEachCellNearTheBoxOnceAndNoOther() {
    List<Long> read = new ArrayList<>();
    RandomAccessibleInterval<FloatType> img =
        LazyImages.of(HUGE, new int[] {64, 64, 64, 3}, p -> p[3] + p[0] * 1e-3f, read);
    FieldImage image = new FieldImage(img, Affine.ofSpacing(0.1, new Vec3(-5000, -250, -250)), 1, "lazy");
    // voxels 25000 to 25200 and a margin of 1.5 mm: cells 390 to 394 along x
    EField field = image.around(new Box(new Vec3(-2500, 0, 0), new Vec3(-2480, 0.5, 0.5)), Progress.NONE);
    assertEquals(5 * 2 * 2, read.size());
    assertEquals(20, Set.copyOf(read).size());
    double[] e = new double[3];
    field.sampler().sample(new double[] {-2490, 0.2, 0.2}, 1, e, new byte[1]);
    assertArrayEquals(new double[] {25.1, 26.1, 27.1}, e, 1e-5);
    read.clear();
    RandomAccessibleInterval<FloatType> view =
        Views.interval(img, new long[] {25_000, 2_500, 2_500, 0}, new long[] {25_200, 2_550, 2_550, 2});
    new FieldImage(view, Affine.ofSpacing(0.1, new Vec3(-5000, -250, -250)), 1, "lazy").whole(Progress.NONE);
    assertEquals(4, read.size());
  }

  @Test
  void copiesCellImagesOfWholeVolumesCellByCell() {
    List<Long> read = new ArrayList<>();
    Volume.of(LazyImages.of(new long[] {30, 26, 22, 3}, new int[] {8, 8, 8, 1}, p -> 1, read), GRID, "E");
    assertEquals(4 * 4 * 3 * 3, read.size());
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  @Test
  void namesWhatIsWrong() {
    Affine affine = GRID.voxelToWorld();
    assertEquals("E: has 3 dimensions, must have 4: x, y, z and component",
        refusal(() -> new FieldImage(Views.hyperSlice(IMG, 3, 0), affine, 1, "E")));
    assertEquals("E: its sizes are [3, 30, 26, 22], the last must be 3: the components of the E-field along world x, y"
        + " and z; the first is 3: Views.moveAxis(img, 0, 3) moves the components to the end",
        refusal(() -> new FieldImage(Views.moveAxis(IMG, 3, 0), affine, 1, "E")));
    assertEquals("dI/dt must be a positive number of A/us, not 0.0",
        refusal(() -> new FieldImage(IMG, affine, 0, "E")));
    FieldImage image = new FieldImage(IMG, affine, 1, "E");
    assertEquals("tissues: has 4 dimensions, must have 3: x, y and z", refusal(() -> image.within(IMG)));
    assertEquals("tissues: has the voxels [0, 0, 0] to [3, 3, 3], but E has [0, 0, 0] to [29, 25, 21]; both must be on"
        + " the same voxels", refusal(() -> image.within(ArrayImgs.bytes(4, 4, 4))));
    String outside = refusal(() -> image.around(List.of(new Vec3(500, 0, 0)), 1, Progress.NONE));
    assertTrue(outside.startsWith("E: covers x ") && outside.endsWith("; the sites and their surroundings, x 497.5 to"
        + " 502.5, y -2.5 to 2.5, z -2.5 to 2.5 mm, lie outside it; check the affine (voxel to world, mm)"), outside);
    RandomAccessibleInterval<FloatType> huge = LazyImages.of(HUGE, new int[] {64, 64, 64, 3}, p -> 1, List.of());
    assertEquals("E: 100000 x 5000 x 5000 voxels of the image are needed; at most 715 million fit into an E-field; use"
        + " sites in a smaller region", refusal(() -> new FieldImage(huge, affine, 1, "E").whole(Progress.NONE)));
    String memory = refusal(() -> new FieldImage(huge, affine, 1, "E").around(
        new Box(affine.apply(100, 100, 100), affine.apply(100, 100, 100)).grown(350), Progress.NONE));
    assertTrue(memory.contains(" MiB of memory, but Java has ") && memory.endsWith("or use a smaller part of it"),
        memory);
    assertThrows(CancellationException.class, () -> image.whole(Cancelled.AT_ONCE));
  }
}

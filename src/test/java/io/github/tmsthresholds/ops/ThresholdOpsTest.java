/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.baseline.BundledResponses;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.PatchBlock;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.PatchSampler;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.LazyImages;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.BaselineEstimator;
import io.github.tmsthresholds.threshold.CableEstimator;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import io.github.tmsthresholds.threshold.UniformEstimator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** Ops on plain types give the same bits as the estimators. */
class ThresholdOpsTest {

  private static final RandomAccessibleInterval<FloatType> EFIELD =
      ArrayImgs.floats(TestFields.data(SmallHead.GRID, SmallHead::field), 24, 24, 20, 3);
  private static final double[] AFFINE = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
  private static final double[][] SITES = rows(SmallHead.SITES);
  private static final String PUBLISHED = "L5_TTPC2_cADpyr232_1";

  private static double[][] rows(List<Site> sites) {
    return sites.stream().map(s -> new double[] {s.position().x(), s.position().y(), s.position().z(), s.normal().x(),
        s.normal().y(), s.normal().z(), s.azimuthDeg()}).toArray(double[][]::new);
  }

  private static RandomAccessibleInterval<FloatType> tissues() {
    RandomAccessibleInterval<FloatType> labels = ArrayImgs.floats(24, 24, 20);
    Views.interval(labels, new long[3], new long[] {23, 23, 6}).forEach(v -> v.set(1));
    Views.interval(labels, new long[] {0, 0, 7}, new long[] {23, 23, 9}).forEach(v -> v.set(2));
    return labels;
  }

  private static EField within() {
    EField field = EField.of(EFIELD, SmallHead.GRID, 2, "E");
    return field.within(VoxelMask.of(SmallHead.GRID, i -> i / (24 * 24) < 10));
  }

  private static void assertSameBits(Thresholds expected, boolean voltPerMetre,
      RandomAccessibleInterval<DoubleType> actual) {
    assertArrayEquals(new long[] {expected.sites(), expected.cells()}, actual.dimensionsAsLongArray());
    for (int s = 0; s < expected.sites(); s++) {
      for (int c = 0; c < expected.cells(); c++) {
        double value = voltPerMetre ? expected.voltPerMetre(s, c) : expected.coilRate(s, c);
        assertEquals(value, actual.getAt(s, c).get());
      }
    }
  }

  private static Thresholds estimated(ThresholdEstimator estimator, EField field, String waveform, CellModel... cells) {
    return estimator.estimate(
        new ThresholdRequest(field, SmallHead.SITES, List.of(cells), Waveforms.of(waveform)), Progress.NONE);
  }

  private static CellModel bundled(String name) throws IOException {
    return CellLibrary.bundled().load(name, AxonTerminal.DISABLED).content();
  }

  @Test
  void givesTheBitsOfTheEstimators() throws IOException {
    CellModel l5 = bundled("L5_Synthetic"), l23 = bundled("L23_Synthetic");
    assertSameBits(estimated(new CableEstimator(), within(), "biphasic", l5), false,
        ThresholdOps.cable(EFIELD, AFFINE, SITES, "L5_Synthetic", "biphasic", 2.0, tissues(), null));
    assertSameBits(estimated(new CnnEstimator(), within(), "monophasic", l23, l5), true,
        ThresholdOps.cnn(EFIELD, AFFINE, SITES, "L23_Synthetic, L5_Synthetic", null, 2.0, tissues(), "V/m", null));
    assertSameBits(estimated(new UniformEstimator(), within(), "monophasic", new NamedCell(PUBLISHED)), false,
        ThresholdOps.uniform(EFIELD, AFFINE, SITES, PUBLISHED, null, 2.0, tissues(), "A/us"));
    CellModel published = new NamedCell(PUBLISHED);
    assertSameBits(estimated(new BaselineEstimator(BundledResponses.magnitude()), within(), "monophasic", published),
        false, BaselineOps.magnitude(EFIELD, AFFINE, SITES, PUBLISHED, null, 2.0, tissues(), null));
    assertSameBits(estimated(new BaselineEstimator(BundledResponses.normal()), within(), "biphasic", published), true,
        BaselineOps.normal(EFIELD, AFFINE, SITES, PUBLISHED, "biphasic", 2.0, tissues(), "V/m"));
    assertSameBits(estimated(new BaselineEstimator(BundledResponses.average()), within(), "monophasic", published),
        false, BaselineOps.average(EFIELD, AFFINE, SITES, PUBLISHED, null, 2.0, tissues(), null));
  }

  @Test
  void takesSitesInImagesAndFieldsOfOtherTypes() {
    RandomAccessibleInterval<DoubleType> expected =
        ThresholdOps.cnn(EFIELD, AFFINE, SITES, PUBLISHED, null, null, null, null, null);
    RandomAccessibleInterval<DoubleType> sites = ArrayImgs.doubles(SITES.length, 7);
    for (int s = 0; s < SITES.length; s++) {
      for (int k = 0; k < 7; k++) {
        sites.getAt(s, k).set(SITES[s][k]);
      }
    }
    RandomAccessibleInterval<DoubleType> doubles =
        Converters.convert(EFIELD, (i, o) -> o.set(i.get()), new DoubleType());
    double[] affine = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    RandomAccessibleInterval<DoubleType> actual =
        ThresholdOps.cnn(doubles, affine, sites, PUBLISHED, null, null, null, null, null);
    for (int s = 0; s < SITES.length; s++) {
      assertEquals(expected.getAt(s, 0).get(), actual.getAt(s, 0).get());
    }
    assertTrue(expected.getAt(0, 0).get() > 0);
    assertTrue(Double.isNaN(expected.getAt(3, 0).get()), "outside the field");
  }

  /** A field of 30 TB: computes what the part near the sites gives, from the cells near the sites alone. */
  @Test
  void takesFieldsLargerThanTheMemory() {
    List<Long> read = new ArrayList<>();
    RandomAccessibleInterval<FloatType> huge = LazyImages.of(new long[] {100_000, 5_000, 5_000, 3},
        new int[] {32, 32, 32, 3}, p -> p[3] == 2 ? -0.9f + p[2] * 1e-3f : 0.1f, read);
    double[] affine = {0.5, 0, 0, -20_000, 0, 0.5, 0, -1000, 0, 0, 0.5, -1000};
    double[][] sites = {{-8, 3, 2, 0, 0, 1, 0}, {-4, 5, -2, 0, 0.6, 0.8, 30}};
    RandomAccessibleInterval<DoubleType> thresholds =
        ThresholdOps.cnn(huge, affine, sites, PUBLISHED, null, null, null, null, null);
    assertTrue(read.size() <= 18 && read.stream().distinct().count() == read.size(), read::toString);
    float[] part = new float[151 * 101 * 101 * 3];
    for (int i = 0; i < part.length; i++) {
      int component = i / (151 * 101 * 101), z = 1950 + i / (151 * 101) % 101;
      part[i] = component == 2 ? -0.9f + z * 1e-3f : 0.1f;
    }
    RandomAccessibleInterval<DoubleType> ofPart = ThresholdOps.cnn(ArrayImgs.floats(part, 151, 101, 101, 3),
        new double[] {0.5, 0, 0, -50, 0, 0.5, 0, -25, 0, 0, 0.5, -25}, sites, PUBLISHED, null, null, null, null, null);
    for (int s = 0; s < 2; s++) {
      assertEquals(ofPart.getAt(s, 0).get(), thresholds.getAt(s, 0).get(), 1e-9 * ofPart.getAt(s, 0).get());
    }
  }

  private static float[] values(RandomAccessibleInterval<FloatType> img) {
    float[] values = new float[(int) Views.iterable(img).size()];
    int i = 0;
    for (FloatType v : Views.flatIterable(img)) {
      values[i++] = v.get();
    }
    return values;
  }

  @Test
  void mapsMedians() throws IOException {
    List<Site> sites = List.of(SmallHead.SITES.get(0), SmallHead.SITES.get(2), SmallHead.SITES.get(3));
    CellModel[] cells = {bundled("L5_Synthetic"), bundled("L23_Synthetic")};
    EField field = EField.of(EFIELD, SmallHead.GRID, 1, "E");
    Thresholds thresholds = new CnnEstimator().estimate(
        new ThresholdRequest(field, sites, List.of(cells), Waveforms.of("monophasic")), Progress.NONE);
    float[] expected = ThresholdMap.of(
        List.of(new LayerThresholds(Layer.L5, new int[] {0, 1, 2}, sites, List.of(cells), thresholds)), SmallHead.GRID,
        MapQuantity.COIL_RATE, ThresholdMap.Channels.LAYERS).volume().values();
    RandomAccessibleInterval<DoubleType> plain =
        ThresholdOps.cnn(EFIELD, AFFINE, rows(sites), "L5_Synthetic,L23_Synthetic", null, null, null, null, null);
    assertArrayEquals(expected, values(ThresholdOps.map(plain, rows(sites), EFIELD, AFFINE)));
    assertTrue(expected[SmallHead.GRID.index(12, 12, 8)] > 0);
    // of a part of the grid, at the place of that part
    RandomAccessibleInterval<FloatType> part = ThresholdOps.map(plain, rows(sites),
        Views.interval(EFIELD, new long[] {10, 10, 5, 0}, new long[] {13, 13, 9, 2}), AFFINE);
    assertEquals(expected[SmallHead.GRID.index(12, 12, 8)], part.getAt(12, 12, 8).get());
  }

  @Test
  void countsNeuronsThatDoNotFireInMedians() {
    double[][] sites = {{1, 1, 1, 0, 0, 1}, {1.2, 1, 1, 0, 0, 1}, {1, 1.2, 1, 0, 0, 1}, {2, 1, 1, 0, 0, 1}};
    double infinite = Double.POSITIVE_INFINITY;
    RandomAccessibleInterval<DoubleType> thresholds =
        ArrayImgs.doubles(new double[] {5, infinite, 7, infinite, Double.NaN, Double.NaN, 9, infinite}, 4, 2);
    RandomAccessibleInterval<FloatType> map = ThresholdOps.map(thresholds, sites, ArrayImgs.bytes(3, 3, 3), AFFINE);
    assertEquals(8, map.getAt(1, 1, 1).get());
    assertTrue(Float.isNaN(map.getAt(2, 1, 1).get()) && Float.isNaN(map.getAt(0, 0, 0).get()));
  }

  @Test
  void samplesPatches() {
    RandomAccessibleInterval<FloatType> patches = ThresholdOps.patches(EFIELD, AFFINE, SITES, 5, 1.5, null);
    assertArrayEquals(new long[] {5, 5, 5, 3, 4}, patches.dimensionsAsLongArray());
    PatchGrid grid = PatchGrid.centred(5, 1.5);
    PatchBlock block = new PatchBlock(grid, 4);
    new PatchSampler(EField.of(EFIELD, SmallHead.GRID, 1, "E"), grid, false)
        .sample(SmallHead.SITES.stream().map(Site::pose).toList(), 0, 4, block);
    for (int s = 0; s < 3; s++) {
      for (int p = 0; p < 125; p++) {
        for (int c = 0; c < 3; c++) {
          assertEquals(block.value(3 * p + c, s), patches.getAt(p % 5, p / 5 % 5, p / 25, c, s).get());
        }
      }
    }
    assertTrue(Float.isNaN(patches.getAt(0, 0, 0, 0, 3).get()), "outside the field");
    assertArrayEquals(new long[] {11, 11, 11, 3, 4},
        ThresholdOps.patches(EFIELD, AFFINE, SITES, null, null, null).dimensionsAsLongArray());
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  private static String refusal(double[] affine, Object[] sites, String cells) {
    return refusal(() -> ThresholdOps.cnn(EFIELD, affine, sites, cells, null, null, null, null, null));
  }

  @Test
  void namesTheArgumentThatIsWrong() {
    assertEquals("affine: has 9 numbers, must have 12 (3 rows of 4) or 16 (4 rows of 4), voxel to world, mm",
        refusal(new double[9], SITES, null));
    assertEquals("affine: its last row is [1.0, 2.0, 3.0, 1.0], must be 0, 0, 0, 1; the numbers must be row by row",
        refusal(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 2, 3, 1}, SITES, null));
    assertTrue(refusal(new double[] {Double.NaN, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}, SITES, null)
        .startsWith("affine: the numbers of an affine must be finite: [NaN, "));
    assertTrue(refusal(new double[12], SITES, null).startsWith("affine: the affine is singular"));
    assertEquals("affine: is null; it is required", refusal(null, SITES, null));
    assertEquals("sites: row 1 has 3 numbers, must have 6 or 7: the position x, y, z (mm), the normal x, y, z (towards"
        + " the pia), and the azimuth (degrees) if it is not 0",
        refusal(AFFINE, new double[][] {SITES[0], {1, 2, 3}}, null));
    assertEquals("sites: row 0 is a float[], must be a double[]", refusal(AFFINE, new float[1][7], null));
    assertEquals("sites: row 0, column 1: is NaN, must be a finite number",
        refusal(AFFINE, new double[][] {{1, Double.NaN, 1, 0, 0, 1}}, null));
    assertEquals("sites: row 0: the normal (columns 3 to 5) has the length 0.0, must be above 0",
        refusal(AFFINE, new double[][] {{1, 1, 1, 0, 0, 0}}, null));
    assertTrue(refusal(AFFINE, new double[0][], null).startsWith("sites: has no rows; each row must hold"));
    String transposed = refusal(() -> ThresholdOps.patches(EFIELD, AFFINE, ArrayImgs.doubles(7, 40), null, null, null));
    assertTrue(transposed.startsWith("sites: has the sizes [7, 40], must be an image of n x 6 or n x 7 values: ")
        && transposed.endsWith("; Views.permute(sites, 0, 1) swaps the axes"), transposed);
    String cell = refusal(AFFINE, SITES, "L5_Synthetic,L5_Nobody");
    assertTrue(cell.startsWith("cells=L5_Nobody: neither ") && cell.contains("L1_Synthetic, L23_Synthetic, ")
        && cell.contains(", nor one that the estimator knows by name: L1_NGC-DA_bNAC219_1, "), cell);
    assertEquals("unit=mV must be A/us or V/m",
        refusal(() -> ThresholdOps.cnn(EFIELD, AFFINE, SITES, PUBLISHED, null, null, null, "mV", null)));
    assertTrue(refusal(() -> ThresholdOps.cnn(EFIELD, AFFINE, SITES, PUBLISHED, "square", null, null, null, null))
        .startsWith("waveform=square must be one of monophasic, "));
    assertEquals("efield: has 3 dimensions, must have 4: x, y, z and component",
        refusal(() -> ThresholdOps.cnn(tissues(), AFFINE, SITES, PUBLISHED, null, null, null, null, null)));
    assertEquals("thresholds: has the sizes [3, 1], must have 4 x cells: one row per site, one column per cell",
        refusal(() -> ThresholdOps.map(ArrayImgs.doubles(3, 1), SITES, EFIELD, AFFINE)));
    assertEquals("grid: has 2 dimensions, must have x, y and z",
        refusal(() -> ThresholdOps.map(ArrayImgs.doubles(4, 1), SITES, ArrayImgs.bytes(2, 2), AFFINE)));
    assertTrue(refusal(() -> ThresholdOps.patches(EFIELD, AFFINE, SITES, 99, null, null))
        .contains("1 to 33 points along an edge, not 99"));
    assertTrue(refusal(AFFINE, new double[][] {{500, 1, 1, 0, 0, 1}}, PUBLISHED).contains(" lie outside it; "));
  }

  @Test
  void isCancelledByInterruption() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class,
          () -> ThresholdOps.cable(EFIELD, AFFINE, SITES, "L5_Synthetic", null, null, null, null));
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void ignoresTheLengthOfNormals() {
    double[][] sites = {{12, 12, 8, 0, 0, 3}};
    assertEquals(
        ThresholdOps.cnn(EFIELD, AFFINE, new double[][] {{12, 12, 8, 0, 0, 1, 0}}, PUBLISHED, null, null, null, null,
            null).getAt(0, 0).get(),
        ThresholdOps.cnn(EFIELD, AFFINE, sites, PUBLISHED, null, null, null, null, null).getAt(0, 0).get());
  }
}

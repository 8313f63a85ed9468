/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkThresholds;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.dataset.ShardKey;
import io.github.tmsthresholds.cnn.dataset.SyntheticField;
import io.github.tmsthresholds.cnn.dataset.TrainingData;
import io.github.tmsthresholds.cnn.dataset.TrainingField;
import io.github.tmsthresholds.cnn.dataset.TrainingShard;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MedianSamplesTest {

  private static final TrainingField FIELD = SyntheticField.of(9, 1);
  private static final List<Site> SITES = FIELD.sites(Layer.L6, 12, Progress.NONE);
  private static Network cells;

  @BeforeAll
  static void open() throws IOException {
    cells = NetworkFile.read(MedianSamplesTest.class.getResourceAsStream(
        "/io/github/tmsthresholds/networks/L6_TPC_L4.tmsnet"), "L6_TPC_L4");
  }

  private static TrainingSet samples(List<Site> sites) {
    ShardKey key = new ShardKey(CellType.L6_TPC_L4, List.of(), List.of(), FIELD.name(), FIELD.digest(), 1, 1,
        new SearchSettings(false, 1e-3, 5000));
    TrainingData data = new TrainingData(List.of(new TrainingData.Part(
        new TrainingShard(key, sites, new float[sites.size()], new TreeMap<>()), FIELD.field())));
    double[] same = new double[DirectionGrid.PUBLISHED.size()];
    Arrays.fill(same, 200);
    List<DirectionMap> maps = Collections.nCopies(cells.description().outputs().size(),
        new DirectionMap(DirectionGrid.PUBLISHED, same));
    PatchGrid grid = new PatchGrid(3, 1, Vec3.ZERO, PatchGrid.Frame.FIELD);
    return MedianSamples.of(data, cells, maps, grid, 1, Progress.NONE);
  }

  private static double difference(float[] a, float[] b) {
    assertEquals(a.length, b.length);
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).average().orElseThrow();
  }

  /** The median over twelve azimuths does depend on the first azimuth, by a percent. */
  @Test
  void isIndependentOfTheAzimuthsOfTheSites() {
    List<Site> rotated = SITES.stream().map(s ->
        new Site(s.position(), s.normal(), s.azimuthDeg() + PopulationMedian.STEP / 2, s.layer())).toList();
    TrainingSet samples = samples(SITES), others = samples(rotated);
    assertEquals(SITES.size() * TrainingShard.DIRECTIONS, samples.samples());
    double change = difference(samples.logThresholds(), others.logThresholds());
    assertTrue(change < 4e-3, "changed by " + change);
    assertTrue(difference(samples.patches(), others.patches()) < 1e-6);
    assertTrue(difference(twelve(SITES), twelve(rotated)) > 3 * change);
  }

  /** Returns ln of the medians over the twelve azimuths of the definition, for the first waveform. */
  private static float[] twelve(List<Site> sites) {
    NetworkThresholds thresholds = NetworkThresholds.of(cells, FIELD.field(),
        PopulationMedian.turned(sites).stream().map(Site::pose).toList(), false, 1, Progress.NONE);
    int members = 5;
    float[] medians = new float[sites.size()];
    for (int s = 0; s < medians.length; s++) {
      int first = s * PopulationMedian.AZIMUTHS;
      medians[s] = (float) Math.log(PopulationMedian.of(IntStream.range(0, members * PopulationMedian.AZIMUTHS)
          .mapToDouble(i -> thresholds.voltPerMetre(i % members, first + i / members)).toArray()));
    }
    return medians;
  }

  @Test
  void isCloseToTheMedianOverTwelveAzimuths() {
    TrainingSet samples = samples(SITES);
    float[] twelve = twelve(SITES);
    assertEquals(List.of("L6_TPC_L4_median, monophasic", "L6_TPC_L4_median, biphasic"), samples.outputs());
    for (int s = 0; s < twelve.length; s++) {
      assertEquals(twelve[s], samples.logThresholds()[2 * s], 0.06);
    }
  }
}

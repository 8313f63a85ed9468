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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cortex.CortexVoxels;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that the files in test-data are those of their generator, and a plausible head. */
class BundledSampleTest {

  private static Volume tissues;
  private static Volume efield;

  @BeforeAll
  static void read() throws IOException {
    tissues = NiftiReader.read(BundledSample.TISSUES);
    efield = NiftiReader.read(BundledSample.EFIELD);
  }

  @Test
  void tissuesAreThoseOfTheGenerator() {
    Volume made = BundledSample.tissues();
    assertEquals(made.grid(), tissues.grid());
    assertArrayEquals(made.values(), tissues.values());
  }

  @Test
  void fieldIsThatOfTheGenerator() {
    FigureOfEightCoil coil = new FigureOfEightCoil();
    assertEquals(tissues.grid(), efield.grid());
    for (int i = 0; i < efield.grid().voxels(); i += 7) {
      assertArrayEquals(BundledSample.efieldAt(i, tissues, coil), vector(i), "voxel " + i);
    }
  }

  private static float[] vector(int i) {
    int n = efield.grid().voxels();
    return new float[] {efield.values()[i], efield.values()[n + i], efield.values()[2 * n + i]};
  }

  @Test
  void fieldIsTangentialForwardZeroInAirAndOfUsualStrength() {
    Grid grid = efield.grid();
    double strongest = 0;
    for (int i = 0; i < grid.voxels(); i++) {
      Vec3 e = new Vec3(vector(i)[0], vector(i)[1], vector(i)[2]);
      Vec3 p = grid.centre(i);
      assertEquals(0, e.dot(p.unit()), 1e-3);
      assertEquals(tissues.values()[i] == 0, e.norm() == 0);
      strongest = tissues.values()[i] == TissueLabels.GREY_MATTER ? Math.max(strongest, e.norm()) : strongest;
    }
    assertTrue(strongest > 1 && strongest < 2.5, strongest + " V/m in grey matter");
    assertTrue(vector(grid.indexAt(new Vec3(0, 0, 70), grid.voxelToWorld().inverse()))[1] > 1);
  }

  /** Faraday: the curl of the field is that of minus dA/dt, whose Biot-Savart integral is taken along the turns. */
  @Test
  void fieldObeysFaradaysLaw() {
    FigureOfEightCoil coil = new FigureOfEightCoil();
    Vec3 p = new Vec3(12, -7, 62);
    Vec3 e = curl(coil::field, p), a = curl(FigureOfEightCoil::vectorPotentialRate, p).times(-1);
    assertEquals(0, e.minus(a).norm(), 2e-3 * a.norm());
  }

  private static Vec3 curl(UnaryOperator<Vec3> f, Vec3 p) {
    double h = 0.1;
    Vec3[] d = new Vec3[3];
    for (int c = 0; c < 3; c++) {
      Vec3 step = new Vec3(c == 0 ? h : 0, c == 1 ? h : 0, c == 2 ? h : 0);
      d[c] = f.apply(p.plus(step)).minus(f.apply(p.minus(step))).times(1 / (2 * h));
    }
    return new Vec3(d[1].z() - d[2].y(), d[2].x() - d[0].z(), d[0].y() - d[1].x());
  }

  @Test
  void cortexIsOfUsualThicknessAndItsSitesAreStimulated() {
    TissueLabels labels = TissueLabels.of(tissues);
    CorticalDepth depth = CorticalDepth.of(labels, Region.everywhere(), Progress.NONE);
    int cortex = CortexVoxels.cortex(depth), greyMatter = CortexVoxels.greyMatter(labels);
    assertTrue(cortex > 0.97 * greyMatter, cortex + " of " + greyMatter + " grey-matter voxels are cortex");
    List<Site> sites = new SitePlacement(1, 100, SitePlacement.RANDOM, 1)
        .place(depth, Region.sphere(new Vec3(0, 0, 68), 15), EnumSet.allOf(Layer.class), Progress.NONE);
    assertEquals(500, sites.size());
    double thickness = Quantiles.median(sites.stream().mapToDouble(s -> depth.thicknessAt(s.position())).toArray());
    assertTrue(thickness > 2.4 && thickness < 3.1, "median thickness " + thickness + " mm");
    FieldSampler sampler = EField.of(efield.img(), efield.grid(), 1, "sample")
        .within(labels.greyAndWhiteMatterOn(efield.grid())).sampler();
    double[] at = sites.stream().map(Site::position).flatMapToDouble(
        p -> DoubleStream.of(p.x(), p.y(), p.z())).toArray();
    byte[] flag = new byte[sites.size()];
    sampler.sample(at, flag.length, at, flag);
    for (byte f : flag) {
      assertTrue(f != FieldSampler.OUTSIDE);
    }
  }
}

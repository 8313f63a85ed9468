/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the cortex of a real head, at 1 mm and, around the hand knob, at 0.5 mm. */
class Colin27CortexTest {

  private static final Vec3 HAND_KNOB = new Vec3(-37, -21, 58);

  private static TissueLabels labels(String file) throws IOException {
    return TissueLabels.of(NiftiReader.read(SharedData.require("efield/" + file)));
  }

  @Tag("reference")
  @Test
  void assignsADepthToAlmostAllDorsalGreyMatter() throws IOException {
    TissueLabels labels = labels("colin27_tissues_1mm.nii.gz");
    Region dorsal = Region.box(new Vec3(-80, -110, 25), new Vec3(80, 80, 90));
    CorticalDepth depth = CorticalDepth.of(labels, dorsal, Progress.NONE);
    int[] grey = greyMatter(labels, depth, dorsal);
    double[] thickness = Arrays.stream(grey).mapToDouble(i -> depth.thicknessAt(depth.grid().centre(i)))
        .filter(t -> !Double.isNaN(t)).toArray();
    double share = thickness.length / (double) grey.length, median = Quantiles.median(thickness);
    assertTrue(share > 0.85, share + " of the grey matter has a depth");
    assertTrue(median > 2 && median < 4, "median thickness " + median + " mm");
    assertMonotone(labels, depth, grey);
  }

  /** Returns the grey-matter voxels of the depth's grid in a region. */
  private static int[] greyMatter(TissueLabels labels, CorticalDepth depth, Region region) {
    Affine toLabels = labels.grid().voxelToWorld().inverse();
    return IntStream.range(0, depth.grid().voxels()).filter(i -> {
      Vec3 p = depth.grid().centre(i);
      return region.contains(p) && labels.label(labels.grid().indexAt(p, toLabels)) == TissueLabels.GREY_MATTER;
    }).toArray();
  }

  /** Asserts that the depth falls along the normal, towards the pia, and rises in the other direction. */
  private static void assertMonotone(TissueLabels labels, CorticalDepth depth, int[] grey) {
    int steps = 0, right = 0;
    for (int i : grey) {
      Vec3 p = depth.grid().centre(i);
      if (!Double.isNaN(depth.depthAt(p))) {
        Vec3 step = depth.normalAt(p).orElseThrow().times(0.4);
        double up = depth.depthAt(p.plus(step)), down = depth.depthAt(p.minus(step));
        if (!Double.isNaN(up) && !Double.isNaN(down)) {
          steps++;
          right += up < depth.depthAt(p) && down > depth.depthAt(p) ? 1 : 0;
        }
      }
    }
    assertTrue(right > 0.97 * steps,
        right + " of " + steps + " steps along the normal change the depth as they should");
  }

  @Tag("reference")
  @Test
  void placesSitesThroughoutTheHandKnobAtHalfAMillimetre() throws IOException {
    TissueLabels labels = labels("colin27_tissues_05mm_M1.nii.gz");
    CorticalDepth depth = CorticalDepth.of(labels, Region.everywhere(), Progress.NONE);
    assertTrue(CortexVoxels.cortex(depth) > 0.95 * CortexVoxels.greyMatter(labels));
    assertMonotone(labels, depth, greyMatter(labels, depth, Region.everywhere()));
    Region around = Region.sphere(HAND_KNOB, 15);
    List<Site> sites = new SitePlacement(1, 200, SitePlacement.RANDOM, 1)
        .place(depth, around, EnumSet.allOf(Layer.class), Progress.NONE);
    assertEquals(1000, sites.size());
    VoxelMask brain = labels.greyAndWhiteMatterOn(labels.grid());
    Affine toVoxel = labels.grid().voxelToWorld().inverse();
    for (Site s : sites) {
      assertTrue(around.contains(s.position()));
      assertEquals(s.layer().depth(), depth.depthAt(s.position()), 0.02);
      assertTrue(s.layer() == Layer.L1 || brain.contains(labels.grid().indexAt(s.position(), toVoxel)));
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the domain of patches from several E-fields of a head on patches of another coil placement, some distorted. */
class TrainingDomainInHeadTest {

  private static final PatchGrid GRID = PatchGrid.centred(9, 1.5);
  private static final int VALUES = GRID.values();
  private static final int SITES = 600;

  @Tag("reference")
  @Test
  void containsPatchesOfAnotherPlacementUnlessDistorted() throws IOException {
    TissueLabels labels =
        TissueLabels.of(ImageFiles.openLabels(SharedData.require("efield/colin27_tissues_1mm.nii.gz")));
    CorticalDepth depth = CorticalDepth.of(labels, Region.everywhere(), Progress.NONE);
    List<Pose> sites = new SitePlacement(4, 3000, SitePlacement.RANDOM, 1)
        .place(depth, Region.everywhere(), Set.of(Layer.L5), Progress.NONE).stream().map(Site::pose).toList();
    float[] training = new float[0];
    for (String name : List.of("01", "05", "09")) {
      float[] more = patches("efield/fields/train_" + name + ".nii.gz", labels, sites);
      int known = training.length;
      training = Arrays.copyOf(training, known + more.length);
      System.arraycopy(more, 0, training, known, more.length);
    }
    TrainingDomain domain = TrainingDomain.of(GRID, training);
    float[] patches = patches("efield/colin27_E_M1.nii.gz", labels, sites);
    assertFractionInside(0.96, 1, domain, patches, "unchanged");
    assertFractionInside(0, 0.25, domain, steeper(patches, 10), "with ten times the gradient");
    // noise of 5 and 20 % increases the errors of the bundled networks from 0.4 to 0.5 and 1.8 %
    assertFractionInside(0.96, 1, domain, noisy(patches, 0.05), "with noise of 5 %");
    assertFractionInside(0, 0.1, domain, noisy(patches, 0.2), "with noise of 20 %");
  }

  private static float[] steeper(float[] patches, float factor) {
    float[] steep = patches.clone();
    for (int i = 0; i < steep.length; i++) {
      float soma = patches[i / VALUES * VALUES + VALUES / 2 - 1 + i % 3];
      steep[i] = soma + factor * (patches[i] - soma);
    }
    return steep;
  }

  /** @param deviation standard deviation of each component, relative to the magnitude at the soma */
  private static float[] noisy(float[] patches, double deviation) {
    Random random = new Random(1);
    float[] noisy = patches.clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (deviation * random.nextGaussian());
    }
    return noisy;
  }

  private static void assertFractionInside(double min, double max, TrainingDomain domain, float[] patches,
      String change) {
    PatchBlock block = TestNetworks.block(GRID, patches);
    double fraction = IntStream.range(0, block.lanes()).filter(lane -> domain.contains(block, lane)).count()
        / (double) block.lanes();
    assertTrue(fraction >= min && fraction <= max, fraction + " of the patches " + change + " lie inside");
  }

  /** Returns the patches of the sites with the strongest field. */
  private static float[] patches(String file, TissueLabels labels, List<Pose> sites) throws IOException {
    EField whole = ImageFiles.openEField(SharedData.require(file));
    EField field = whole.within(labels.greyAndWhiteMatterOn(whole.grid()));
    PatchBlock block = new PatchBlock(GRID, sites.size());
    new PatchSampler(field, GRID, false).sample(sites, 0, sites.size(), block);
    List<Integer> strongest = IntStream.range(0, sites.size()).filter(lane -> block.status(lane).hasThreshold()).boxed()
        .sorted(Comparator.comparingDouble(lane -> -block.somaField(lane))).limit(SITES).toList();
    float[] patches = new float[strongest.size() * VALUES];
    for (int i = 0; i < strongest.size(); i++) {
      block.copy(strongest.get(i), patches, i * VALUES);
    }
    return patches;
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests sites in the folded cortex of the sample data. */
class CorticalSitesTest {

  private static EField field;
  private static TissueLabels labels;
  private static CorticalDepth depth;

  @BeforeAll
  static void open() throws IOException {
    labels = TissueLabels.of(ImageFiles.openLabels(Path.of("test-data/tissues.nii.gz")));
    EField whole = decaying(ImageFiles.openEField(Path.of("test-data/efield.nii.gz")));
    field = whole.within(labels.greyAndWhiteMatterOn(whole.grid()));
    depth = CorticalDepth.of(labels, Region.everywhere(), Progress.NONE);
  }

  /** Returns the field multiplied by a factor that decays with the distance from the plane x = 0. */
  private static EField decaying(EField field) {
    Grid grid = field.grid();
    float[] values = field.volume().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) Math.exp(-Math.abs(grid.centre(i % grid.nx(), 0, 0).x()) / 6);
    }
    return EField.of(new Volume(grid, 3, values, "decaying"), 1);
  }

  private static List<Site> sites(Layer layer, int count, long seed) {
    return new TrainingField("sample", field, new CorticalSites(field, labels, depth, seed))
        .sites(layer, count, Progress.NONE);
  }

  @Test
  void placesFourOfFiveSitesInStrongFieldsAndTheFifthAlsoInWeakOnes() {
    List<Site> sites = sites(Layer.L5, 100, 1);
    assertEquals(100, sites.size());
    double maximum = new FieldStrength(field, labels.greyMatterOn(field.grid())).maximum();
    Affine toVoxel = field.grid().voxelToWorld().inverse();
    int weak = 0;
    for (int s = 0; s < 100; s++) {
      int i = field.grid().indexAt(sites.get(s).position(), toVoxel), n = field.grid().voxels();
      float[] e = field.volume().values();
      // sites are placed on triangles whose centre lies in a strong voxel, so they may lie in the next voxel
      double fraction = new Vec3(e[i], e[i + n], e[i + 2 * n]).norm() / maximum;
      assertTrue(fraction > (s % 5 == 4 ? 0.03 : 0.15), s + ": " + fraction);
      weak += fraction < 0.15 ? 1 : 0;
    }
    assertTrue(weak > 5, weak + " of 20");
  }

  @Test
  void placesSitesAtTheDepthOfTheirLayerWithRandomAzimuths() {
    double sum = 0;
    for (Site site : sites(Layer.L23, 60, 1)) {
      assertEquals(Layer.L23.depth(), depth.depthAt(site.position()), 0.011);
      assertEquals(1, depth.normalAt(site.position()).orElseThrow().dot(site.normal()), 1e-6);
      sum += site.azimuthDeg();
    }
    assertEquals(180, sum / 60, 50);
  }

  @Test
  void returnsTheFirstSitesOfALargerNumberAndDependsOnTheSeed() {
    List<Site> sites = sites(Layer.L4, 40, 1);
    assertEquals(sites.subList(0, 13), sites(Layer.L4, 13, 1));
    assertNotEquals(sites, sites(Layer.L4, 40, 2));
  }

  @Test
  void storedSitesAreRestoredToTheBit() {
    List<Site> sites = sites(Layer.L6, 30, 1);
    assertEquals(sites, StoredSites.of(sites).sites(Layer.L6));
  }
}

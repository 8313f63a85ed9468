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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.search.FieldStimuli;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests in a head that a site has a patch wherever the cable solver has a field along the neuron. */
class PatchReachTest {

  @Tag("reference")
  @Test
  void everySiteOfTheCableSolverHasAPatch() throws IOException {
    TissueLabels labels =
        TissueLabels.of(ImageFiles.openLabels(SharedData.require("efield/colin27_tissues_1mm.nii.gz")));
    EField whole = ImageFiles.openEField(SharedData.require("efield/colin27_E_M1.nii.gz"));
    EField field = whole.within(labels.greyAndWhiteMatterOn(whole.grid()));
    CellLibrary cells = CellLibrary.open(SharedData.require("neurons"));
    Region region = Region.sphere(new Vec3(-36, -22, 62), 30);
    CorticalDepth depth = CorticalDepth.of(labels, region, Progress.NONE);
    List<Site> sites = new SitePlacement(2, 400, 1, 1)
        .place(depth, region, EnumSet.allOf(Layer.class), Progress.NONE);
    for (CellType type : CellType.values()) {
      List<Pose> poses = sites.stream().filter(s -> s.layer() == type.layer()).map(Site::pose).toList();
      String name = cells.names().stream().filter(n -> n.startsWith(type.label() + "_")).findFirst().orElseThrow();
      CompartmentalCell cell = cells.load(name, AxonTerminal.DISABLED).content();
      FieldStimuli stimuli = new FieldStimuli(field, cell.compartments(), poses);
      PatchGrid grid = PatchGrid.centred(9, 2);
      PatchBlock block = new PatchBlock(grid, poses.size());
      new PatchSampler(field, grid, false).sample(poses, 0, poses.size(), block);
      int cable = 0, both = 0;
      double[] es = new double[cell.compartments().count()];
      for (int s = 0; s < poses.size(); s++) {
        if (stimuli.quasipotentials(s, es)) {
          cable++;
          both += block.status(s).hasThreshold() ? 1 : 0;
          assertEquals(stimuli.somaField(s), block.somaField(s), 1e-12);
        }
      }
      assertTrue(cable > 300, name);
      assertEquals(cable, both, name);
    }
  }
}

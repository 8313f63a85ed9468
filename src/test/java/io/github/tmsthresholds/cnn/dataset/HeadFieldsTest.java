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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.FieldDigest;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests fields in copies of a small spherical head. */
class HeadFieldsTest {

  @TempDir
  static Path shared;

  private static TissueLabels labels;
  private static TrainingField field;

  @BeforeAll
  static void make() throws IOException {
    RoundHead.write(shared.resolve("tissues.nii.gz"));
    labels = TissueLabels.of(ImageFiles.openLabels(shared.resolve("tissues.nii.gz")));
    field = new HeadFields(labels, shared.resolve("heads")).trainingField(0, 1, Progress.NONE);
  }

  @Test
  void placesSitesInTheCortexWhereTheFieldIsValid() {
    assertEquals("head_00", field.name());
    assertTrue(field.field().isMasked());
    assertEquals(2, field.field().grid().voxelToWorld().spacing(1));
    for (Layer layer : new Layer[] {Layer.L23, Layer.L5}) {
      List<Site> sites = field.sites(layer, 40, Progress.NONE);
      assertEquals(40, sites.size());
      assertEquals(sites.subList(0, 10), field.sites(layer, 10, Progress.NONE));
      for (Site site : sites) {
        Vec3 p = site.position();
        double[] e = {p.x(), p.y(), p.z()};
        byte[] flag = new byte[1];
        field.field().sampler().sample(e, 1, e, flag);
        assertNotEquals(FieldSampler.OUTSIDE, flag[0]);
        double size = Math.sqrt(e[0] * e[0] + e[1] * e[1] + e[2] * e[2]);
        assertTrue(size > 1e-3 && size < 10, () -> size + " V/m at " + p);
        // grey matter lies between 22 and 27 mm in the original head
        assertTrue(p.norm() > 14 && p.norm() < 36, p::toString);
        assertTrue(site.normal().dot(p.unit()) > 0.5, p::toString);
      }
    }
  }

  @Test
  void numberAndSeedDetermineTheFieldForAnyNumberOfThreads(@TempDir Path other) throws Exception {
    ForkJoinPool one = new ForkJoinPool(1);
    try {
      HeadFields fields = new HeadFields(labels, other);
      TrainingField again = one.submit(() -> fields.trainingField(0, 1, Progress.NONE)).get();
      assertEquals(field.digest(), again.digest());
      assertEquals(field.sites(Layer.L4, 9, Progress.NONE), again.sites(Layer.L4, 9, Progress.NONE));
      assertNotEquals(field.digest(), FieldDigest.of(fields.field(1, 1, Progress.NONE)));
      assertNotEquals(field.digest(), FieldDigest.of(fields.field(0, 2, Progress.NONE)));
    } finally {
      one.shutdown();
    }
  }

  @Test
  void readsAFieldThatWasComputedBefore(@TempDir Path folder) throws IOException {
    HeadFields fields = new HeadFields(labels, folder);
    String digest = FieldDigest.of(fields.field(0, 1, Progress.NONE));
    assertEquals(field.digest(), digest);
    Path file = only(folder);
    assertTrue(file.getFileName().toString().matches("head_00_[0-9a-f]{12}\\.nii\\.gz"), file::toString);
    byte[] half = Files.readAllBytes(file);
    Progress reading = new Progress() {
      @Override
      public void update(String stage, double fraction) {
        assertTrue(stage.startsWith("reading "), stage);
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
    assertEquals(digest, FieldDigest.of(fields.field(0, 1, reading)));
    Files.write(file, Arrays.copyOf(half, half.length / 2));
    FormatException e = assertThrows(FormatException.class, () -> fields.field(0, 1, reading));
    assertTrue(e.getMessage().startsWith(file.toString()), e::getMessage);
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size());
      return all.get(0);
    }
  }

  @Test
  void rejectsHeadsThatLackATissue() {
    Grid grid = new Grid(2, 2, 2, Affine.ofSpacing(1, Vec3.ZERO));
    TissueLabels brain = new TissueLabels(grid, new byte[] {1, 2, 3, 4, 1, 1, 1, 1});
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new HeadFields(brain, shared));
    assertTrue(e.getMessage().startsWith("no voxel has the label 5"), e::getMessage);
  }

  @Test
  void recognisesNamesOfSyntheticHeads() {
    assertEquals(7, HeadFields.number(HeadFields.name(7)));
    assertEquals(123, HeadFields.number(HeadFields.name(123)));
    assertEquals(-1, HeadFields.number("train_03"));
    assertEquals(-1, HeadFields.number("head_x"));
    assertFalse(SyntheticField.number(HeadFields.name(7)) >= 0);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.RigidTransform;
import io.github.tmsthresholds.efield.coil.Scalp;
import io.github.tmsthresholds.efield.coil.ScalpChart;
import io.github.tmsthresholds.efield.coil.ScalpPose;
import io.github.tmsthresholds.efield.conductor.CoilFit;
import io.github.tmsthresholds.efield.conductor.HeadLabels;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.Purpose;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoseModelTest {

  private static final Purpose PREPARED = new Purpose("", "", 8, 3, 6, 5, 0.01);

  @TempDir
  static Path folder;

  private static CoilFit fit;

  @BeforeAll
  static void placeACoil() throws IOException {
    RoundHead.write(folder.resolve("head.nii.gz"));
    HeadLabels head = HeadLabels.of(NiftiReader.read(folder.resolve("head.nii.gz")));
    Scalp scalp = head.scalp();
    fit = new CoilFit(head, BuiltInCoils.get("Figure8_70mm"),
        new ScalpChart(scalp, scalp.nearest(new Vec3(0, 0, 25)), Vec3.ZERO, 20));
  }

  private static PoseModel model() {
    return new PoseModel(fit, new ScalpPose(0, 0, 0, 0, 0, 4));
  }

  @Test
  void movesAlongTheScalpUpToTheEdgeOfItsMap() {
    PoseModel model = model();
    int[] changes = new int[1];
    model.onChange(() -> changes[0]++);
    assertTrue(model.move(new Vec3(3, 0, 0)));
    assertEquals(3, model.pose().x(), 0.1);
    assertEquals(0, model.pose().y(), 0.1);
    assertEquals(44, model.matrix().apply(Vec3.ZERO).norm(), 1);
    model.set(model.pose().at(300, 400));
    assertEquals(20, Math.hypot(model.pose().x(), model.pose().y()), 1e-9);
    assertEquals(2, changes[0]);
  }

  @Test
  void keepsAnglesWithinHalfATurnAndMatricesRigidAndShort() {
    PoseModel model = model();
    model.set(model.pose().turned(725));
    assertEquals(5, model.pose().degrees(), 1e-9);
    for (double v : model.matrix().rows()) {
      assertEquals(v, Math.rint(v * 1e8) / 1e8);
    }
    assertTrue(RigidTransform.nearest(model.matrix()) == model.matrix(), "used as it is");
  }

  @Test
  void liftsTheCoilOffTheHead() {
    PoseModel model = model();
    model.set(new ScalpPose(0, 0, 0, 40, 0, 0));
    assertTrue(fit.head().isOutside(fit.coil().placed(model.matrix())));
    assertEquals(0, model.pose().distance());
    assertTrue(model.lift() > 0, "a tilted coil would reach into the head");
    model.set(new ScalpPose(0, 0, 0, 0, 0, 4));
    assertEquals(0, model.lift());
  }

  @Test
  void saysWhichRangeThePoseLeaves() {
    PoseModel model = model();
    assertTrue(model.beyond(PREPARED).isEmpty());
    model.set(model.pose().at(12, 0));
    assertTrue(model.beyond(PREPARED).orElseThrow().contains("mm from the middle, prepared up to 8.0 mm"));
    model.set(model.pose().at(0, 0).lifted(7));
    assertTrue(model.beyond(PREPARED).orElseThrow().contains("distance of 7.0 mm, prepared from 3.0 to 6.0 mm"));
    model.set(new ScalpPose(0, 0, 0, 5, 5, 6));
    String tilt = model.lift() > 0 ? "distance" : "tilt of 7.1";
    assertTrue(model.beyond(PREPARED).orElseThrow().contains(tilt));
  }
}

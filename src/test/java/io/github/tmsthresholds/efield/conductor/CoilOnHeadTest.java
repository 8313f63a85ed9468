/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a coil whose potential is sampled covers the head, and that coils face the head. */
class CoilOnHeadTest {

  private static VoxelHeadModel head;

  @BeforeAll
  static void readHead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("head.nii.gz");
    RoundHead.write(file);
    head = new VoxelHeadModel(VolumeReader.NUMERIC.readLabels(file, Progress.NONE).content(), Conductivities.SIMNIBS,
        Optional.empty());
  }

  private static Coil coil(String name) throws IOException {
    return CoilReader.read(DifficultFiles.folder("coils").resolve(name)).content();
  }

  private static SphericalHeadModel sphere(double radius) {
    return new SphericalHeadModel(new SphericalConductor(Vec3.ZERO, radius), 2);
  }

  /** A coil at a height above the origin that faces down. */
  private static Affine above(double height) {
    return Affine.of(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, height);
  }

  @Test
  void reportsTheShareOfAHeadBeyondAPotential() throws IOException {
    // the grid reaches from z = 38 to -32 mm and to 50 mm on either side: the cap of the sphere below is beyond
    String line = sphere(38).extrapolated(coil("x_y_z_3.nii.gz").placed(above(48))).orElseThrow();
    double share = Double.parseDouble(line.substring(0, line.indexOf(' ')));
    double cap = (38 - 32) * (38 - 32) * (2 * 38 + 32) / (4.0 * 38 * 38 * 38);
    assertEquals(100 * cap, share, 0.3, line);
    assertTrue(line.contains("% of the sphere lies beyond the volume in which the vector potential of the coil "
        + "x_y_z_3"), line);
    assertEquals(Optional.empty(), sphere(20).extrapolated(coil("x_y_z_3.nii.gz").placed(above(44))));
    assertEquals(Optional.empty(), head.extrapolated(coil("ordinary.ccd").placed(above(44))));
  }

  @Test
  void rejectsAPotentialThatEndsInTheHead() throws IOException {
    String brain = assertThrows(InvalidInputException.class,
        () -> head.extrapolated(coil("cut_brain.nii.gz").placed(above(44)))).getMessage();
    String known = "cut_brain: the vector potential of the coil is known within its volume only, beyond which ";
    assertTrue(brain.startsWith(known + "grey or white matter lies, such as at ")
        && brain.endsWith(" mm; use a volume that contains the head, or the coil's .ccd or .tcd file"), brain);
    String face = assertThrows(InvalidInputException.class,
        () -> sphere(40).extrapolated(coil("cut_brain.nii.gz").placed(above(44)))).getMessage();
    assertTrue(face.startsWith(known + "the sphere lies, such as at ")
        && face.contains(" mm, where the potential is still "), face);
  }

  /** The field of the sampled potential is that of its dipoles, although a part of the sphere lies beyond it. */
  @Test
  void extrapolationHardlyChangesTheFieldNearTheCoil() throws IOException {
    double[] points = {0, 0, 20, 10, -10, 15, -15, 5, 10}, e = new double[9], expected = new double[9];
    SphericalConductor sphere = new SphericalConductor(Vec3.ZERO, 38);
    sphere.field(coil("x_y_z_3.nii.gz").placed(above(48)), points, 3, e);
    sphere.field(coil("ordinary.ccd").placed(above(48)), points, 3, expected);
    for (int i = 0; i < 9; i += 3) {
      double error = Math.hypot(Math.hypot(e[i] - expected[i], e[i + 1] - expected[i + 1]), e[i + 2] - expected[i + 2]);
      double size = Math.hypot(Math.hypot(expected[i], expected[i + 1]), expected[i + 2]);
      // sampling every 10 mm has errors of 7 to 12 % at points this close
      assertEquals(0, error / size, 0.13, "point " + i / 3);
    }
  }

  @Test
  void warnsOfCoilsThatFaceAwayOrAreFarAway() {
    assertEquals(List.of(), head.warnings(above(44)));
    assertEquals(List.of(), sphere(40).warnings(above(44)));
    Affine up = Affine.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 44);
    String upsideDown = "the coil is upside down: the z axis of its matrix points away from the head, but must point "
        + "into "
        + "it, as in SimNIBS";
    assertEquals(List.of(upsideDown), head.warnings(up));
    assertEquals(List.of(upsideDown), sphere(40).warnings(up));
    String far = "the coil's centre lies 160 mm from the head; check that its matrix is for this head, in mm";
    assertEquals(List.of(far), sphere(40).warnings(above(200)));
    assertEquals(1, head.warnings(above(200)).size());
    assertEquals(Optional.empty(), head.extrapolated(BuiltInCoils.get("Round_90mm").placed(above(44))));
  }
}

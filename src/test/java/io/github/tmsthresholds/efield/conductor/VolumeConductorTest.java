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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cancelled;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.VolumeConductor.Interfaces;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests small spheres of four thick shells, so that few voxels resolve them. */
class VolumeConductorTest {

  private static final double SIZE = 0.4;
  private static final PlacedCoil COIL = BuiltInCoils.figureOfEight("small", 8, 16, 4, 17, 3)
      .placed(CoilPlacement.facing(new Vec3(0, 0, 38), Vec3.Z, new Vec3(0, -1, 0), 2));

  private static byte[] shells(Grid grid, double size) {
    return shells(grid, size, 62, 73, 84);
  }

  /** Returns the labels of grey matter, CSF, bone and scalp within these radii and 95, times the size, mm. */
  static byte[] shells(Grid grid, double size, double brain, double csf, double bone) {
    byte[] labels = new byte[grid.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double r = grid.centre(i).norm() / size;
      labels[i] = (byte) (r < brain ? 2 : r < csf ? 3 : r < bone ? 4 : r < 95 ? 5 : 0);
    }
    return labels;
  }

  /** Returns a grid of the given spacing (mm) along rotated axes, around the origin. */
  private static Grid around(double hx, double hy, double hz, double degrees) {
    Rotation turn = Rotation.about(new Vec3(1, 1, 2), degrees);
    Vec3 x = turn.apply(new Vec3(hx, 0, 0)), y = turn.apply(new Vec3(0, hy, 0)), z = turn.apply(new Vec3(0, 0, hz));
    int nx = (int) (82 / hx), ny = (int) (82 / hy), nz = (int) (82 / hz);
    Vec3 o = x.times((nx - 1) / 2.0).plus(y.times((ny - 1) / 2.0)).plus(z.times((nz - 1) / 2.0)).times(-1);
    return new Grid(nx, ny, nz,
        Affine.of(x.x(), y.x(), z.x(), o.x(), x.y(), y.y(), z.y(), o.y(), x.z(), y.z(), z.z(), o.z()));
  }

  private static EField field(Grid grid, byte[] labels, Interfaces interfaces) {
    return VolumeConductor.of(grid, labels, Conductivities.SIMNIBS, interfaces, Progress.NONE)
        .field(COIL, Progress.NONE);
  }

  /** Returns the relative L2 difference from the analytic field between two radii (of the full size), z above 30. */
  private static double error(EField field, double from, double to) {
    Grid grid = field.grid();
    float[] e = field.volume().values();
    double difference = 0, norm = 0;
    double[] v = new double[3];
    for (int i = 0; i < grid.voxels(); i++) {
      Vec3 p = grid.centre(i);
      double r = p.norm() / SIZE;
      if (r >= from && r < to && p.z() > 30 * SIZE) {
        new SphericalConductor(Vec3.ZERO, 95 * SIZE).field(COIL, new double[] {p.x(), p.y(), p.z()}, 1, v);
        for (int c = 0; c < 3; c++) {
          difference += Math.pow(e[c * grid.voxels() + i] - v[c], 2);
          norm += v[c] * v[c];
        }
      }
    }
    return Math.sqrt(difference / norm);
  }

  @Test
  void approachesTheAnalyticSphereAndSubvoxelInterfacesReduceTheError() {
    Grid grid = around(1, 1, 1, 0);
    byte[] labels = shells(grid, SIZE);
    EField plain = field(grid, labels, Interfaces.STAIRCASE), subvoxel = field(grid, labels, Interfaces.SUBVOXEL);
    double deep = error(plain, 0, 50), shallow = error(plain, 50, 56);
    assertTrue(deep < 0.02 && shallow < 0.035, "plain " + deep + ", " + shallow);
    assertTrue(error(subvoxel, 0, 50) < 0.75 * deep, "plain " + deep + ", sub-voxel " + error(subvoxel, 0, 50));
    assertTrue(error(subvoxel, 50, 56) < 0.75 * shallow,
        "plain " + shallow + ", sub-voxel " + error(subvoxel, 50, 56));
  }

  @Test
  void acceptsRotatedAndAnisotropicVoxels() {
    Grid grid = around(1.2, 1.5, 1.1, 35);
    EField field = field(grid, shells(grid, SIZE), Interfaces.SUBVOXEL);
    assertTrue(error(field, 0, 50) < 0.02, "error " + error(field, 0, 50));
  }

  @Test
  void isZeroOnlyOutsideTheHead() {
    Grid grid = around(2, 2, 2, 0);
    byte[] labels = shells(grid, SIZE);
    EField field = field(grid, labels, Interfaces.SUBVOXEL);
    for (int i = 0; i < labels.length; i++) {
      assertEquals(labels[i] != 0, field.valid().contains(i));
    }
  }

  @Test
  void isLinearInTheCoils() {
    Grid grid = around(2, 2, 2, 0);
    VolumeConductor head =
        VolumeConductor.of(grid, shells(grid, SIZE), Conductivities.SIMNIBS, Interfaces.SUBVOXEL, Progress.NONE);
    Affine left = CoilPlacement.facing(new Vec3(-38, 0, 0), new Vec3(-1, 0, 0), Vec3.Z, 2);
    float[] one = head.field(COIL, Progress.NONE).volume().values();
    float[] turned = head.field(BuiltInCoils.figureOfEight("small", 8, 16, 4, 17, 3).placed(
        CoilPlacement.facing(new Vec3(0, 0, 38), Vec3.Z, new Vec3(0, 1, 0), 2)), Progress.NONE).volume().values();
    float[] again = head.field(COIL, Progress.NONE).volume().values();
    head.field(BuiltInCoils.get("Round_90mm").placed(left), Progress.NONE);
    assertArrayEquals(one, again, "the set-up must not change");
    double largest = 0;
    for (float v : one) {
      largest = Math.max(largest, Math.abs(v));
    }
    for (int i = 0; i < one.length; i++) {
      assertEquals(one[i], -turned[i], 2e-4 * largest, "half a turn of the coil reverses the field");
    }
  }

  @Test
  void isIndependentOfThreads() throws Exception {
    Grid grid = around(1.2, 1.2, 1.2, 10);
    byte[] labels = shells(grid, SIZE);
    ForkJoinPool single = new ForkJoinPool(1), triple = new ForkJoinPool(3);
    EField one = single.submit(() -> field(grid, labels, Interfaces.SUBVOXEL)).get();
    EField three = triple.submit(() -> field(grid, labels, Interfaces.SUBVOXEL)).get();
    single.shutdown();
    triple.shutdown();
    assertArrayEquals(one.volume().values(), three.volume().values());
  }

  /** The discrete operator is reciprocal, and a multigrid cycle removes most of a random error's energy. */
  @Test
  void hasASymmetricOperatorAndACycleReducesTheError() {
    Grid grid = around(2, 2, 2, 0);
    LabelBox box = LabelBox.around(grid, shells(grid, SIZE));
    ResistorGrid nodes = EdgeConductances.of(box.grid(), SubvoxelLabels.smoothed(box, Progress.NONE),
        Conductivities.SIMNIBS, Progress.NONE);
    Multigrid multigrid = new Multigrid(nodes);
    Random random = new Random(1);
    float[] u = random(nodes, random), v = random(nodes, random), au = new float[nodes.size()], av = au.clone();
    nodes.residual(null, u, au);
    nodes.residual(null, v, av);
    assertEquals(nodes.dot(u, av), nodes.dot(au, v), 1e-5 * Math.sqrt(nodes.dot(u, u) * nodes.dot(av, av)));
    float[] error = multigrid.precondition(au, Progress.NONE).clone(), image = new float[nodes.size()];
    nodes.add(-1, u, error);
    nodes.residual(null, error, image);
    assertTrue(nodes.dot(error, image) < 0.1 * nodes.dot(u, au), nodes.dot(error, image) + " of " + nodes.dot(u, au));
  }

  /**
   * Three thin insulating shells with holes, cut open by a plane, between conductors 600 times better: blocks of nodes
   * that hold both sides of a shell together would take 60 iterations.
   */
  @Test
  void thinBrokenSheetsTakeFewIterations() {
    Grid grid = new Grid(48, 48, 48, Affine.ofSpacing(1, new Vec3(-24, -24, -24)));
    byte[] labels = new byte[grid.voxels()];
    Random random = new Random(1);
    for (int i = 0; i < labels.length; i++) {
      Vec3 p = grid.centre(i);
      double r = p.norm();
      boolean sheet = (r >= 8.8 && r < 10.8 || r >= 13.2 && r < 15.2 || r >= 17.6 && r < 19.6)
          && random.nextDouble() >= 0.002;
      labels[i] = (byte) (r >= 22 || p.z() + 0.3 * p.x() <= -5 ? 0 : sheet ? 4 : 3);
    }
    LabelBox box = LabelBox.around(grid, labels);
    ResistorGrid nodes = EdgeConductances.of(box.grid(), SubvoxelLabels.repeated(box, Progress.NONE),
        Conductivities.of(Map.of(3, 1.8, 4, 0.003)), Progress.NONE);
    float[] slope = new float[nodes.size()], b = new float[nodes.size()], x = new float[nodes.size()];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = nodes.active(i) ? i % nodes.sy + 0.5f * (i / nodes.sy % (nodes.sz / nodes.sy)) : 0;
    }
    nodes.residual(null, slope, b);
    int iterations = new PotentialSolver(nodes).solve(b, x, 1e-5, Progress.NONE);
    assertTrue(iterations <= 20, iterations + " iterations");
    // the solution is the slope but for a constant
    double shift = x[nodes.index(20, 20, 30)] - slope[nodes.index(20, 20, 30)];
    for (int i = 0; i < x.length; i++) {
      assertEquals(slope[i] + (nodes.active(i) ? shift : 0), x[i], 0.02);
    }
  }

  @Test
  void rejectsAPotentialThatIsNotANumber() {
    Grid grid = around(4, 4, 4, 0);
    LabelBox box = LabelBox.around(grid, shells(grid, SIZE));
    ResistorGrid nodes = EdgeConductances.of(box.grid(), SubvoxelLabels.repeated(box, Progress.NONE),
        Conductivities.SIMNIBS, Progress.NONE);
    float[] b = new float[nodes.size()];
    b[nodes.index(nodes.nx / 2, nodes.ny / 2, nodes.nz / 2)] = Float.NaN;
    String message = assertThrows(IllegalStateException.class,
        () -> new PotentialSolver(nodes).solve(b, new float[b.length], 1e-5, Progress.NONE)).getMessage();
    assertTrue(message.startsWith("the potential did not converge"), message);
  }

  private static float[] random(ResistorGrid nodes, Random random) {
    float[] v = new float[nodes.size()];
    for (int i = 0; i < v.length; i++) {
      v[i] = nodes.active(i) ? (float) random.nextGaussian() : 0;
    }
    return v;
  }

  @Test
  void rejectsInvalidHeads() {
    Grid grid = around(4, 4, 4, 0);
    byte[] labels = shells(grid, SIZE);
    assertRejected("every label is 0", grid, new byte[labels.length], Conductivities.SIMNIBS);
    assertRejected("label 5 has no conductivity", grid, labels, Conductivities.of(Map.of(2, 1.0, 3, 1.0, 4, 1.0)));
    assertRejected("voxels, but there are", grid, new byte[1], Conductivities.SIMNIBS);
    Grid sheared = new Grid(grid.nx(), grid.ny(), grid.nz(), Affine.of(1, 0.5, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
    assertRejected("sheared", sheared, labels, Conductivities.SIMNIBS);
    assertRejected("0.004 mm wide", new Grid(grid.nx(), grid.ny(), grid.nz(), Affine.ofSpacing(0.004, Vec3.ZERO)),
        labels, Conductivities.SIMNIBS);
    assertThrows(IllegalArgumentException.class, () -> Conductivities.SIMNIBS.with(2, -1));
    LabelBox large = new LabelBox(new Grid(1000, 1000, 300, Affine.ofSpacing(0.2, Vec3.ZERO)), new byte[0], 0, 0, 0);
    assertTrue(assertThrows(IllegalArgumentException.class, () -> SubvoxelLabels.repeated(large, Progress.NONE))
        .getMessage().startsWith("the head has 300000000 voxels, but must have at most 268435455"));
    float[] values = new float[labels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = labels[i] == 3 ? 4 : labels[i];
    }
    assertHeadRejected("no voxel is CSF", grid, values);
    values[7] = 2.5f;
    assertHeadRejected("voxel 7,0,0: a tissue label", grid, values);
  }

  private static void assertRejected(String why, Grid grid, byte[] labels, Conductivities conductivities) {
    String message = assertThrows(IllegalArgumentException.class,
        () -> VolumeConductor.of(grid, labels, conductivities, Interfaces.SUBVOXEL, Progress.NONE)).getMessage();
    assertTrue(message.contains(why), message);
  }

  private static void assertHeadRejected(String why, Grid grid, float[] values) {
    Volume volume = new Volume(grid, 1, values, "head.nii");
    String message = assertThrows(IllegalArgumentException.class, () -> HeadLabels.of(volume)
        .conductor(Conductivities.SIMNIBS, Interfaces.SUBVOXEL, Progress.NONE)).getMessage();
    assertTrue(message.startsWith("head.nii: ") && message.contains(why), message);
  }

  /** A damaged label volume is either rejected with its name or accepted as a head without any other failure. */
  @Test
  void rejectsDamagedLabelVolumesByName(@TempDir Path folder) throws IOException {
    Grid grid = new Grid(6, 5, 5, Affine.ofSpacing(2, new Vec3(-5, -4, -4)));
    float[] values = new float[grid.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 6;
    }
    Path good = folder.resolve("head.nii");
    NiftiWriter.write(good, new Volume(grid, 1, values, "head"), NiftiWriter.Values.INT16, "labels");
    Fuzz.assertReadOrRefused(folder.resolve("damaged.nii"), Files.readAllBytes(good), 360, file -> {
      try {
        HeadLabels.of(NiftiReader.read(file)).conductor(Conductivities.SIMNIBS, Interfaces.SUBVOXEL, Progress.NONE);
      } catch (IllegalArgumentException e) {
        throw new FormatException(e.getMessage());
      }
    });
  }

  /** The windings lie 3 mm above the coil's face, where the sampled potential ends. */
  @Test
  void rejectsASampledCoilInTheHead(@TempDir Path folder) throws IOException {
    Grid coilGrid = new Grid(31, 21, 21, Affine.ofSpacing(3, new Vec3(-45, -30, 0)));
    double[] a = new double[3 * coilGrid.voxels()];
    for (int i = 0; i < coilGrid.voxels(); i++) {
      Vec3 p = coilGrid.centre(i % 31, i / 31 % 21, i / 31 / 21);
      a[3 * i] = p.x();
      a[3 * i + 1] = p.y();
      a[3 * i + 2] = p.z();
    }
    BuiltInCoils.figureOfEight("small", 8, 16, 4, 17, 3).placed(Affine.ofSpacing(1, Vec3.ZERO))
        .potentialRate(a, coilGrid.voxels(), a);
    float[] values = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      // at 1 A, not at 1 A/us
      values[i % 3 * coilGrid.voxels() + i / 3] = (float) (1e-6 * a[i]);
    }
    Path file = folder.resolve("small.nii");
    NiftiWriter.write(file, new Volume(coilGrid, 3, values, "small"), NiftiWriter.Values.FLOAT32, "T m per A");
    Coil coil = CoilReader.read(file).content();
    Grid grid = around(2, 2, 2, 0);
    VolumeConductor head =
        VolumeConductor.of(grid, shells(grid, SIZE), Conductivities.SIMNIBS, Interfaces.SUBVOXEL, Progress.NONE);
    for (double height : new double[] {2, -6, -20}) {
      PlacedCoil placed = coil.placed(CoilPlacement.facing(new Vec3(0, 0, 38 + height), Vec3.Z, new Vec3(0, -1, 0), 0));
      if (height > 0) {
        EField sampled = head.field(placed, Progress.NONE);
        assertTrue(error(sampled, 0, 50) < 0.03, "error " + error(sampled, 0, 50));
      } else {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> head.field(placed, Progress.NONE)).getMessage()
            .contains("reaches into the head"));
        assertThrows(IllegalArgumentException.class,
            () -> new SphericalConductor(Vec3.ZERO, 38).field(placed, new double[3], 1, new double[3]));
      }
    }
  }

  @Test
  void rejectsACoilInTheHeadAndStopsWhenCancelled() {
    Grid grid = around(2, 2, 2, 0);
    VolumeConductor head =
        VolumeConductor.of(grid, shells(grid, SIZE), Conductivities.SIMNIBS, Interfaces.SUBVOXEL, Progress.NONE);
    PlacedCoil inside = BuiltInCoils.get("Figure8_70mm").placed(Affine.ofSpacing(1, Vec3.ZERO));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> head.field(inside, Progress.NONE)).getMessage()
        .contains("reaches into the head"));
    assertThrows(CancellationException.class, () -> head.field(COIL, Cancelled.AT_ONCE));
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares bases of poses in a sphere with the closed form. */
class PoseBasisTest {

  private static final Coil COIL = BuiltInCoils.get("Figure8_70mm");

  @TempDir
  private static Path folder;

  private static SphereOfLabels sphere;
  private static PoseBasis basis;

  @BeforeAll
  static void prepare() throws IOException {
    sphere = new SphereOfLabels();
    basis = sphere.preparation(30, folder.resolve("shared")).prepare(List.of(COIL), null, Progress.NONE);
  }

  @Test
  void spansPosesThatItLacks() {
    PoseFamily family = sphere.family(30);
    SplittableRandom random = new SplittableRandom(77);
    double[] errors = new double[100];
    for (int k = 0; k < errors.length; k++) {
      PlacedCoil coil = outside(COIL, family, random);
      errors[k] = error(basis.fit(coil).field(1), sphere.field(coil, Progress.NONE));
      assertTrue(basis.fit(coil).estimate().error() >= errors[k] / 2,
          "estimated " + basis.fit(coil).estimate() + ", is " + errors[k]);
    }
    Arrays.sort(errors);
    assertTrue(errors[50] <= 0.002 && errors[99] <= 0.01, "median " + errors[50] + ", worst " + errors[99]);
    assertTrue(basis.size() <= 60, "poses: " + basis.size());
  }

  private static PlacedCoil outside(Coil coil, PoseFamily family, SplittableRandom random) {
    PlacedCoil placed = coil.placed(family.draw(random));
    while (!sphere.head.isOutside(placed)) {
      placed = coil.placed(family.draw(random));
    }
    return placed;
  }

  /** Returns the relative L2 error over the region. */
  private static double error(EField field, EField truth) {
    EField cropped = FieldTools.onBlock(field, truth.grid());
    int n = truth.grid().voxels();
    double errors = 0, squares = 0;
    for (int voxel : basis.region().voxels()) {
      for (int c = 0; c < 3; c++) {
        double e = truth.volume().values()[c * n + voxel];
        double difference = cropped.volume().values()[c * n + voxel] - e;
        errors += difference * difference;
        squares += e * e;
      }
    }
    return Math.sqrt(errors / squares);
  }

  @Test
  void keepsTheFieldInItsRegionOnly() {
    EField field = FieldTools.onBlock(
        basis.fit(outside(COIL, sphere.family(10), new SplittableRandom(1))).field(0.01), sphere.head.grid());
    for (int i = 0; i < field.grid().voxels(); i++) {
      int label = sphere.head.label(i);
      boolean inside = (label == 1 || label == 2)
          && field.grid().centre(i).minus(SphereOfLabels.TARGET).norm() <= 30;
      assertEquals(inside, field.valid().contains(i), field.grid().voxel(i));
    }
  }

  @Test
  void doesNotDependOnThreads() throws Exception {
    PlacedCoil coil = outside(COIL, sphere.family(30), new SplittableRandom(5));
    List<float[]> values = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      values.add(pool.submit(() -> basis.fit(coil).field(0.01).volume().values()).get());
      pool.shutdown();
    }
    assertArrayEquals(values.get(0), values.get(1));
  }

  @Test
  void refusesPosesThatItDoesNotSpan() {
    PoseFamily far = new PoseFamily(sphere.head.scalp(), SphereOfLabels.TARGET.times(-1), 0, 20, 20, 0);
    PlacedCoil coil = outside(COIL, far, new SplittableRandom(3));
    assertTrue(basis.fit(coil).estimate().error() > 0.01);
    String message =
        assertThrows(InvalidInputException.class, () -> basis.fit(coil).field(0.01)).getMessage();
    assertTrue(message.contains("does not span this pose of Figure8_70mm"), message);
    List<String> lines = new ArrayList<>();
    BasisSolver solver = new BasisSolver(basis, 0.01, Optional.of(sphere), lines::add);
    assertEquals(0, error(solver.field(coil, Progress.NONE), sphere.field(coil, Progress.NONE)));
    assertTrue(lines.get(0).endsWith("solved in full instead"), lines.toString());
  }

  @Test
  void measuresItsErrorAtPosesOutsideIt() {
    assertEquals(8, basis.checks().size());
    for (PoseBasis.Check check : basis.checks()) {
      assertTrue(check.error() <= 0.01 && basis.estimatedError(check.mismatch()) >= check.error() * (1 - 1e-12));
    }
  }

  @Test
  void isReadBackBitForBit() throws IOException {
    Path file = folder.resolve("basis.h5");
    PoseBasisFile.write(file, basis);
    PoseBasis read = PoseBasisFile.read(file, Progress.NONE);
    PlacedCoil coil = outside(COIL, sphere.family(30), new SplittableRandom(9));
    assertArrayEquals(basis.fit(coil).field(1).volume().values(), read.fit(coil).field(1).volume().values());
    assertEquals(basis.fit(coil).estimate(), read.fit(coil).estimate());
    read.requireHead(sphere.head, Conductivities.SIMNIBS);
    byte[] bytes = Files.readAllBytes(file);
    PoseBasisFile.write(file, read);
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void rejectsDamagedFilesAndOtherHeads() throws IOException {
    Path file = folder.resolve("damaged.h5");
    PoseBasisFile.write(file, basis);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    FormatException e = assertThrows(FormatException.class, () -> PoseBasisFile.read(file, Progress.NONE));
    assertTrue(e.getMessage().contains("damaged.h5"), e.getMessage());
    Files.writeString(file, "not HDF5");
    assertThrows(FormatException.class, () -> PoseBasisFile.read(file, Progress.NONE));
    String message = assertThrows(InvalidInputException.class,
        () -> basis.requireHead(sphere.head, Conductivities.SIMNIBS.with(2, 0.3))).getMessage();
    assertTrue(message.contains("conductivities"), message);
  }

  @Test
  void goesOnAfterAnInterruption() throws IOException {
    Path parts = folder.resolve("interrupted");
    SphereOfLabels first = new SphereOfLabels(), second = new SphereOfLabels();
    first.cancelAt = 7;
    assertThrows(CancellationException.class,
        () -> first.preparation(30, parts).prepare(List.of(COIL), null, Progress.NONE));
    Files.write(firstFile(parts), new byte[100]);
    PoseBasis resumed = second.preparation(30, parts).prepare(List.of(COIL), null, Progress.NONE);
    assertEquals(basis.size() + basis.checks().size() - 6, second.fields);
    PlacedCoil coil = outside(COIL, sphere.family(30), new SplittableRandom(2));
    assertArrayEquals(basis.fit(coil).field(1).volume().values(), resumed.fit(coil).field(1).volume().values());
  }

  private static Path firstFile(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().findFirst().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void isExtendedByAnotherCoil() throws IOException {
    Coil round = BuiltInCoils.get("Round_90mm");
    PoseBasis extended = sphere.preparation(30, folder.resolve("extended"))
        .prepare(List.of(COIL, round), basis, Progress.NONE);
    assertTrue(extended.size() > basis.size());
    assertEquals(basis.poses(), extended.poses().subList(0, basis.size()));
    PlacedCoil placed = outside(round, sphere.family(30), new SplittableRandom(4));
    assertTrue(error(extended.fit(placed).field(0.01), sphere.field(placed, Progress.NONE)) <= 0.01);
    SphereOfLabels other = new SphereOfLabels();
    HeadPreparation elsewhere = new HeadPreparation(other.head, Conductivities.SIMNIBS, other, SphereOfLabels.TARGET,
        20, other.family(30), 0.01, folder.resolve("other"));
    assertThrows(InvalidInputException.class, () -> elsewhere.prepare(List.of(COIL), basis, Progress.NONE));
    assertFalse(Files.exists(folder.resolve("other")));
  }
}

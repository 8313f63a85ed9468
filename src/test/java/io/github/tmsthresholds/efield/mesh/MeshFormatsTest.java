/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.io.GmshReader;
import io.github.tmsthresholds.efield.io.MshBytes;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.progress.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads and resamples one field from mesh and volume files of every format, compares the samples and measures times.
 */
class MeshFormatsTest {

  /** Number of cubes along an edge; 4.1 million tetrahedra, as in a fine head model. Only with -Dtms.large=true. */
  private static final int LARGE = 88;
  private static final int SMALL = 24;

  @TempDir
  Path folder;

  private static Vec3 field(Vec3 p) {
    return new Vec3(1 + 0.1 * p.x(), -0.05 * p.y() * p.z(), Math.cos(0.1 * p.x()));
  }

  private Path write(String name, MshBytes msh, MeshField field) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      msh.writeTo(out, field);
    }
    return file;
  }

  private static EField resample(Path file, double spacing) throws IOException {
    MeshField e = GmshReader.read(file, "E", Progress.NONE).content();
    Grid grid = MeshGrid.covering(e.mesh(), r -> true, spacing);
    return EField.of(MeshVolumes.of(e, grid, r -> true, 2, Progress.NONE).values(), 1);
  }

  private static double[] samples(EField field) {
    double[] points = new double[3000], e = new double[3000];
    for (int i = 0; i < points.length; i++) {
      points[i] = 8 * Math.sin(i * i + 0.5);
    }
    field.sampler().sample(points, 1000, e, new byte[1000]);
    return e;
  }

  @Test
  void returnsTheSameSamplesFromEveryFormat() throws IOException {
    TetMesh mesh = TestMeshes.box(10, 2);
    for (Place place : Place.values()) {
      MeshField field = TestMeshes.vectors(mesh, "E", place, MeshFormatsTest::field);
      EField first = resample(write("first.msh", new MshBytes(mesh, false, true), field), 1);
      double[] expected = samples(first);
      for (int variant = 0; variant < 4; variant++) {
        MshBytes msh = new MshBytes(mesh, variant > 1, variant % 2 == 1);
        assertArrayEquals(expected, samples(resample(write("a.msh", msh, field), 1)), 1e-6);
        assertArrayEquals(expected, samples(resample(write("b.msh", msh.scattered(9).bigEndian(), field), 1)), 1e-6);
      }
      for (String name : new String[] {"a.nii", "a.nii.gz"}) {
        NiftiWriter.write(folder.resolve(name), first.volume(), NiftiWriter.Values.FLOAT32, "E-field, V/m");
        assertArrayEquals(expected, samples(ImageFiles.openEField(folder.resolve(name), 1)));
      }
      ImageFiles.saveEField(first, folder.resolve("a.tif"));
      assertArrayEquals(expected, samples(ImageFiles.openEField(folder.resolve("a.tif"))));
      double worst = 0;
      for (int i = 0; i < 1000; i++) {
        Vec3 p = new Vec3(8 * Math.sin(9.0 * i * i + 0.5), 8 * Math.sin((3.0 * i + 1) * (3.0 * i + 1) + 0.5),
            8 * Math.sin((3.0 * i + 2) * (3.0 * i + 2) + 0.5));
        Vec3 sample = new Vec3(expected[3 * i], expected[3 * i + 1], expected[3 * i + 2]);
        worst = Math.max(worst, field(p).minus(sample).norm());
      }
      assertTrue(worst < (place == Place.NODES ? 0.1 : 0.5), place + ": " + worst);
    }
  }

  @Test
  void readsAndResamplesLargeMeshesInTime() throws IOException {
    boolean large = Boolean.getBoolean("tms.large");
    int n = large ? LARGE : SMALL;
    TetMesh mesh = TestMeshes.box(n, 200.0 / n);
    MeshField field = TestMeshes.vectors(mesh, "E", Place.TETRAHEDRA, MeshFormatsTest::field);
    for (int variant = 0; variant < (large ? 4 : 1); variant++) {
      Path file = write("large.msh", new MshBytes(mesh, variant > 1, variant % 2 == 0), field);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long before = runtime.totalMemory() - runtime.freeMemory(), start = System.nanoTime();
      EField resampled = resample(file, 1);
      double seconds = 1e-9 * (System.nanoTime() - start);
      System.out.printf("%d tetrahedra, %s %s, %d MB, to %d voxels: %.1f s, heap of %d MB (%d MB in use before)%n",
          mesh.size(), variant > 1 ? "4.1" : "2.2", variant % 2 == 0 ? "binary" : "text", Files.size(file) >> 20,
          resampled.grid().voxels(), seconds, runtime.totalMemory() >> 20, before >> 20);
      assertEquals(201 * 201 * 201, resampled.grid().voxels());
      assertTrue(seconds < 60, seconds + " s");
      int i = resampled.grid().index(120, 70, 90);
      Vec3 exact = field(resampled.grid().centre(120, 70, 90));
      assertEquals(exact.x(), resampled.volume().values()[i], 0.5 * 200 / n * 0.1);
    }
  }
}

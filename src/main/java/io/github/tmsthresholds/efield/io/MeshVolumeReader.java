/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.mesh.MeshField;
import io.github.tmsthresholds.efield.mesh.MeshGrid;
import io.github.tmsthresholds.efield.mesh.MeshRaster;
import io.github.tmsthresholds.efield.mesh.MeshVolumes;
import io.github.tmsthresholds.efield.mesh.TetMesh;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads head meshes (.msh, see {@link GmshReader}) as volumes on cubic voxels along the world axes (see
 * {@link MeshGrid}): a quantity, such as the E-field, and the region of each voxel, such as its tissue. Uses all
 * processors; the same bits for any number of them. Thread-safe.
 */
public final class MeshVolumeReader {

  /** Name of the E-field in SimNIBS meshes. */
  public static final String EFIELD = "E";
  /** Default spacing of the voxels, mm. */
  public static final double SPACING = 1;

  static final String EXTENSION = ".msh";

  private MeshVolumeReader() {}

  static boolean canRead(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION);
  }

  /**
   * Reads the E-field and the regions of a whole mesh at the default spacing.
   *
   * @throws FormatException if the file is no mesh, is damaged or holds no E-field
   * @throws IOException if it cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Opened<MeshVolumes> read(Path file, Progress progress) throws IOException {
    try {
      return read(file, EFIELD, MeshVolumeReader::whole, progress);
    } catch (InvalidInputException e) {
      throw new FormatException(e.getMessage());
    }
  }

  private static Grid whole(TetMesh mesh) {
    return MeshGrid.covering(mesh, region -> true, SPACING);
  }

  /**
   * Reads a quantity and the regions of a mesh on the voxels of a grid.
   *
   * @param quantity its name in the file
   * @param grid returns the grid for a mesh
   * @throws FormatException if the file is no mesh, is damaged or has no such quantity; the message lists those it has
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the grid has too many voxels for Java's memory, the tetrahedra overlap, or
   *     {@code grid} throws one
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Opened<MeshVolumes> read(Path file, String quantity, Function<TetMesh, Grid> grid, Progress progress)
      throws IOException {
    Opened<MeshField> opened = GmshReader.read(file, quantity, progress);
    MeshField field = opened.content();
    Grid voxels = grid.apply(field.mesh());
    checkMemory(voxels, 4L + 4 + 4 * field.components(), file);
    return opened.map(f -> MeshVolumes.of(f, voxels, region -> true, threads(), progress));
  }

  private static void checkMemory(Grid grid, long bytesPerVoxel, Path file) {
    long needed = bytesPerVoxel * grid.voxels(), most = Runtime.getRuntime().maxMemory();
    if (needed > most) {
      throw new InvalidInputException(file + ": " + grid.nx() + " x " + grid.ny() + " x " + grid.nz()
          + " voxels need " + (needed >> 20) + " MB of memory, Java has " + (most >> 20)
          + "; choose a larger spacing or a smaller box");
    }
  }

  /**
   * Reads the regions of a whole mesh at the default spacing.
   *
   * @throws FormatException if the file is no mesh or damaged
   * @throws IOException if it cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Opened<Volume> readLabels(Path file, Progress progress) throws IOException {
    Opened<TetMesh> opened = GmshReader.readMesh(file, progress);
    try {
      Grid grid = whole(opened.content());
      checkMemory(grid, 4 + 4, file);
      return opened.map(mesh -> MeshRaster.of(mesh, grid, region -> true, threads(), progress).labels());
    } catch (InvalidInputException e) {
      throw new FormatException(e.getMessage());
    }
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }
}

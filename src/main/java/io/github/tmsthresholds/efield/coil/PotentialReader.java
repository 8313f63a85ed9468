/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.Coil.Element;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads SimNIBS vector potentials in NIfTI files: T m per A, components along the coil's axes, three per voxel or three
 * per voxel and stimulator (stimulators along {@code dim 4}, components along {@code dim 5}). Thread-safe.
 */
final class PotentialReader {

  private PotentialReader() {}

  /**
   * Reads a coil.
   *
   * @throws FormatException if the volume is not a vector potential
   * @throws IOException if the file cannot be read
   */
  static Coil read(Path file) throws IOException {
    Volume volume = NiftiReader.read(file);
    Grid grid = volume.grid();
    int components = volume.components(), stimulators = components / 3;
    if (components % 3 != 0) {
      throw new FormatException(file, "a vector potential must have 3 components per voxel, or 3 per stimulator, found "
          + components);
    }
    List<Element> elements = new ArrayList<>();
    for (int s = 0; s < stimulators; s++) {
      float[] values = new float[3 * grid.voxels()];
      for (int c = 0; c < 3; c++) {
        System.arraycopy(volume.values(), (s + c * stimulators) * grid.voxels(), values, c * grid.voxels(),
            grid.voxels());
      }
      elements.add(new Element(source(file, new Volume(grid, 3, values, file.toString())), s));
    }
    return new Coil(CoilReader.name(file), elements);
  }

  /**
   * Returns the current distribution that a vector potential describes.
   *
   * @param volume of three components, T m per A; the grid's world is the coil's frame, mm
   * @throws FormatException if a value is not finite or the grid has fewer than two points along an axis
   */
  static SampledPotential source(Path file, Volume volume) throws FormatException {
    Grid grid = volume.grid();
    if (Math.min(grid.nx(), Math.min(grid.ny(), grid.nz())) < 2) {
      throw new FormatException(file, "a vector potential must have two points or more along each axis, found "
          + grid.nx() + " x " + grid.ny() + " x " + grid.nz());
    }
    for (int i = 0; i < volume.values().length; i++) {
      if (!Float.isFinite(volume.values()[i])) {
        throw new FormatException(file, "value " + i + " of the vector potential is " + volume.values()[i]);
      }
    }
    return new SampledPotential(volume);
  }
}

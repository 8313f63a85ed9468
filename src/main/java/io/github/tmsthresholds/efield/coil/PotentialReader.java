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
 * Reads vector potentials as SimNIBS has them in NIfTI files: T m per A, components along the coil's axes, three of them
 * or three for each stimulator ({@code dim 4} the stimulators, {@code dim 5} the components). Thread-safe.
 */
final class PotentialReader {

  private PotentialReader() {}

  /**
   * @throws FormatException if the volume is no vector potential
   * @throws IOException if it cannot be read
   */
  static Coil read(Path file) throws IOException {
    Volume volume = NiftiReader.read(file);
    Grid grid = volume.grid();
    int components = volume.components(), stimulators = components / 3;
    if (components % 3 != 0) {
      throw new FormatException(file, "a vector potential has 3 components a voxel, or 3 a stimulator, found " + components);
    }
    List<Element> elements = new ArrayList<>();
    for (int s = 0; s < stimulators; s++) {
      float[] values = new float[3 * grid.voxels()];
      for (int c = 0; c < 3; c++) {
        System.arraycopy(volume.values(), (s + c * stimulators) * grid.voxels(), values, c * grid.voxels(), grid.voxels());
      }
      elements.add(new Element(source(file, new Volume(grid, 3, values, file.toString())), s));
    }
    return new Coil(CoilReader.name(file), elements);
  }

  /** @throws FormatException if a value is not finite or the grid has less than two points along an axis */
  static SampledPotential source(Path file, Volume volume) throws FormatException {
    Grid grid = volume.grid();
    if (Math.min(grid.nx(), Math.min(grid.ny(), grid.nz())) < 2) {
      throw new FormatException(file, "a vector potential needs two points or more along each axis, found "
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

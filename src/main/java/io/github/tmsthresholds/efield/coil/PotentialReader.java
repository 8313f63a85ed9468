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
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads SimNIBS vector potentials in NIfTI files: T m per A, components along the coil's axes, three per voxel or three
 * per voxel and stimulator (stimulators along {@code dim 4}, components along {@code dim 5}). Thread-safe.
 */
final class PotentialReader {

  /** Range of the longest edge of a grid, mm; whatever the coil, it is not reached in another unit. */
  private static final double SHORTEST = 1, LONGEST = 3000;
  /** Range of the largest magnitude, T m per A; that of coils of many turns is 5e-6. */
  private static final double WEAKEST = 1e-11, STRONGEST = 1e-3;

  private PotentialReader() {}

  /**
   * Reads a coil.
   *
   * @throws FormatException if the volume is not a vector potential
   * @throws IOException if the file cannot be read
   */
  static Opened<Coil> read(Path file) throws IOException {
    int stimulators = stimulators(file);
    Optional<String> other = NiftiReader.otherThanVectors(file);
    if (other.isPresent()) {
      throw new FormatException(file, other.get().replace("an E-field", "a vector potential"));
    }
    Opened<Volume> opened = VolumeReader.NIFTI.readVolume(file, Progress.NONE);
    Volume volume = opened.content();
    Grid grid = volume.grid();
    List<Element> elements = new ArrayList<>();
    for (int s = 0; s < stimulators; s++) {
      float[] values = new float[3 * grid.voxels()];
      for (int c = 0; c < 3; c++) {
        System.arraycopy(volume.values(), (s + c * stimulators) * grid.voxels(), values, c * grid.voxels(),
            grid.voxels());
      }
      elements.add(new Element(source(file, new Volume(grid, 3, values, file.toString())), s));
    }
    List<String> names = stimulators == 1 ? List.of("stimulator")
        : IntStream.rangeClosed(1, stimulators).mapToObj(s -> "stimulator " + s).toList();
    return opened.map(v -> new Coil(CoilReader.name(file), elements, names));
  }

  /** Returns the number of stimulators; the last dimension must be that of the components. */
  private static int stimulators(Path file) throws IOException {
    List<Integer> sizes = new ArrayList<>(NiftiReader.componentDimensions(file));
    while (!sizes.isEmpty() && sizes.get(sizes.size() - 1) == 1) {
      sizes.remove(sizes.size() - 1);
    }
    if (sizes.isEmpty() || sizes.size() > 2 || sizes.get(sizes.size() - 1) != 3) {
      throw new FormatException(file, "a vector potential must have the dimensions x, y, z, 3 or x, y, z, "
          + "stimulators, 3"
          + "; those after x, y, z are " + sizes);
    }
    return sizes.size() == 1 ? 1 : sizes.get(0);
  }

  /**
   * Returns the current distribution that a vector potential describes.
   *
   * @param volume of three components, T m per A; the grid's world is the coil's frame, mm
   * @throws FormatException if a value is not finite, the grid has fewer than two points along an axis, or the grid's
   *     size or the values are implausible, as in another unit
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
    requireUnits(file, grid);
    SampledPotential source = new SampledPotential(volume);
    if (!(source.largest() >= WEAKEST && source.largest() <= STRONGEST)) {
      throw new FormatException(file, String.format(Locale.ROOT, "the vector potential reaches %.3g, but must reach %s "
          + "to %s T m per A; it must be that of 1 A, not of another current or unit", source.largest(), WEAKEST,
          STRONGEST));
    }
    return source;
  }

  private static void requireUnits(Path file, Grid grid) throws FormatException {
    Affine map = grid.voxelToWorld();
    double x = (grid.nx() - 1) * map.spacing(0), y = (grid.ny() - 1) * map.spacing(1);
    double z = (grid.nz() - 1) * map.spacing(2), longest = Math.max(x, Math.max(y, z));
    if (!(longest >= SHORTEST && longest <= LONGEST)) {
      throw new FormatException(file, String.format(Locale.ROOT, "the grid of the vector potential extends over %.4g x "
          + "%.4g x %.4g mm, but must have a longest edge of %.0f to %.0f mm; its lengths are probably in %s, but are "
          + "read as mm", x, y, z, SHORTEST, LONGEST, longest < SHORTEST ? "m" : "um"));
    }
  }
}

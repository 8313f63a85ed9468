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

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A file format that volumes and E-fields are read from. Every method parses the file once. All of them throw
 * {@link io.github.tmsthresholds.io.FormatException} if the file is damaged or does not hold the requested content, and
 * {@link java.util.concurrent.CancellationException} if cancelled. Implementations are thread-safe.
 */
public interface VolumeFormat {

  /** Returns whether the name of a file is one of this format. */
  boolean matches(Path file);

  /** Returns the extensions of this format's files, for messages; none if there are too many to list. */
  List<String> extensions();

  /**
   * Reads a volume of any number of components.
   *
   * @return the volume, named by the file's path
   * @throws IOException if the file cannot be read
   */
  Opened<Volume> readVolume(Path file, Progress progress) throws IOException;

  /**
   * Reads an E-field (V/m, components along the world axes).
   *
   * @param didt coil current rate that the field was computed for, A/us; empty for the rate stored in the file, or
   *     1 A/us if none is stored
   * @throws IOException if the file cannot be read, or stores another rate than the given one
   */
  Opened<EField> readField(Path file, OptionalDouble didt, Progress progress) throws IOException;

  /**
   * Reads the part of an E-field in a box, as {@link FieldTools#cropped(EField, Box)} cuts it. Formats whose files may
   * be larger than the memory read only that part.
   *
   * @param box along the world axes, mm, finite
   * @param didt coil current rate that the field was computed for, A/us; empty for the rate stored in the file, or
   *     1 A/us if none is stored
   * @throws IOException if the file cannot be read, or stores another rate than the given one
   * @throws IllegalArgumentException if no voxel lies in the box
   */
  default Opened<EField> readField(Path file, Box box, OptionalDouble didt, Progress progress) throws IOException {
    return readField(file, didt, progress).map(field -> FieldTools.cropped(field, box));
  }

  /**
   * Reads the voxel grid of a volume.
   *
   * @throws IOException if the file cannot be read
   */
  default Opened<Grid> readGrid(Path file) throws IOException {
    return readVolume(file, Progress.NONE).map(Volume::grid);
  }
}

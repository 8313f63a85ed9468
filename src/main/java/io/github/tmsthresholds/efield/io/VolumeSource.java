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
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.OptionalDouble;

/** What a volume is read from: a file, or an image that is open. {@link VolumeReader} checks what it returns. */
public interface VolumeSource {

  /** Returns the name of the source, for messages. */
  String name();

  /**
   * Returns a volume of any number of components.
   *
   * @throws IOException if it cannot be read
   */
  Opened<Volume> volume(Progress progress) throws IOException;

  /**
   * Returns an E-field (V/m, components along the world axes).
   *
   * @param didt coil current rate that the field was computed for, A/us; empty for the rate that is stored with it, or
   *     1 A/us if none is
   * @throws IOException if it cannot be read, or another rate than the given one is stored with it
   */
  Opened<EField> field(OptionalDouble didt, Progress progress) throws IOException;

  /**
   * Returns the voxel grid.
   *
   * @throws IOException if it cannot be read
   */
  Opened<Grid> grid() throws IOException;
}

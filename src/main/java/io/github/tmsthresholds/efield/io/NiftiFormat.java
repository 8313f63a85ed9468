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
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.io.ShortNumber;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** NIfTI files, see {@link NiftiReader}. The dI/dt of an E-field is stored as a {@link DidtTag}. */
final class NiftiFormat implements VolumeFormat {

  @Override
  public boolean matches(Path file) {
    return NiftiReader.canRead(file);
  }

  @Override
  public List<String> extensions() {
    return NiftiReader.EXTENSIONS;
  }

  @Override
  public Opened<Volume> readVolume(Path file, Progress progress) throws IOException {
    NiftiFile nifti = NiftiReader.readFile(file, Optional.empty(), progress);
    return new Opened<>(nifti.volume(), nifti.header().place().warnings());
  }

  @Override
  public Opened<EField> readField(Path file, OptionalDouble didt, Progress progress) throws IOException {
    return field(file, NiftiReader.readFile(file, Optional.empty(), progress), didt);
  }

  @Override
  public Opened<EField> readField(Path file, Box box, OptionalDouble didt, Progress progress) throws IOException {
    return field(file, NiftiReader.readFile(file, Optional.of(box), progress), didt);
  }

  private static Opened<EField> field(Path file, NiftiFile nifti, OptionalDouble didt) throws IOException {
    NiftiContents contents = nifti.header().contents();
    Optional<String> other = contents.otherThanVectors();
    if (other.isPresent()) {
      throw new FormatException(file, other.get());
    }
    requireComponentsLast(file, nifti.header());
    OptionalDouble stored = DidtTag.in(nifti.header().description());
    if (stored.isPresent() && didt.isPresent() && stored.getAsDouble() != didt.getAsDouble()) {
      throw new FormatException(file, DidtTag.conflict(stored.getAsDouble(), didt.getAsDouble()));
    }
    double rate = didt.orElse(stored.orElse(1));
    List<String> warnings = new ArrayList<>(nifti.header().place().warnings());
    contents.timeWarning(file).ifPresent(warnings::add);
    restoreZeros(file, nifti).ifPresent(warnings::add);
    return new Opened<>(VolumeReader.field(nifti.volume(), rate), warnings);
  }

  @Override
  public Opened<Grid> readGrid(Path file) throws IOException {
    NiftiHeader header = NiftiReader.readHeader(file);
    return new Opened<>(header.grid(), header.place().warnings());
  }

  /** @throws FormatException if the components vary fastest, as in files converted from NRRD */
  private static void requireComponentsLast(Path file, NiftiHeader header) throws FormatException {
    if (header.size()[0] == 3 && header.components() != 3 && header.components() > 1) {
      throw new FormatException(file, "has the components in its first dimension (dim[1] is 3), an E-field has them in"
          + " the fourth or fifth");
    }
  }

  /**
   * Sets the vectors of scaled integers to zero that differ from it by less than the integers can: a program that saves
   * floating-point numbers as integers rounds the zeros that mark voxels outside the conductor as well.
   */
  private static Optional<String> restoreZeros(Path file, NiftiFile nifti) {
    double step = Math.abs(nifti.header().slope());
    boolean scaled = step != 1 || nifti.header().intercept() != 0;
    float[] e = nifti.volume().values();
    int n = nifti.volume().grid().voxels(), restored = 0;
    if (!nifti.header().type().isInteger() || !scaled || e.length != 3 * n) {
      return Optional.empty();
    }
    for (int i = 0; i < n; i++) {
      double largest = Math.max(Math.abs(e[i]), Math.max(Math.abs(e[n + i]), Math.abs(e[2 * n + i])));
      if (largest > 0 && largest < 0.51 * step) {
        e[i] = 0;
        e[n + i] = 0;
        e[2 * n + i] = 0;
        restored++;
      }
    }
    return restored == 0 ? Optional.empty() : Optional.of(file + ": was saved as scaled integers in steps of "
        + ShortNumber.of(step) + " V/m (scl_slope), in which 0 outside the head is not exactly 0; " + restored + " of "
        + n + " voxels with less than half a step are read as 0; save the E-field as floating-point numbers");
  }
}

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
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
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
    NiftiFile nifti = NiftiReader.readFile(file, progress);
    return new Opened<>(nifti.volume(), nifti.header().place().warnings());
  }

  @Override
  public Opened<EField> readField(Path file, OptionalDouble didt, Progress progress) throws IOException {
    NiftiFile nifti = NiftiReader.readFile(file, progress);
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
}

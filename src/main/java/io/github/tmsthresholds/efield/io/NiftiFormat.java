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
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** NIfTI files, see {@link NiftiReader}. The dI/dt of an E-field is stored as a {@link DidtTag}. */
final class NiftiFormat implements VolumeFormat {

  /** Smallest distance between sform and qform that matters to a threshold map, mm. */
  private static final double NOTICEABLE_DISTANCE = 0.5;

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
    return new Opened<>(nifti.volume(), warnings(file, nifti.header()));
  }

  @Override
  public Opened<EField> readField(Path file, OptionalDouble didt, Progress progress) throws IOException {
    NiftiFile nifti = NiftiReader.readFile(file, progress);
    OptionalDouble stored = DidtTag.in(nifti.header().description());
    if (stored.isPresent() && didt.isPresent() && stored.getAsDouble() != didt.getAsDouble()) {
      throw new FormatException(file, DidtTag.conflict(stored.getAsDouble(), didt.getAsDouble()));
    }
    double rate = didt.orElse(stored.orElse(1));
    return new Opened<>(VolumeReader.field(nifti.volume(), rate), warnings(file, nifti.header()));
  }

  @Override
  public Opened<Grid> readGrid(Path file) throws IOException {
    NiftiHeader header = NiftiReader.readHeader(file);
    return new Opened<>(header.grid(), warnings(file, header));
  }

  private static List<String> warnings(Path file, NiftiHeader header) {
    double distance = header.sformQformDistance();
    return distance < NOTICEABLE_DISTANCE ? List.of() : List.of(String.format(Locale.ROOT,
        "%s has an sform and a qform that differ by up to %.1f mm; the sform is used", file, distance));
  }
}

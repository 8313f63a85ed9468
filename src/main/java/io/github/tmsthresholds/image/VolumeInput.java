/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.CoordinateSpace;
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.efield.io.VolumeSource;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A volume that the value of a parameter names: the path of a file, or {@code image:} and the title of an open image.
 * Immutable.
 */
public final class VolumeInput {

  private final String value;

  private VolumeInput(String value) {
    this.value = value;
  }

  /** Returns the volume of a value, which is not read yet. */
  public static VolumeInput of(String value) {
    return new VolumeInput(value);
  }

  /** Returns the path of the file, none for an open image. */
  public Optional<Path> file() {
    return OpenImages.isNamedBy(value) ? Optional.empty() : Optional.of(Path.of(value));
  }

  /** Returns whether the file exists; false for an open image. */
  public boolean isExistingFile() {
    try {
      return file().filter(Files::exists).isPresent();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Returns whether the file is a mesh. */
  public boolean isMesh() {
    return file().filter(ImageFiles.READER::isMesh).isPresent();
  }

  private VolumeSource source() throws IOException {
    return file().isEmpty() ? OpenImages.source(value) : ImageFiles.READER.source(file().get());
  }

  /** Reads an E-field as {@link VolumeReader#readField} does. */
  public Opened<EField> readField(OptionalDouble didt, Progress progress) throws IOException {
    return VolumeReader.readField(source(), didt, progress);
  }

  /** Reads labels as {@link VolumeReader#readLabels} does. */
  public Opened<Volume> readLabels(Progress progress) throws IOException {
    return VolumeReader.readLabels(source(), progress);
  }

  /** Reads a mask as {@link VolumeReader#readMask} does. */
  public Opened<Volume> readMask(Progress progress) throws IOException {
    return VolumeReader.readMask(source(), progress);
  }

  /** Returns a warning if both are files in different coordinate spaces, see {@link CoordinateSpace#conflict}. */
  public Optional<String> conflict(VolumeInput other) throws IOException {
    return file().isEmpty() || other.file().isEmpty() ? Optional.empty()
        : CoordinateSpace.conflict(file().get(), other.file().get());
  }

  /** Returns whether both are the same existing file. */
  public boolean isSameFile(VolumeInput other) throws IOException {
    return isExistingFile() && other.isExistingFile() && Files.isSameFile(file().get(), other.file().get());
  }
}

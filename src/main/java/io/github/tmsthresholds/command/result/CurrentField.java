/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.image.VolumeInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The E-field that the user opened or computed last in this session, which dialogs offer. Thread-safe. */
public final class CurrentField {

  private static VolumeInput efield = VolumeInput.of("");
  private static VolumeInput tissues = VolumeInput.of("");

  private CurrentField() {}

  /**
   * Sets the E-field and its tissue labels. Only files are offered.
   *
   * @param efield value of the parameter
   * @param tissues value of the parameter; empty for none
   */
  public static synchronized void set(String efield, String tissues) {
    CurrentField.efield = VolumeInput.of(efield);
    CurrentField.tissues = VolumeInput.of(tissues);
  }

  /** Returns the file of the E-field, unless it is gone. */
  public static synchronized Optional<Path> efield() {
    return file(efield);
  }

  /** Returns the file of its tissue labels, unless it has none or they are gone. */
  public static synchronized Optional<Path> tissues() {
    return file(tissues);
  }

  private static Optional<Path> file(VolumeInput volume) {
    return volume.isExistingFile()
        ? volume.file().filter(Files::isRegularFile).map(Path::toAbsolutePath).map(Path::normalize)
        : Optional.empty();
  }
}

package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;

/** Opens E-fields from volume files that need no ImageJ; {@code image.ImageFiles} opens TIFF files too. Thread-safe. */
public final class EFieldReader {

  private EFieldReader() {}

  /**
   * Opens an E-field: V/m, components along the world axes, in the fourth or fifth dimension.
   *
   * @param didt coil current rate that the field was computed for, A/us
   * @throws FormatException if the ending is unknown, the file is damaged, or its content is no E-field
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if dI/dt is not positive
   */
  public static EField read(Path file, double didt) throws IOException {
    EField.checkDidt(didt);
    if (!NiftiReader.canRead(file)) {
      throw new FormatException(file, "unknown ending, an E-field ends in " + String.join(", ", NiftiReader.ENDINGS));
    }
    Volume volume = NiftiReader.read(file);
    try {
      return EField.of(volume, didt);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }
}

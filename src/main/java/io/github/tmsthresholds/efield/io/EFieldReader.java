package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Opens E-fields from volume files that need no ImageJ; {@code image.ImageFiles} opens TIFF files too. Thread-safe. */
public final class EFieldReader {

  private EFieldReader() {}

  /**
   * Opens an E-field: V/m, components along the world axes, in the fourth or fifth dimension; at the dI/dt of its
   * {@link RateNote}, else at 1 A/us.
   *
   * @throws FormatException if the ending is unknown, the file is damaged, or its content is no E-field
   * @throws IOException if the file cannot be read
   */
  public static EField read(Path file) throws IOException {
    return open(file, storedDidt(file).orElse(1));
  }

  /**
   * Opens an E-field at a coil current rate.
   *
   * @param didt coil current rate that the field was computed for, A/us
   * @throws FormatException as {@link #read(Path)}, and if the file's {@link RateNote} tells another dI/dt
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if dI/dt is not positive
   */
  public static EField read(Path file, double didt) throws IOException {
    EField.checkDidt(didt);
    double stored = storedDidt(file).orElse(didt);
    if (stored != didt) {
      throw new FormatException(file, "the field was stored with dI/dt = " + stored + " A/us, but " + didt
          + " was asked for");
    }
    return open(file, didt);
  }

  private static OptionalDouble storedDidt(Path file) throws IOException {
    if (!NiftiReader.canRead(file)) {
      throw new FormatException(file, "unknown ending, an E-field ends in " + String.join(", ", NiftiReader.ENDINGS));
    }
    return RateNote.in(NiftiReader.description(file));
  }

  private static EField open(Path file, double didt) throws IOException {
    Volume volume = NiftiReader.read(file);
    try {
      return EField.of(volume, didt);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }
}

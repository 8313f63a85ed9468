package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * Opens E-fields from volume files that need no ImageJ, and from meshes (see {@link MeshVolumeReader});
 * {@code image.ImageFiles} opens TIFF files too. Thread-safe.
 */
public final class EFieldReader {

  private EFieldReader() {}

  /**
   * Opens an E-field: V/m, components along the world axes, in the fourth or fifth dimension of a volume, at the dI/dt of
   * its {@link DidtTag}; or the quantity E of a mesh, on voxels of 1 mm; else at 1 A/us.
   *
   * @throws FormatException if the ending is unknown, the file is damaged, or its content is no E-field
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static EField read(Path file, Progress progress) throws IOException {
    return open(file, storedDidt(file).orElse(1), progress);
  }

  /** Opens as {@link #read(Path, Progress)} does. */
  public static EField read(Path file) throws IOException {
    return read(file, Progress.NONE);
  }

  /**
   * Opens an E-field at a coil current rate.
   *
   * @param didt coil current rate that the field was computed for, A/us
   * @throws FormatException as {@link #read(Path, Progress)}, and if the file's {@link DidtTag} tells another dI/dt
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if dI/dt is not positive
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static EField read(Path file, double didt, Progress progress) throws IOException {
    EField.checkDidt(didt);
    double stored = storedDidt(file).orElse(didt);
    if (stored != didt) {
      throw new FormatException(file, "the field was stored with dI/dt = " + stored + " A/us, but " + didt
          + " was asked for");
    }
    return open(file, didt, progress);
  }

  private static OptionalDouble storedDidt(Path file) throws IOException {
    if (MeshVolumeReader.canRead(file)) {
      return OptionalDouble.empty();
    }
    if (!NiftiReader.canRead(file)) {
      throw new FormatException(file,
          "unknown ending, an E-field ends in " + String.join(", ", NiftiReader.ENDINGS) + " or .msh");
    }
    return DidtTag.in(NiftiReader.description(file));
  }

  private static EField open(Path file, double didt, Progress progress) throws IOException {
    return of(MeshVolumeReader.canRead(file) ? MeshVolumeReader.read(file, progress).values()
        : NiftiReader.read(file, progress), didt);
  }

  /**
   * The E-field that a volume from a file holds.
   *
   * @param didt coil current rate that the field was computed for, A/us
   * @throws FormatException if there are not three components, or no voxel holds a field
   * @throws IllegalArgumentException if dI/dt is not positive
   */
  public static EField of(Volume volume, double didt) throws FormatException {
    EField.checkDidt(didt);
    try {
      return EField.of(volume, didt);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }
}

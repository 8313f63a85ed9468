package io.github.tmsthresholds.image;

import ij.ImagePlus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.DidtTag;
import io.github.tmsthresholds.efield.io.EFieldReader;
import io.github.tmsthresholds.efield.io.MeshVolumeReader;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.ProgressInputStream;
import io.github.tmsthresholds.progress.BackgroundCall;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Opens and saves volumes by the ending of the file: NIfTI (.nii, .nii.gz, and for reading .hdr and .img) or ImageJ
 * TIFF (.tif, .tiff). E-fields and labels can also be those of a mesh (.msh), brought onto voxels of 1 mm
 * ({@link MeshVolumeReader}). OME-TIFF (.ome.tif) is always written and read back; where the host has Bio-Formats, as Fiji
 * has, it opens that of others and every other format. Opens nothing on the screen. Thread-safe.
 */
public final class ImageFiles {

  private ImageFiles() {}

  /**
   * Opens an E-field at the dI/dt that the file says (see {@link DidtTag} for NIfTI); files that say none are taken at
   * 1 A/us.
   *
   * @throws FormatException if the ending is unknown, the file is damaged, or its content is no E-field
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static EField openEField(Path file, Progress progress) throws IOException {
    if (isImage(file)) {
      return fromImage(file, EFieldImages::efield, progress);
    }
    requireReadable(file);
    return EFieldReader.read(file, progress);
  }

  /** Opens as {@link #openEField(Path, Progress)} does. */
  public static EField openEField(Path file) throws IOException {
    return openEField(file, Progress.NONE);
  }

  /**
   * Opens an E-field.
   *
   * @param didt coil current rate that the field was computed for, A/us
   * @throws FormatException if the ending is unknown, the file is damaged, its content is no E-field, or it says
   *     another dI/dt
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if dI/dt is not positive
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static EField openEField(Path file, double didt, Progress progress) throws IOException {
    EField.checkDidt(didt);
    if (isImage(file)) {
      return fromImage(file, imp -> EFieldImages.efield(imp, didt), progress);
    }
    requireReadable(file);
    return EFieldReader.read(file, didt, progress);
  }

  /** Opens as {@link #openEField(Path, double, Progress)} does. */
  public static EField openEField(Path file, double didt) throws IOException {
    return openEField(file, didt, Progress.NONE);
  }

  private static void requireReadable(Path file) throws FormatException {
    if (!MeshVolumeReader.canRead(file) && !NiftiReader.canRead(file)) {
      throw unknown(file, "an E-field", ".tif, .tiff or .msh");
    }
  }

  /**
   * Opens a volume of any number of components.
   *
   * @throws FormatException if the ending is unknown or the file is damaged
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Volume openVolume(Path file, Progress progress) throws IOException {
    if (isImage(file)) {
      return fromImage(file, VolumeImages::volume, progress);
    }
    if (!NiftiReader.canRead(file)) {
      throw unknown(file, "a volume", ".tif or .tiff");
    }
    return NiftiReader.read(file, progress);
  }

  /** Opens as {@link #openVolume(Path, Progress)} does. */
  public static Volume openVolume(Path file) throws IOException {
    return openVolume(file, Progress.NONE);
  }

  /**
   * Opens a volume of one component: labels, a mask, a map; of a mesh its regions.
   *
   * @throws FormatException if the ending is unknown, the file is damaged, or there are several components
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Volume openLabels(Path file, Progress progress) throws IOException {
    Volume labels =
        MeshVolumeReader.canRead(file) ? MeshVolumeReader.readLabels(file, progress) : openVolume(file, progress);
    try {
      LabelImages.requireOneComponent(labels);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
    return labels;
  }

  /** Opens as {@link #openLabels(Path, Progress)} does. */
  public static Volume openLabels(Path file) throws IOException {
    return openLabels(file, Progress.NONE);
  }

  /**
   * Saves an E-field with its dI/dt.
   *
   * @throws IllegalArgumentException if the file ends otherwise than in .nii, .nii.gz, .tif or .tiff
   * @throws IOException if the file cannot be written; then it is as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  public static void saveEField(EField field, Path file, Progress progress) throws IOException {
    if (isTiff(file)) {
      saveTiff(EFieldImages.toImage(field), List.of("Ex (V/m)", "Ey (V/m)", "Ez (V/m)"), file, progress);
    } else {
      saveNifti(field.volume(), Values.FLOAT32, DidtTag.of(field.didt()), file, progress);
    }
  }

  /** Saves as {@link #saveEField(EField, Path, Progress)} does. */
  public static void saveEField(EField field, Path file) throws IOException {
    saveEField(field, file, Progress.NONE);
  }

  /**
   * Saves labels as whole numbers from 0 to 65535 (TIFF) or 32767 (NIfTI).
   *
   * @throws IllegalArgumentException if a value is none, or the file's ending is unknown
   * @throws IOException if the file cannot be written; then it is as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  public static void saveLabels(Volume labels, Path file, Progress progress) throws IOException {
    if (isTiff(file)) {
      saveTiff(LabelImages.toImage(labels), List.of("labels"), file, progress);
    } else {
      saveNifti(labels, Values.INT16, "labels", file, progress);
    }
  }

  /** Saves as {@link #saveLabels(Volume, Path, Progress)} does. */
  public static void saveLabels(Volume labels, Path file) throws IOException {
    saveLabels(labels, file, Progress.NONE);
  }

  /**
   * Saves a map: as TIFF as {@link MapImages#toImage} makes it; as NIfTI without colours and channel names.
   *
   * @throws IllegalArgumentException if the names are not as many as the components, or the file's ending is unknown
   * @throws IOException if the file cannot be written; then it is as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  public static void saveMap(Volume map, List<String> channels, String valueUnit, Path file, Progress progress)
      throws IOException {
    if (isTiff(file)) {
      saveTiff(MapImages.toImage(map, channels, valueUnit),
          channels.stream().map(name -> name + " (" + valueUnit + ")").toList(), file, progress);
    } else {
      saveNifti(map, Values.FLOAT32, valueUnit, file, progress);
    }
  }

  /** Saves as {@link #saveMap(Volume, List, String, Path, Progress)} does. */
  public static void saveMap(Volume map, List<String> channels, String valueUnit, Path file) throws IOException {
    saveMap(map, channels, valueUnit, file, Progress.NONE);
  }

  /** @throws IllegalArgumentException if no volume can be saved under a file's name, for its ending */
  public static void requireSavable(Path file) {
    if (!isTiff(file) && !hasEnding(file, List.of(".nii", ".nii.gz"))) {
      throw new IllegalArgumentException(file + ": unknown ending, a volume is saved as .nii, .nii.gz, .tif or .tiff");
    }
  }

  private static void saveTiff(ImagePlus imp, List<String> channels, Path file, Progress progress) throws IOException {
    if (OmeTiffFiles.isOme(file)) {
      OmeTiffFiles.save(imp, channels, file, progress);
    } else {
      TiffFiles.save(imp, file, progress);
    }
  }

  private static void saveNifti(Volume volume, Values values, String description, Path file, Progress progress)
      throws IOException {
    requireSavable(file);
    NiftiWriter.write(file, volume, values, description, progress);
  }

  /** ImageJ and Bio-Formats tell by themselves how far they are, and hear of no interruption. */
  private static <T> T fromImage(Path file, Function<ImagePlus, T> read, Progress progress) throws IOException {
    progress.step(ProgressInputStream.stage(file), 0);
    boolean foreign = isBioFormats(file) || !isTiff(file);
    ImagePlus imp = BackgroundCall.run(() -> foreign ? BioFormats.open(file) : TiffFiles.open(file));
    progress.step(ProgressInputStream.stage(file), 1);
    try {
      if (OmeTiffFiles.isOme(file)) {
        OmeTiffFiles.restore(imp, file, !foreign);
      }
      return read.apply(imp);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }

  /** Whether a file is opened as an image: a TIFF file, or what is left to Bio-Formats. */
  private static boolean isImage(Path file) {
    return isTiff(file) || isBioFormats(file);
  }

  /** Whether Bio-Formats opens a file, where there is one: OME-TIFF and all that we do not read ourselves. */
  private static boolean isBioFormats(Path file) {
    return BioFormats.available() && (OmeTiffFiles.isOme(file)
        || !isTiff(file) && !MeshVolumeReader.canRead(file) && !NiftiReader.canRead(file));
  }

  private static boolean isTiff(Path file) {
    return hasEnding(file, List.of(".tif", ".tiff"));
  }

  private static boolean hasEnding(Path file, List<String> endings) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return endings.stream().anyMatch(name::endsWith);
  }

  private static FormatException unknown(Path file, String what, String others) {
    return new FormatException(file,
        "unknown ending, " + what + " ends in " + String.join(", ", NiftiReader.ENDINGS) + ", " + others);
  }
}

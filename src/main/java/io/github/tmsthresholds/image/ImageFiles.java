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

import ij.ImagePlus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.DidtTag;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Opens and saves volumes in the format that the file's extension names: NIfTI (.nii, .nii.gz, and for reading .hdr and
 * .img) or TIFF (.tif, .tiff, .ome.tif). E-fields and labels are also read from meshes (.msh), on voxels of 1 mm. Where
 * the host has Bio-Formats, as Fiji has, it opens OME-TIFF files and every other format. Shows nothing on the screen.
 * Thread-safe.
 */
public final class ImageFiles {

  /** Opens all formats. */
  public static final VolumeReader READER = new VolumeReader(List.of(ImageFormat.OME_TIFF, ImageFormat.TIFF,
      VolumeReader.NIFTI, VolumeReader.MESH, ImageFormat.OTHER));

  private ImageFiles() {}

  /**
   * Opens an E-field at the dI/dt stored in the file, else at 1 A/us, without the warnings that {@link #READER}
   * returns.
   *
   * @throws IOException as {@link VolumeReader#readField} does
   */
  public static EField openEField(Path file) throws IOException {
    return READER.readField(file, OptionalDouble.empty(), Progress.NONE).content();
  }

  /**
   * Opens an E-field, without the warnings that {@link #READER} returns.
   *
   * @param didt coil current rate that the field was computed for, A/us
   * @throws IOException as {@link VolumeReader#readField} does
   */
  public static EField openEField(Path file, double didt) throws IOException {
    return READER.readField(file, OptionalDouble.of(didt), Progress.NONE).content();
  }

  /**
   * Opens a volume of any number of components, without the warnings that {@link #READER} returns.
   *
   * @throws IOException as {@link VolumeReader#readVolume} does
   */
  public static Volume openVolume(Path file) throws IOException {
    return READER.readVolume(file, Progress.NONE).content();
  }

  /**
   * Opens a volume of one component, without the warnings that {@link #READER} returns.
   *
   * @throws IOException as {@link VolumeReader#readLabels} does
   */
  public static Volume openLabels(Path file) throws IOException {
    return READER.readLabels(file, Progress.NONE).content();
  }

  /**
   * Saves an E-field with its dI/dt.
   *
   * @throws IllegalArgumentException if the file's extension is not .nii, .nii.gz, .tif or .tiff
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
   * Saves labels as integers from 0 to 65535 (TIFF) or 32767 (NIfTI).
   *
   * @throws IllegalArgumentException if a value is no such integer, or the file's extension is unknown
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
   * Saves a map: as TIFF as {@link MapImages#toImage} makes it, with a bar of the colours, at the plane that shows
   * most; as NIfTI without colours and channel names.
   *
   * @return the map's image
   * @throws IllegalArgumentException if the number of names is not that of the components, or the file's extension is
   *     unknown
   * @throws IOException if the file cannot be written; then it is as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  public static ImagePlus saveMap(Volume map, List<String> channels, String valueUnit, Path file, Progress progress)
      throws IOException {
    return save(map, MapImages.toImage(map, channels, valueUnit), MapOverlay.BAR, channels, valueUnit, List.of(file),
        progress);
  }

  /**
   * Saves a map to several files.
   *
   * @param thresholds whether the values are thresholds, of which the lowest are bright
   * @param overlay of the image
   * @return the map's image
   * @throws IOException if a file cannot be written
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static ImagePlus saveMap(Volume map, boolean thresholds, MapOverlay overlay, List<String> channels,
      String valueUnit, List<Path> files, Progress progress) throws IOException {
    ImagePlus image = thresholds ? MapImages.ofThresholds(map, channels, valueUnit)
        : MapImages.toImage(map, channels, valueUnit);
    return save(map, image, overlay, channels, valueUnit, files, progress);
  }

  private static ImagePlus save(Volume map, ImagePlus image, MapOverlay overlay, List<String> channels,
      String valueUnit, List<Path> files, Progress progress) throws IOException {
    OpeningView.showRichest(image);
    overlay.addTo(image);
    List<String> labels = channels.stream().map(name -> name + " (" + valueUnit + ")").toList();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      Progress part = progress.part(i, files.size());
      if (isTiff(file)) {
        saveTiff(image, labels, file, part);
      } else {
        saveNifti(map, Values.FLOAT32, valueUnit, file, part);
      }
    }
    return image;
  }

  /** Saves as {@link #saveMap(Volume, List, String, Path, Progress)} does. */
  public static ImagePlus saveMap(Volume map, List<String> channels, String valueUnit, Path file) throws IOException {
    return saveMap(map, channels, valueUnit, file, Progress.NONE);
  }

  /** @throws IllegalArgumentException if volumes cannot be saved under the extension of a file */
  public static void requireSavable(Path file) {
    if (!isTiff(file) && !hasExtension(file, List.of(".nii", ".nii.gz"))) {
      throw new InvalidInputException(file + ": unknown extension, must be .nii, .nii.gz, .tif or .tiff");
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

  static boolean isTiff(Path file) {
    return hasExtension(file, List.of(".tif", ".tiff"));
  }

  private static boolean hasExtension(Path file, List<String> extensions) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return extensions.stream().anyMatch(name::endsWith);
  }
}

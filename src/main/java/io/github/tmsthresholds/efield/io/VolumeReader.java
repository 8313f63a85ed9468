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
import io.github.tmsthresholds.efield.LabelValues;
import io.github.tmsthresholds.efield.PlausibleSize;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Opens volumes: determines the format of a file by its name, reads the file once, and returns the content with
 * warnings about it. {@link #NUMERIC} reads NIfTI files and meshes; {@code image.ImageFiles.READER} reads the formats
 * of ImageJ as well.
 *
 * <pre>
 * EField field = VolumeReader.NUMERIC.readField(Path.of("head.nii.gz"), OptionalDouble.empty(), Progress.NONE)
 *     .reportTo(System.err::println);
 * </pre>
 *
 * Thread-safe.
 */
public final class VolumeReader {

  /** NIfTI-1 and NIfTI-2. */
  public static final VolumeFormat NIFTI = new NiftiFormat();
  /** SimNIBS and Gmsh meshes, sampled on voxels. */
  public static final VolumeFormat MESH = new MeshFormat();

  /** Reads the formats that do not need ImageJ. */
  public static final VolumeReader NUMERIC = new VolumeReader(List.of(NIFTI, MESH));

  private final List<VolumeFormat> formats;

  /** @param formats in order of precedence: a file has the first format that matches it */
  public VolumeReader(List<VolumeFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /**
   * Reads an E-field.
   *
   * @param didt coil current rate that the field was computed for, A/us; empty for the rate stored in the file, or
   *     1 A/us if none is stored
   * @throws FormatException if the extension is unknown, the file is damaged or holds no E-field, or it stores another
   *     dI/dt
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if dI/dt is not positive
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Opened<EField> readField(Path file, OptionalDouble didt, Progress progress) throws IOException {
    return readField(source(file), didt, progress);
  }

  /** Reads an E-field as {@link #readField(Path, OptionalDouble, Progress)} does. */
  public static Opened<EField> readField(VolumeSource source, OptionalDouble didt, Progress progress)
      throws IOException {
    didt.ifPresent(EField::checkDidt);
    Opened<EField> field = source.field(didt, progress);
    PlausibleSize.requireHead(source.name(), field.content().grid());
    return field;
  }

  /**
   * Reads the part of an E-field in a box: the voxels whose centres lie in it. Of a NIfTI file, only that part is held
   * in memory, so that the file may be larger; of a compressed one, all before that part is decompressed.
   *
   * @param box along the world axes, mm, finite
   * @param didt coil current rate that the field was computed for, A/us; empty for the rate stored in the file, or
   *     1 A/us if none is stored
   * @throws FormatException if the extension is unknown, the file is damaged or holds no E-field in the box, or it
   *     stores another dI/dt
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if dI/dt is not positive, or no voxel lies in the box
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Opened<EField> readField(Path file, Box box, OptionalDouble didt, Progress progress) throws IOException {
    didt.ifPresent(EField::checkDidt);
    if (NIFTI.matches(file)) {
      PlausibleSize.requireHead(file.toString(), NIFTI.readGrid(file).content());
    }
    return format(file).readField(file, box, didt, progress);
  }

  /**
   * Reads a volume of any number of components; of a mesh the region of each voxel.
   *
   * @throws FormatException if the extension is unknown or the file is damaged
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Opened<Volume> readVolume(Path file, Progress progress) throws IOException {
    return readVolume(source(file), progress);
  }

  private static Opened<Volume> readVolume(VolumeSource source, Progress progress) throws IOException {
    Opened<Volume> volume = source.volume(progress);
    PlausibleSize.requireHead(source.name(), volume.content().grid());
    return volume;
  }

  /**
   * Reads a label volume; of a mesh the region of each voxel. Labels that were saved as scaled integers become the
   * nearest integers, NaN becomes 0, with a warning.
   *
   * @throws FormatException if the extension is unknown, the file is damaged, there are several components, or a value
   *     is not close to an integer
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Opened<Volume> readLabels(Path file, Progress progress) throws IOException {
    return readLabels(source(file), progress);
  }

  /** Reads a label volume as {@link #readLabels(Path, Progress)} does. */
  public static Opened<Volume> readLabels(VolumeSource source, Progress progress) throws IOException {
    Opened<Volume> labels = readOneComponent(source, progress);
    try {
      return labels.and(LabelValues.integers(labels.content()));
    } catch (InvalidInputException e) {
      throw new FormatException(e.getMessage());
    }
  }

  /**
   * Reads a mask: a volume of one component, whose voxels other than 0 and NaN belong to the mask. Values that were
   * saved as scaled integers become the nearest integers, with a warning.
   *
   * @throws FormatException if the extension is unknown, the file is damaged, or there are several components
   * @throws IOException if the file cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Opened<Volume> readMask(Path file, Progress progress) throws IOException {
    return readMask(source(file), progress);
  }

  /** Reads a mask as {@link #readMask(Path, Progress)} does. */
  public static Opened<Volume> readMask(VolumeSource source, Progress progress) throws IOException {
    Opened<Volume> mask = readOneComponent(source, progress);
    return mask.and(LabelValues.mask(mask.content()));
  }

  private static Opened<Volume> readOneComponent(VolumeSource source, Progress progress) throws IOException {
    Opened<Volume> labels = readVolume(source, progress);
    int components = labels.content().components();
    if (components != 1) {
      throw new FormatException(source.name() + ": has " + components + " components, a label volume has 1");
    }
    return labels;
  }

  /**
   * Reads the voxel grid of a volume, of a NIfTI file from its header alone.
   *
   * @throws FormatException if the extension is unknown or the file is damaged
   * @throws IOException if the file cannot be read
   */
  public Opened<Grid> readGrid(Path file) throws IOException {
    Opened<Grid> grid = format(file).readGrid(file);
    PlausibleSize.requireHead(file.toString(), grid.content());
    return grid;
  }

  /** Returns whether a file is a mesh, which has several quantities and no voxels of its own. */
  public boolean isMesh(Path file) {
    return formats.stream().filter(format -> format.matches(file)).findFirst().filter(MESH::equals).isPresent();
  }

  /**
   * Returns a file as a source of volumes.
   *
   * @throws FormatException if the extension is unknown
   */
  public VolumeSource source(Path file) throws FormatException {
    VolumeFormat format = format(file);
    return new VolumeSource() {
      @Override
      public String name() {
        return file.toString();
      }

      @Override
      public Opened<Volume> volume(Progress progress) throws IOException {
        return format.readVolume(file, progress);
      }

      @Override
      public Opened<EField> field(OptionalDouble didt, Progress progress) throws IOException {
        return format.readField(file, didt, progress);
      }

      @Override
      public Opened<Grid> grid() throws IOException {
        return format.readGrid(file);
      }
    };
  }

  private VolumeFormat format(Path file) throws FormatException {
    return formats.stream().filter(format -> format.matches(file)).findFirst().orElseThrow(() -> {
      List<String> known = formats.stream().flatMap(format -> format.extensions().stream()).toList();
      return new FormatException(file, "unknown extension, must be one of " + String.join(", ", known));
    });
  }

  /**
   * Returns the E-field in a volume from a file.
   *
   * @param didt coil current rate that the field was computed for, A/us
   * @throws FormatException if there are not three components, or no voxel holds a field
   * @throws IllegalArgumentException if dI/dt is not positive
   */
  public static EField field(Volume volume, double didt) throws FormatException {
    EField.checkDidt(didt);
    try {
      return EField.of(volume, didt);
    } catch (IllegalArgumentException e) {
      throw new FormatException(e.getMessage());
    }
  }
}

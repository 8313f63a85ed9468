/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.MeshVolumeReader;
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.efield.mesh.MeshGrid;
import io.github.tmsthresholds.efield.mesh.MeshVolumes;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The voxels that E-fields of any format are resampled to.
 *
 * @param field quantity of a mesh that is the E-field
 * @param spacing mm; empty for the default spacing of meshes and a volume's own voxels
 * @param didt coil current rate of the fields; empty for the rate stored in each file, else 1 A/us
 * @param region whose bounding box is filled
 * @param labels tissues within which volumes are interpolated, if any
 * @param tissues the parameter that names the labels
 */
public record VoxelParameters(String field, String spacing, String didt, Region region, Optional<TissueLabels> labels,
    String tissues) {

  /**
   * An E-field on its voxels.
   *
   * @param regions region of each voxel if the field comes from a mesh
   */
  public record Resampled(EField field, Optional<Volume> regions) {}

  /**
   * Opens an E-field and resamples it to the voxels.
   *
   * @param warn receives each warning
   * @throws IllegalArgumentException if a parameter is invalid
   */
  public Resampled open(String input, Consumer<String> warn, Progress progress) throws IOException {
    Box box = region.bounds();
    if (VolumeInput.of(input).isMesh()) {
      double mm = Parameters.isSet(spacing) ? millimetres() : MeshVolumeReader.SPACING;
      MeshVolumes volumes = MeshVolumeReader.read(Path.of(input), field,
          mesh -> MeshGrid.covering(mesh, box, mm), progress).reportTo(warn);
      return new Resampled(mesh(volumes, warn, progress), Optional.of(volumes.labels()));
    }
    Optional<Path> file = VolumeInput.of(input).file();
    if (!Parameters.isSet(spacing) && labels.isEmpty() && box.isFinite() && file.isPresent()) {
      requireNoQuantity(input);
      EField part = ImageFiles.READER.readField(file.get(), box, EFieldInput.didt(didt), progress).reportTo(warn);
      return new Resampled(EFieldInput.checked(part, warn, progress), Optional.empty());
    }
    EField whole = volume(input, warn, progress);
    EField resampled = whole;
    if (Parameters.isSet(spacing)) {
      Grid grid = MeshGrid.covering(whole.grid(), box, millimetres(), whole.name());
      resampled = FieldTools.resampled(whole, grid, progress);
    } else if (box.lower().isFinite()) {
      resampled = FieldTools.cropped(whole, box);
    }
    return new Resampled(EFieldInput.checked(resampled, warn, progress), Optional.empty());
  }

  /**
   * Opens an E-field and resamples it to the voxels of another.
   *
   * @param warn receives each warning
   */
  public EField openOn(Grid grid, String input, Consumer<String> warn, Progress progress) throws IOException {
    if (VolumeInput.of(input).isMesh()) {
      return mesh(MeshVolumeReader.read(Path.of(input), field, mesh -> grid, progress).reportTo(warn), warn, progress);
    }
    EField whole = volume(input, warn, progress);
    return EFieldInput.checked(
        whole.grid().matches(grid) ? whole : FieldTools.resampled(whole, grid, progress), warn, progress);
  }

  private EField mesh(MeshVolumes volumes, Consumer<String> warn, Progress progress) throws IOException {
    return EFieldInput.checked(
        VolumeReader.field(volumes.values(), EFieldInput.didt(didt).orElse(1)), warn, progress);
  }

  private void requireNoQuantity(String input) {
    if (!field.equals(MeshVolumeReader.EFIELD)) {
      throw new InvalidInputException("field", field, "applies to meshes only; " + input + " is not a mesh");
    }
  }

  private EField volume(String input, Consumer<String> warn, Progress progress) throws IOException {
    requireNoQuantity(input);
    return EFieldInput.field(input, didt, labels, tissues, warn, progress);
  }

  private double millimetres() {
    double mm = Parameters.number("spacing", spacing);
    if (!(mm > 0)) {
      throw new InvalidInputException("spacing", spacing, "must be positive (mm)");
    }
    return mm;
  }
}

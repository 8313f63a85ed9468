package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.EFieldReader;
import io.github.tmsthresholds.efield.io.MeshVolumeReader;
import io.github.tmsthresholds.efield.mesh.MeshGrid;
import io.github.tmsthresholds.efield.mesh.MeshVolumes;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The voxels that E-fields of any format are brought onto, in the words of macros.
 *
 * @param field quantity of a mesh that is the E-field
 * @param spacing mm; empty for the usual one of meshes, and a volume's own voxels
 * @param didt coil current rate of the fields; empty for what the files say, else 1 A/us
 * @param region whose bounding box is wanted
 * @param labels tissues that volumes are interpolated within, if any
 * @param tissues the labels' word
 */
public record VoxelParameters(String field, String spacing, String didt, Region region, Optional<TissueLabels> labels,
    String tissues) {

  /** An E-field, and if it comes from a mesh, the region of each of its voxels. */
  public record Opened(EField field, Optional<Volume> labels) {}

  /** Opens an E-field and brings it onto its voxels. @throws IllegalArgumentException if a word makes no sense */
  public Opened open(String input, Progress progress) throws IOException {
    Path file = Path.of(input);
    Box box = region.bounds();
    if (MeshVolumeReader.canRead(file)) {
      double mm = Parameters.isSet(spacing) ? millimetres() : MeshVolumeReader.SPACING;
      MeshVolumes volumes = MeshVolumeReader.read(file, field,
          mesh -> MeshGrid.covering(mesh, box, mm), progress);
      return new Opened(EFieldReader.of(volumes.values(), rate()), Optional.of(volumes.labels()));
    }
    EField whole = volume(input, progress);
    if (Parameters.isSet(spacing)) {
      Grid grid = MeshGrid.covering(whole.grid(), box, millimetres(), whole.name());
      return new Opened(FieldTools.resampled(whole, grid, progress), Optional.empty());
    }
    boolean all = !box.lower().isFinite();
    return new Opened(all ? whole : FieldTools.cropped(whole, box), Optional.empty());
  }

  /** Opens an E-field and brings it onto the voxels of another. */
  public EField openOn(Grid grid, String input, Progress progress) throws IOException {
    Path file = Path.of(input);
    if (MeshVolumeReader.canRead(file)) {
      return EFieldReader.of(MeshVolumeReader.read(file, field, mesh -> grid, progress).values(), rate());
    }
    EField whole = volume(input, progress);
    return whole.grid().matches(grid) ? whole : FieldTools.resampled(whole, grid, progress);
  }

  private EField volume(String input, Progress progress) throws IOException {
    if (!field.equals(MeshVolumeReader.EFIELD)) {
      throw new IllegalArgumentException("field=" + field + ": is for meshes, " + input + " is none");
    }
    return EFieldInput.field(input, didt, labels, tissues, progress);
  }

  private double millimetres() {
    double mm = Parameters.number("spacing", spacing);
    if (!(mm > 0)) {
      throw new IllegalArgumentException("spacing=" + spacing + ": a positive number of mm was expected");
    }
    return mm;
  }

  private double rate() {
    return EFieldInput.didt(didt).orElse(1.0);
  }
}

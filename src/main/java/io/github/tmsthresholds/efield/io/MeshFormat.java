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
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.mesh.MeshVolumes;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Gmsh head meshes on voxels of the default spacing, see {@link MeshVolumeReader}: the volume of a mesh is the region
 * of each voxel, its E-field the quantity E. A mesh stores no dI/dt.
 */
final class MeshFormat implements VolumeFormat {

  @Override
  public boolean matches(Path file) {
    return MeshVolumeReader.canRead(file);
  }

  @Override
  public List<String> extensions() {
    return List.of(MeshVolumeReader.EXTENSION);
  }

  @Override
  public Opened<Volume> readVolume(Path file, Progress progress) throws IOException {
    return MeshVolumeReader.readLabels(file, progress);
  }

  @Override
  public Opened<EField> readField(Path file, OptionalDouble didt, Progress progress) throws IOException {
    Opened<MeshVolumes> volumes = MeshVolumeReader.read(file, progress);
    return new Opened<>(VolumeReader.field(volumes.content().values(), didt.orElse(1)), volumes.warnings());
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;
import java.util.function.IntPredicate;

/**
 * A quantity of a mesh, and the mesh's regions, resampled on a voxel grid; 0 outside the mesh. Immutable.
 *
 * <pre>
 * MeshField e = GmshReader.read(file, "E", progress).content();
 * Grid grid = MeshGrid.covering(e.mesh(), brain, 1);
 * MeshVolumes volumes = MeshVolumes.of(e, grid, brain, threads, progress);
 * EField field = EField.of(volumes.values(), 1);
 * TissueLabels labels = TissueLabels.of(volumes.labels());
 * </pre>
 *
 * @param values of the quantity, all its components
 * @param labels the region of each voxel
 */
public record MeshVolumes(Volume values, Volume labels) {

  /**
   * Resamples a quantity. Values at nodes are interpolated linearly; values of tetrahedra are recovered at the nodes of
   * each region first ({@link PatchRecovery}). Results do not depend on the number of threads.
   *
   * @param field quantity
   * @param grid voxels
   * @param regions selects the regions
   * @param threads number of threads, at least 1
   * @param progress receives progress and may cancel
   * @throws IllegalArgumentException if the grid has too many voxels, or the tetrahedra overlap
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static MeshVolumes of(MeshField field, Grid grid, IntPredicate regions, int threads, Progress progress) {
    MeshRaster raster = MeshRaster.of(field.mesh(), grid, regions, threads, progress);
    MeshField nodal = field.place() == Place.NODES ? field : PatchRecovery.toNodes(field, threads, progress);
    return new MeshVolumes(raster.sample(nodal, threads, progress), raster.labels());
  }
}

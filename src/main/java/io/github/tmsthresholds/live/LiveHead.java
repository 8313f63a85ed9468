/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.cortex.BrainSurface;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.VoxelSurface;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.efield.conductor.CoilFit;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.MovingCoil;
import java.util.List;
import java.util.Optional;

/** A prepared head with neurons and a coil, and the surfaces to draw them. Immutable. */
public final class LiveHead {

  /** Voxel size of the scalp that is drawn, mm. */
  private static final double SCALP_VOXEL = 2.5;
  private static final int SCALP_ROUNDS = 4;

  final TissueLabels tissues;
  final MovingCoil coil;
  final CoilFit fit;
  final PoseBasis basis;
  final double limit;
  final Vec3 target;
  final double radius;
  final ThresholdScale scale;
  final Optional<Stimulator> stimulator;
  final List<Layer> layers;
  final Solid brain;
  final Solid scalp;
  final Solid casing;

  /**
   * Creates a head; extracts the surfaces.
   *
   * @param tissues labels of the head
   * @param target middle of the region in which neurons were placed, mm
   * @param radius of that region, mm
   * @param coil computes fields and thresholds
   * @param fit lifts the coil off the head
   * @param basis of poses
   * @param limit largest acceptable estimated error of the E-field, relative
   * @param scale factor of the thresholds
   * @param stimulator whose output is shown in percent; empty for A/us only
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public LiveHead(TissueLabels tissues, Vec3 target, double radius, MovingCoil coil, CoilFit fit, PoseBasis basis,
      double limit, ThresholdScale scale, Optional<Stimulator> stimulator, Progress progress) {
    this.tissues = tissues;
    this.coil = coil;
    this.fit = fit;
    this.basis = basis;
    this.limit = limit;
    this.target = target;
    this.radius = radius;
    this.scale = scale;
    this.stimulator = stimulator;
    layers = coil.sites().stream().map(Site::layer).distinct().sorted().toList();
    brain = Solid.of(BrainSurface.of(tissues, progress.between(0, 0.8)));
    scalp = scalp(tissues, progress.between(0.8, 1));
    casing = CoilCasing.of(fit.coil());
  }

  private static Solid scalp(TissueLabels tissues, Progress progress) {
    Grid fine = tissues.grid();
    Affine toWorld = fine.voxelToWorld();
    int[] step = new int[3], size = {fine.nx(), fine.ny(), fine.nz()};
    for (int k = 0; k < 3; k++) {
      step[k] = Math.max(1, (int) Math.round(SCALP_VOXEL / toWorld.spacing(k)));
      size[k] = (size[k] - 1) / step[k] + 1;
    }
    Grid grid = new Grid(size[0], size[1], size[2],
        toWorld.after(Affine.of(step[0], 0, 0, 0, 0, step[1], 0, 0, 0, 0, step[2], 0)));
    boolean[] inside = new boolean[grid.voxels()];
    for (int i = 0; i < inside.length; i++) {
      int x = i % size[0] * step[0], y = i / size[0] % size[1] * step[1], z = i / size[0] / size[1] * step[2];
      inside[i] = tissues.label(fine.index(x, y, z)) != 0;
    }
    return Solid.of(List.of(VoxelSurface.of(grid, inside, "scalp", SCALP_ROUNDS, progress)));
  }

  List<Site> sites(Layer layer) {
    return coil.sites().stream().filter(s -> s.layer() == layer).toList();
  }
}

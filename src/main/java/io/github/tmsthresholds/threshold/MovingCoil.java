/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.conductor.CoilOverRegion;
import io.github.tmsthresholds.efield.conductor.FieldSolver;
import io.github.tmsthresholds.efield.conductor.VoxelHeadModel;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;

/**
 * Computes the E-field and the thresholds of the same neurons in any pose of a coil over a prepared head, in
 * milliseconds. The results are those of a {@link PoseSweep} with the same basis of poses, bit for bit. Not
 * thread-safe.
 */
public final class MovingCoil {

  /**
   * The E-field in a pose.
   *
   * @param pose coil mm to head mm
   * @param error estimated relative error of the field
   * @param field around the neurons, in grey and white matter, V/m at 1 A/us
   */
  public record PoseField(Affine pose, double error, EField field) {}

  private final PoseSweep sweep;
  private double error;

  /**
   * Creates a coil over a head.
   *
   * @param head head model
   * @param basis of poses of this head, from which fields are computed, however large their estimated error is
   * @param coil coil
   * @param region bounding box of the neurons, mm
   * @param sites at least one
   * @param cells at least one of a layer that has sites
   */
  public MovingCoil(VoxelHeadModel head, PoseBasis basis, Coil coil, Box region, List<Site> sites,
      List<CellModel> cells, Waveform waveform, SearchSettings search, ThresholdEstimator estimator) {
    FieldSolver solver = (placed, progress) -> {
      PoseBasis.FittedPose pose = basis.fit(placed);
      error = pose.estimate().error();
      return pose.field(Double.POSITIVE_INFINITY);
    };
    sweep = new PoseSweep(new CoilOverRegion(head.solvedBy(solver), coil, region), List.copyOf(sites),
        List.copyOf(cells), waveform, search, estimator);
  }

  /** Returns the sites of all neurons. */
  public List<Site> sites() {
    return sweep.sites();
  }

  /**
   * Computes the E-field.
   *
   * @param pose coil mm to head mm, outside the head
   */
  public PoseField field(Affine pose) {
    EField field = sweep.field(pose, Progress.NONE);
    return new PoseField(pose, error, field);
  }

  /**
   * Estimates the thresholds.
   *
   * @return one element per layer that has sites and cells
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public List<LayerThresholds> thresholds(PoseField at, Progress progress) {
    return sweep.thresholds(at.field(), progress);
  }
}

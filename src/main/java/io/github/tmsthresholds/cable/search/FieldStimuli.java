/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.search;

import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Compartments;
import java.util.List;

/**
 * Computes the quasipotentials of one cell at many sites of an E-field: the field is sampled at every compartment,
 * rotated into the cell frame and divided by its magnitude at the soma, so that amplitudes are V/m at the soma.
 *
 * <p>A compartment outside the field takes the vector of its predecessor, for up to a fraction {@value #MAX_OUTSIDE} of
 * the compartments; beyond that, or if the soma lies outside, the site has no stimulus. The properties of a site are
 * available once its quasipotentials have been computed. Thread-safe as long as each site is used by one thread.
 */
public final class FieldStimuli implements ThresholdSolver.Stimuli {

  /** Largest fraction of a neuron's compartments that may lie outside the field. */
  public static final double MAX_OUTSIDE = 0.1;

  private static final double MM_PER_UM = 1e-3;

  private final EField field;
  private final Compartments cell;
  private final List<Pose> sites;
  private final double[] predictions;
  private final double[] somaField;
  private final double[] outside;
  private final ThresholdStatus[] status;
  private final ThreadLocal<Scratch> scratch;

  private static final class Scratch {
    final double[] e;
    final byte[] flag;

    Scratch(int compartments) {
      e = new double[3 * compartments];
      flag = new byte[compartments];
    }
  }

  /**
   * Creates stimuli.
   *
   * @param field E-field
   * @param cell compartments of the cell
   * @param sites poses of the cell
   */
  public FieldStimuli(EField field, Compartments cell, List<Pose> sites) {
    this(field, cell, sites, new double[0]);
  }

  /**
   * Creates stimuli whose thresholds are predicted.
   *
   * @param field E-field
   * @param cell compartments of the cell
   * @param sites poses of the cell
   * @param predictions predicted thresholds, V/m, NaN where unknown; empty if none is known
   */
  public FieldStimuli(EField field, Compartments cell, List<Pose> sites, double[] predictions) {
    this.field = field;
    this.cell = cell;
    this.sites = List.copyOf(sites);
    this.predictions = predictions.clone();
    somaField = new double[sites.size()];
    outside = new double[sites.size()];
    status = new ThresholdStatus[sites.size()];
    scratch = ThreadLocal.withInitial(() -> new Scratch(cell.count()));
  }

  @Override
  public int count() {
    return sites.size();
  }

  @Override
  public boolean quasipotentials(int i, double[] es) {
    Scratch s = scratch.get();
    sample(sites.get(i), s);
    somaField[i] = new Vec3(s.e[0], s.e[1], s.e[2]).norm();
    int missing = extrapolate(s);
    outside[i] = missing / (double) cell.count();
    // NaN at the soma fails the first comparison
    if (!(somaField[i] > 0) || outside[i] > MAX_OUTSIDE) {
      status[i] = ThresholdStatus.OUTSIDE_FIELD;
      return false;
    }
    status[i] = missing > 0 ? ThresholdStatus.PARTLY_OUTSIDE
        : anyNearest(s) ? ThresholdStatus.NEAREST_VOXEL : ThresholdStatus.NONE;
    for (int k = 0; k < s.e.length; k++) {
      s.e[k] /= somaField[i];
    }
    Quasipotential.ofField(cell, s.e, es);
    return true;
  }

  @Override
  public double prediction(int i) {
    return predictions.length == 0 ? Double.NaN : predictions[i];
  }

  /** Samples the field at all compartments, V/m in the cell frame. */
  private void sample(Pose site, Scratch s) {
    double[] r = cell.centre;
    for (int k = 0; k < r.length; k++) {
      s.e[k] = MM_PER_UM * (r[k] - r[k % 3]);
    }
    site.cellToWorld().apply(s.e, s.e, cell.count());
    for (int k = 0; k < r.length; k += 3) {
      s.e[k] += site.position().x();
      s.e[k + 1] += site.position().y();
      s.e[k + 2] += site.position().z();
    }
    field.sampler().sample(s.e, cell.count(), s.e, s.flag);
    site.cellToWorld().inverse().apply(s.e, s.e, cell.count());
  }

  /** Gives every compartment outside the field the vector of its nearest predecessor inside; returns their number. */
  private int extrapolate(Scratch s) {
    int missing = 0;
    for (int c = 1; c < cell.count(); c++) {
      if (s.flag[c] == FieldSampler.OUTSIDE) {
        missing++;
        int from = cell.predecessor[c];
        while (from > 0 && s.flag[from] == FieldSampler.OUTSIDE) {
          from = cell.predecessor[from];
        }
        System.arraycopy(s.e, 3 * from, s.e, 3 * c, 3);
      }
    }
    return missing;
  }

  private static boolean anyNearest(Scratch s) {
    for (byte flag : s.flag) {
      if (flag == FieldSampler.NEAREST) {
        return true;
      }
    }
    return false;
  }

  /** Returns the magnitude of the E-field at a site's soma, V/m at the field's dI/dt; NaN outside. */
  public double somaField(int site) {
    return somaField[site];
  }

  /** Returns the fraction of a site's compartments that lie outside the field, 0 to 1. */
  public double outside(int site) {
    return outside[site];
  }

  /** Returns the status that follows from the field at a site: none, or what limits or prevents a threshold. */
  public ThresholdStatus status(int site) {
    return status[site];
  }
}

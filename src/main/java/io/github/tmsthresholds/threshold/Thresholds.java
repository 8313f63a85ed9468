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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.neuron.SectionType;
import java.util.Arrays;

/**
 * Thresholds of cells (columns) at sites (rows). An estimator fills them column by column. Thread-safe once they are
 * only read.
 */
public final class Thresholds {

  private final double didt;
  private final double[] somaField;
  private final double[][] threshold;
  private final ThresholdStatus[][] status;
  private final SectionType[][] initiation;
  private final double[][] outside;

  /**
   * Creates thresholds that are all NaN with the status {@link ThresholdStatus#OUTSIDE_FIELD}.
   *
   * @param didt coil current rate of the field, A/us
   */
  public Thresholds(int sites, int cells, double didt) {
    this.didt = didt;
    this.somaField = new double[sites];
    this.threshold = new double[sites][cells];
    this.status = new ThresholdStatus[sites][cells];
    this.initiation = new SectionType[sites][cells];
    this.outside = new double[sites][cells];
    Arrays.fill(somaField, Double.NaN);
    for (int s = 0; s < sites; s++) {
      Arrays.fill(threshold[s], Double.NaN);
      Arrays.fill(status[s], ThresholdStatus.OUTSIDE_FIELD);
    }
  }

  /**
   * Sets the E-field at the soma of a site.
   *
   * @param magnitude V/m at the field's dI/dt
   */
  public void setSomaField(int site, double magnitude) {
    somaField[site] = magnitude;
  }

  /**
   * Sets a threshold and its status.
   *
   * @param voltPerMetre threshold as E-field magnitude at the soma, ignored if the status says that there is none
   * @param where section type in which the action potential starts; null if unknown
   */
  public void set(int site, int cell, double voltPerMetre, ThresholdStatus why, SectionType where) {
    threshold[site][cell] = why.hasThreshold() ? voltPerMetre : Double.NaN;
    status[site][cell] = why;
    initiation[site][cell] = why.hasThreshold() ? where : null;
  }

  /**
   * Sets the fraction of a neuron outside the field.
   *
   * @param share fraction of its compartments, or of the points of its patch, 0 to 1
   */
  public void setOutside(int site, int cell, double share) {
    outside[site][cell] = share;
  }

  /** Copies everything about a neuron from other thresholds. */
  void copy(int site, int cell, Thresholds from, int fromSite, int fromCell) {
    setSomaField(site, from.somaField(fromSite));
    setOutside(site, cell, from.outside(fromSite, fromCell));
    set(site, cell, from.voltPerMetre(fromSite, fromCell), from.status(fromSite, fromCell),
        from.initiation(fromSite, fromCell));
  }

  /** Returns the number of sites. */
  public int sites() {
    return threshold.length;
  }

  /** Returns the number of cells. */
  public int cells() {
    return threshold.length == 0 ? 0 : threshold[0].length;
  }

  /** Returns the magnitude of the E-field at the soma, V/m at the field's dI/dt; NaN outside the field. */
  public double somaField(int site) {
    return somaField[site];
  }

  /** Returns the threshold as magnitude of the E-field at the soma, V/m; NaN if there is none. */
  public double voltPerMetre(int site, int cell) {
    return threshold[site][cell];
  }

  /** Returns the threshold as coil current rate, A/us; NaN if there is none. */
  public double coilRate(int site, int cell) {
    return threshold[site][cell] / somaField[site] * didt;
  }

  /**
   * Returns the fraction of the neuron's compartments, or of the points of its patch, outside the field, 0 to 1; 0 from
   * estimators that use the soma only.
   */
  public double outside(int site, int cell) {
    return outside[site][cell];
  }

  /** Returns why there is no threshold, or a remark on the threshold. */
  public ThresholdStatus status(int site, int cell) {
    return status[site][cell];
  }

  /**
   * Returns the section type in which the action potential starts at threshold; null if there is no threshold or it is
   * unknown.
   */
  public SectionType initiation(int site, int cell) {
    return initiation[site][cell];
  }
}

package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.neuron.SectionType;
import java.util.Arrays;

/**
 * Thresholds of cells (columns) at sites (rows). Made by an estimator, which fills it column by column, then only read;
 * thread-safe from then on.
 */
public final class Thresholds {

  private final double didt;
  private final double[] somaField;
  private final double[][] threshold;
  private final ThresholdStatus[][] status;
  private final SectionType[][] initiation;
  private final double[][] outside;

  /**
   * All thresholds NaN, for the reason that they lie outside the field.
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

  /** @param magnitude of the E-field at a site's soma, V/m at the field's dI/dt */
  public void setSomaField(int site, double magnitude) {
    somaField[site] = magnitude;
  }

  /**
   * @param voltPerMetre threshold as E-field magnitude at the soma, ignored if the reason says that there is none
   * @param where the section type in which the action potential starts, or null if not known
   */
  public void set(int site, int cell, double voltPerMetre, ThresholdStatus why, SectionType where) {
    threshold[site][cell] = why.hasThreshold() ? voltPerMetre : Double.NaN;
    status[site][cell] = why;
    initiation[site][cell] = why.hasThreshold() ? where : null;
  }

  /** @param share of the neuron's compartments, or of the points of its patch, that lie outside the field, 0 to 1 */
  public void setOutside(int site, int cell, double share) {
    outside[site][cell] = share;
  }

  /** Takes over what others say of a neuron. */
  void copy(int site, int cell, Thresholds from, int fromSite, int fromCell) {
    setSomaField(site, from.somaField(fromSite));
    setOutside(site, cell, from.outside(fromSite, fromCell));
    set(site, cell, from.voltPerMetre(fromSite, fromCell), from.status(fromSite, fromCell),
        from.initiation(fromSite, fromCell));
  }

  public int sites() {
    return threshold.length;
  }

  public int cells() {
    return threshold.length == 0 ? 0 : threshold[0].length;
  }

  /** Magnitude of the E-field at the soma, V/m at the field's dI/dt; NaN outside the field. */
  public double somaField(int site) {
    return somaField[site];
  }

  /** Threshold as magnitude of the E-field at the soma, V/m; NaN if there is none. */
  public double voltPerMetre(int site, int cell) {
    return threshold[site][cell];
  }

  /** Threshold as coil current rate, A/us; NaN if there is none. */
  public double coilRate(int site, int cell) {
    return threshold[site][cell] / somaField[site] * didt;
  }

  /**
   * Share of the neuron's compartments, or of the points of its patch, outside the field, 0 to 1; 0 from estimators that
   * need none but the soma.
   */
  public double outside(int site, int cell) {
    return outside[site][cell];
  }

  /** Why there is no threshold, or what to know about it. */
  public ThresholdStatus status(int site, int cell) {
    return status[site][cell];
  }

  /** Section type in which the action potential starts at threshold; null if there is none or it is not known. */
  public SectionType initiation(int site, int cell) {
    return initiation[site][cell];
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The thresholds of neurons at all draws, from which those of groups of neurons are summarised. A neuron is a cell
 * model at a site; neurons are numbered layer by layer, within a layer site by site, within a site cell by cell.
 * Immutable, thread-safe.
 */
public final class UncertaintyResult {

  /** The threshold of a group of neurons. */
  public enum Quantity {
    /** The threshold of one of them, drawn at random. */
    NEURON,
    /** The median of their thresholds. */
    MEDIAN
  }

  private final List<LayerThresholds> nominal;
  private final double[] nominalValues;
  private final Uncertainties uncertainties;
  /** Index of the cell model of each neuron. */
  private final int[] cell;
  private final DrawDesign design;
  private final List<Source> ofModel;
  private final List<float[]> rows;
  private final FieldSurrogate fields;

  /**
   * @param cells all cell models
   * @param ofModel sources that change the estimated thresholds
   * @param rows thresholds of all neurons for each draw of A, of B, and of A with each of these sources from B
   */
  UncertaintyResult(List<LayerThresholds> nominal, Uncertainties uncertainties, List<CellModel> cells,
      DrawDesign design, List<Source> ofModel, List<float[]> rows, FieldSurrogate fields) {
    this.nominal = List.copyOf(nominal);
    this.uncertainties = uncertainties;
    this.design = design;
    this.ofModel = ofModel;
    this.rows = rows;
    this.fields = fields;
    nominalValues = values(nominal);
    cell = nominal.stream().flatMapToInt(l -> IntStream.range(0, l.sites().size() * l.cells().size())
        .map(i -> cells.indexOf(l.cells().get(i % l.cells().size())))).toArray();
  }

  /** Returns the thresholds of all neurons, A/us; infinite above the search's maximum, NaN where unknown. */
  static double[] values(List<LayerThresholds> layers) {
    return layers.stream().flatMapToDouble(layer -> {
      Thresholds t = layer.thresholds();
      int n = layer.cells().size();
      return IntStream.range(0, layer.sites().size() * n).mapToDouble(
          i -> t.status(i / n, i % n) == ThresholdStatus.ABOVE_MAX ? Double.POSITIVE_INFINITY
              : t.coilRate(i / n, i % n));
    }).toArray();
  }

  /** Returns the thresholds without errors. */
  public List<LayerThresholds> nominal() {
    return nominal;
  }

  /** Returns the sources that are uncertain. */
  public List<Source> sources() {
    return uncertainties.sources();
  }

  /** Returns whether the threshold of a neuron is known, or known to be above the maximum, at all draws. */
  public boolean isKnown(int neuron) {
    return !Double.isNaN(nominalValues[neuron]) && rows.stream().noneMatch(row -> Float.isNaN(row[neuron]));
  }

  /**
   * Returns the threshold of a group of neurons without errors: the median, A/us.
   *
   * @param neurons at least one, all known
   */
  public double nominal(int[] neurons) {
    return quantile(neurons, 0.5);
  }

  /** Returns a quantile over the neurons of a group of their thresholds without errors, A/us. */
  public double quantile(int[] neurons, double probability) {
    return Quantiles.quantile(IntStream.of(neurons).mapToDouble(j -> nominalValues[j]).toArray(), probability);
  }

  /**
   * Summarises the threshold of a group of neurons.
   *
   * @param neurons at least one, all known
   */
  public UncertainThreshold threshold(int[] neurons, Quantity quantity) {
    int n = design.draws(), stride = 2 + ofModel.size();
    List<Source> sources = sources();
    double[] a = new double[n], b = new double[n];
    double[][] mixed = new double[sources.size()][n];
    for (int i = 0; i < n; i++) {
      double[] networkA = design.a(Source.NETWORK, i), networkB = design.b(Source.NETWORK, i);
      double oneA = design.a(Source.NEURONS, i)[0], oneB = design.b(Source.NEURONS, i)[0];
      float[] rowA = rows.get(stride * i);
      a[i] = value(rowA, neurons, quantity, networkA, oneA);
      b[i] = value(rows.get(stride * i + 1), neurons, quantity, networkB, oneB);
      for (int s = 0; s < mixed.length; s++) {
        mixed[s][i] = switch (sources.get(s)) {
          case NETWORK -> value(rowA, neurons, quantity, networkB, oneA);
          case NEURONS -> value(rowA, neurons, quantity, networkA, oneB);
          default -> value(rows.get(stride * i + 2 + ofModel.indexOf(sources.get(s))), neurons, quantity, networkA,
              oneA);
        };
      }
    }
    return UncertainThreshold.of(a, b, sources, mixed);
  }

  private double value(float[] row, int[] neurons, Quantity quantity, double[] network, double one) {
    if (quantity == Quantity.NEURON) {
      return value(row, neurons[(int) (one * neurons.length)], network);
    }
    return Quantiles.median(IntStream.of(neurons).mapToDouble(j -> value(row, j, network)).toArray());
  }

  private double value(float[] row, int neuron, double[] network) {
    return network.length == 0 ? row[neuron]
        : row[neuron] * uncertainties.networks().get(cell[neuron]).correction(network[cell[neuron]]);
  }

  /**
   * Returns the relative L2 errors of the interpolated E-field: at the nodes of a source that are left out of the fit.
   *
   * @param source conductivities or pose
   * @return none if the source is not uncertain
   */
  public DoubleStream fieldErrors(Source source) {
    return DoubleStream.of(fields.errors(source));
  }

  /**
   * Returns the relative L2 errors of the interpolated E-field at some draws of both conductivities and pose; none if
   * the conductivities are not uncertain.
   */
  public DoubleStream fieldErrorsOfBoth() {
    return DoubleStream.of(fields.checks());
  }
}

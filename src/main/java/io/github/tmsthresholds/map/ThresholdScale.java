/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;

/**
 * A factor, such as 0.25, that scales simulated thresholds to measured ones: neurons in the active cortex fire at lower
 * fields than single model neurons at rest. It applies to maps, figures and statistics, never to the table of
 * thresholds. Immutable, thread-safe.
 *
 * @param factor above 0; 1 for unscaled thresholds
 */
public record ThresholdScale(double factor) {

  /** Leaves thresholds unscaled. */
  public static final ThresholdScale NONE = new ThresholdScale(1);

  /**
   * Creates a scale.
   *
   * @throws InvalidInputException unless the factor is finite and above 0
   */
  public ThresholdScale {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new InvalidInputException("the factor must be above 0, not " + factor);
    }
  }

  /** Returns whether the factor differs from 1. */
  public boolean scales() {
    return factor != 1;
  }

  /** Returns a quantity, in the unit of thresholds, of the scaled thresholds; its unit states the factor. */
  public MapQuantity of(MapQuantity quantity) {
    return scales() ? new MapQuantity() {
      @Override
      public String unit() {
        return quantity.unit() + " (model x " + (float) factor + ")";
      }

      @Override
      public double of(Thresholds thresholds, int site, int cell) {
        return factor * quantity.of(thresholds, site, cell);
      }

      @Override
      public double summary(double[] contributions) {
        return quantity.summary(contributions);
      }
    } : quantity;
  }

  /**
   * Returns the fraction of neurons whose scaled threshold is at most a coil current rate.
   *
   * @param coilRate A/us
   * @throws InvalidInputException unless the rate is finite and above 0
   */
  public MapQuantity fraction(double coilRate) {
    return MapQuantity.fraction(coilRate / factor);
  }

  /** Returns the neurons with scaled thresholds. */
  public List<Neuron> of(List<Neuron> neurons) {
    return scales() ? neurons.stream().map(n -> new Neuron(n.layer(), n.cell(), n.position(), factor * n.coilRate(),
        factor * n.field())).toList() : neurons;
  }

  /** Returns the label of the thresholds in figures, such as {@code threshold × 0.25}. */
  public String label() {
    return "threshold" + (scales() ? " × " + (float) factor : "");
  }
}

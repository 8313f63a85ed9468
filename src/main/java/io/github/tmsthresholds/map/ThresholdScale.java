package io.github.tmsthresholds.map;

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;

/**
 * A factor that brings simulated thresholds to measured ones, such as 0.25: neurons in a cortex at work fire at lower
 * fields than single model neurons at rest. It applies to what is shown and counted, never to the table of thresholds.
 * Immutable, thread-safe.
 *
 * @param factor above zero; 1 for thresholds as they are
 */
public record ThresholdScale(double factor) {

  /** Thresholds as they are. */
  public static final ThresholdScale NONE = new ThresholdScale(1);

  /** @throws IllegalArgumentException unless the factor is finite and above zero */
  public ThresholdScale {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new InvalidInputException("a factor above 0 was expected, not " + factor);
    }
  }

  /** Whether thresholds are not as they are. */
  public boolean scales() {
    return factor != 1;
  }

  /** A quantity in the unit of thresholds, of scaled ones, whose unit says so. */
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

  /** Share of the neurons whose scaled threshold is no more than a coil current rate, A/us. */
  public MapQuantity fraction(double coilRate) {
    return MapQuantity.fraction(coilRate / factor);
  }

  /** Neurons with scaled thresholds. */
  public List<Neuron> of(List<Neuron> neurons) {
    return scales() ? neurons.stream().map(n -> new Neuron(n.layer(), n.cell(), n.position(), factor * n.coilRate(),
        factor * n.field())).toList() : neurons;
  }

  /** What figures call the thresholds, such as {@code threshold × 0.25}. */
  public String label() {
    return "threshold" + (scales() ? " × " + (float) factor : "");
  }
}

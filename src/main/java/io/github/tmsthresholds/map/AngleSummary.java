package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The thresholds of a layer's neurons with the coil at an angle. Neurons that do not fire below the search's maximum
 * count as +infinity; those outside the field do not count. Immutable, thread-safe.
 *
 * @param angle of the coil, degrees
 * @param neurons sites times cells
 * @param thresholds how many neurons have one
 * @param lower quartile, A/us; NaN if no neuron counts
 * @param median A/us
 * @param upper quartile, A/us
 * @param field median as magnitude of the E-field at the soma, V/m
 */
public record AngleSummary(double angle, Layer layer, int neurons, int thresholds, double lower, double median,
    double upper, double field) {

  public static AngleSummary of(double angle, LayerThresholds results, ThresholdScale scale) {
    double[] rates = values(results, scale.of(MapQuantity.COIL_RATE));
    double[] fields = values(results, scale.of(MapQuantity.FIELD));
    int fired = (int) DoubleStream.of(rates).filter(Double::isFinite).count();
    return new AngleSummary(angle, results.layer(), results.sites().size() * results.cells().size(), fired,
        Quantiles.quantile(rates, 0.25), Quantiles.median(rates), Quantiles.quantile(rates, 0.75),
        Quantiles.median(fields));
  }

  private static double[] values(LayerThresholds results, MapQuantity quantity) {
    Thresholds t = results.thresholds();
    return IntStream.range(0, results.sites().size()).boxed().flatMapToDouble(s ->
        IntStream.range(0, results.cells().size()).mapToDouble(c -> quantity.of(t, s, c)))
        .filter(v -> !Double.isNaN(v)).toArray();
  }

  /** Whether at least half of the neurons fire. */
  public boolean hasMedian() {
    return Double.isFinite(median);
  }

  private ThresholdStatus status() {
    return hasMedian() ? ThresholdStatus.NONE
        : Double.isNaN(median) ? ThresholdStatus.OUTSIDE_FIELD : ThresholdStatus.ABOVE_MAX;
  }

  /** Returns a CSV table, one row per angle and layer; quartiles above the search's maximum are NaN. */
  public static String table(List<AngleSummary> rows) {
    return CsvWriter.text(table -> {
      table.row("angle_deg", "layer", "neurons", "thresholds", "q25_threshold_A_per_us", "median_threshold_A_per_us",
          "q75_threshold_A_per_us", "median_threshold_V_per_m", "reason");
      for (AngleSummary r : rows) {
        table.cells(TableNumber.of(r.angle), r.layer, r.neurons, r.thresholds)
            .cells(TableNumber.of(r.lower, r.median, r.upper, r.field)).row(r.status().label());
      }
    });
  }
}

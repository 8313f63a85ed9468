package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.OptionalDouble;
import org.scijava.plugin.SciJavaPlugin;

/**
 * A way to get activation thresholds of neurons in an E-field. A plugin point: annotate an implementation with
 * {@code @Plugin(type = ThresholdEstimator.class, name = "mine", description = "...")} and its name becomes a choice in
 * every command and macro. The description is shown to users: say how it computes and where that comes from.
 *
 * <pre>
 * ThresholdEstimator estimator = Estimators.named(pluginService, "cable");
 * Thresholds t = estimator.estimate(new ThresholdRequest(field, sites, cells, waveform), Progress.NONE);
 * </pre>
 *
 * Implementations need a public constructor without parameters; one object serves one caller at a time.
 */
public interface ThresholdEstimator extends SciJavaPlugin {

  /**
   * Thresholds of every cell model at every site.
   *
   * @return one row a site, one column a cell model; what could not be computed is NaN with a reason
   * @throws IllegalArgumentException if the request cannot be answered at all, such as for an unknown waveform
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  Thresholds estimate(ThresholdRequest request, Progress progress);

  /**
   * Names of the cells that it knows without their morphologies, see {@link NamedCell}; none, usually.
   *
   * @throws java.io.UncheckedIOException if they cannot be read
   */
  default List<String> cells() {
    return List.of();
  }

  /**
   * What tells which cells are best asked for at once: those whose families are equal share the greater part of the work.
   * Each cell is alone, usually.
   *
   * @throws IllegalArgumentException if nothing is known of the cell or the waveform
   */
  default Object family(CellModel cell, Waveform waveform) {
    return cell;
  }

  /**
   * About how much processor time thresholds take on a computer of 2023, for users to know before they start; empty if that
   * is unknown.
   *
   * @param sites how many
   * @return seconds on one thread
   * @throws IllegalArgumentException if such a request cannot be answered
   */
  default OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    return OptionalDouble.empty();
  }

  /**
   * Tells apart what it computes with, such as networks trained anew, so that finished work of another version is not
   * taken for its own; empty if there is but one.
   *
   * @throws java.io.UncheckedIOException if that cannot be read
   */
  default String version() {
    return "";
  }
}

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

import java.io.IOException;
import java.util.List;
import org.scijava.plugin.SciJavaPlugin;

/**
 * A plugin that adds an estimator: it declares the estimator's parameters and creates it. Annotate an implementation
 * with {@code @Plugin(type = ThresholdEstimatorFactory.class, name = "mine", description = "...")}. The name becomes a
 * choice in every command and macro, and the parameters become inputs of every command that offers estimators. The
 * description is shown to users: say how the estimator computes thresholds and where the method is published.
 *
 * <p>Implementations need a public constructor without parameters.
 */
public interface ThresholdEstimatorFactory extends SciJavaPlugin {

  /**
   * Returns the parameters of the estimator, in the order of the dialog. Several factories may declare equal
   * parameters; they share one input.
   */
  default List<EstimatorParameter<?>> parameters() {
    return List.of();
  }

  /**
   * Checks values before anything is computed, also if another estimator is chosen. Types and choices are already
   * checked.
   *
   * @throws io.github.tmsthresholds.io.InvalidInputException if a value is invalid
   */
  default void check(EstimatorValues values) {}

  /**
   * Creates the estimator.
   *
   * @throws io.github.tmsthresholds.io.InvalidInputException if a value is invalid
   * @throws IOException if something that the estimator needs cannot be read or started
   */
  ThresholdEstimator create(EstimatorValues values) throws IOException;
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.threshold.EstimatorParameter;
import io.github.tmsthresholds.threshold.EstimatorValues;
import io.github.tmsthresholds.threshold.ThresholdEstimatorFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.module.Module;

/** The parameters that estimators declare as inputs of a command. Immutable, thread-safe. */
public final class EstimatorInputs {

  /** @param estimator name of the first estimator that declares the parameter */
  private record Declared(String estimator, EstimatorParameter<?> parameter) {}

  private final Map<String, Declared> byKey = new LinkedHashMap<>();

  /**
   * Collects the parameters; equal ones of several estimators are taken once.
   *
   * @param factories by name of the estimator
   * @throws IllegalStateException if two estimators declare different parameters of one key
   */
  public EstimatorInputs(Map<String, ThresholdEstimatorFactory> factories) {
    factories.forEach((name, factory) -> factory.parameters().forEach(parameter -> {
      Declared earlier = byKey.putIfAbsent(parameter.key(), new Declared(name, parameter));
      if (earlier != null && !earlier.parameter().equals(parameter)) {
        throw new IllegalStateException("the estimators " + earlier.estimator() + " and " + name
            + " declare different parameters " + parameter.key() + "=; remove one of these plugins");
      }
    }));
  }

  /**
   * Adds the parameters to the inputs of a command.
   *
   * @param after name of the input that they follow
   * @throws IllegalStateException if the command has an input of the same name
   */
  public void addTo(CommandInputs inputs, String after) {
    byKey.forEach((key, declared) -> {
      if (inputs.get(key) != null) {
        throw new IllegalStateException("the estimator " + declared.estimator() + " declares a parameter " + key
            + "=, which is one of " + inputs.command().getTitle() + " itself; remove this plugin");
      }
    });
    inputs.add(byKey.values().stream().map(declared -> new EstimatorItem<>(inputs.command(), declared.parameter()))
        .toList(), after);
  }

  /** Returns the keys of the parameters. */
  public String[] keys() {
    return byKey.keySet().toArray(String[]::new);
  }

  /** Returns the values of a command's inputs. */
  public EstimatorValues values(Module command) {
    Map<String, Object> values = new LinkedHashMap<>();
    byKey.keySet().forEach(key -> {
      Object value = command.getInput(key);
      if (value != null) {
        values.put(key, value);
      }
    });
    return new EstimatorValues(values);
  }
}

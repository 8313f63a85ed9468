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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.module.DefaultMutableModuleItem;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.MutableModuleInfo;

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
  public void addTo(MutableModuleInfo command, String after) {
    byKey.forEach((key, declared) -> {
      if (command.getInput(key) != null) {
        throw new IllegalStateException("the estimator " + declared.estimator() + " declares a parameter " + key
            + "=, which is one of " + command.getTitle() + " itself; remove this plugin");
      }
    });
    List<ModuleItem<?>> following = new ArrayList<>();
    boolean follows = false;
    for (ModuleItem<?> input : command.inputs()) {
      if (follows) {
        following.add(input);
      }
      follows |= input.getName().equals(after);
    }
    following.forEach(command::removeInput);
    byKey.values().forEach(declared -> command.addInput(item(command, declared.parameter())));
    following.forEach(command::addInput);
  }

  private static <T> ModuleItem<T> item(MutableModuleInfo command, EstimatorParameter<T> parameter) {
    DefaultMutableModuleItem<T> item = new DefaultMutableModuleItem<>(command, parameter.key(), parameter.type());
    item.setLabel(parameter.label());
    item.setDescription(parameter.description());
    item.setDefaultValue(parameter.defaultValue());
    item.setChoices(parameter.choices());
    item.setWidgetStyle(parameter.style());
    item.setRequired(!parameter.defaultValue().equals(""));
    item.setPersisted(false);
    return item;
  }

  /** Sets the inputs of a command to their defaults. */
  public void setDefaults(Module command) {
    byKey.forEach((key, declared) -> command.setInput(key, declared.parameter().defaultValue()));
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

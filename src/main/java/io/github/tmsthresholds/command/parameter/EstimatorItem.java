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
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.List;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleInfo;
import org.scijava.plugin.Parameter;

/** A parameter of an estimator as an input of a command. It is no field of the command. */
final class EstimatorItem<T> extends CommandModuleItem<T> {

  /** Has the attributes that all parameters of estimators share. */
  @Parameter(persist = false)
  private static Object attributes;

  private final EstimatorParameter<T> parameter;

  EstimatorItem(ModuleInfo command, EstimatorParameter<T> parameter) {
    super(command, attributes());
    this.parameter = parameter;
  }

  private static Field attributes() {
    try {
      return EstimatorItem.class.getDeclaredField("attributes");
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String getName() {
    return parameter.key();
  }

  @Override
  public String getLabel() {
    return parameter.label();
  }

  @Override
  public String getDescription() {
    return parameter.description();
  }

  @Override
  public Class<T> getType() {
    return parameter.type();
  }

  @Override
  public Type getGenericType() {
    return parameter.type();
  }

  @Override
  public T getDefaultValue() {
    return parameter.defaultValue();
  }

  @Override
  public List<T> getChoices() {
    return parameter.choices();
  }

  @Override
  public String getWidgetStyle() {
    return parameter.style();
  }

  @Override
  public boolean isRequired() {
    return !parameter.defaultValue().equals("");
  }
}

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

import io.github.tmsthresholds.io.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Values of estimators' parameters; those that are not given have their defaults. Immutable, thread-safe. */
public final class EstimatorValues {

  private final Map<String, Object> values;

  /** @param values by key */
  public EstimatorValues(Map<String, ?> values) {
    this.values = Map.copyOf(values);
  }

  /** Returns the defaults of all parameters. */
  public static EstimatorValues defaults() {
    return new EstimatorValues(Map.of());
  }

  /**
   * Returns the value of a parameter.
   *
   * @throws IllegalArgumentException if it is not of the parameter's type
   */
  public <T> T get(EstimatorParameter<T> parameter) {
    Object value = values.getOrDefault(parameter.key(), parameter.defaultValue());
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) parameter.defaultValue().getClass();
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          parameter.key() + "=" + value + " must be of type " + parameter.type().getSimpleName());
    }
    return type.cast(value);
  }

  /**
   * Returns the folder that a parameter names; empty if it is left empty.
   *
   * @throws IllegalArgumentException if there is no such folder
   */
  public Optional<Path> folder(EstimatorParameter<String> parameter) {
    String folder = get(parameter);
    if (folder.isBlank()) {
      return Optional.empty();
    }
    if (!Files.isDirectory(Path.of(folder))) {
      throw new InvalidInputException(parameter.key(), folder, "is not a folder");
    }
    return Optional.of(Path.of(folder));
  }
}

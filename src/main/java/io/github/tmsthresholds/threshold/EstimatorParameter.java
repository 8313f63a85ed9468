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

import java.util.List;
import java.util.Objects;

/**
 * A parameter that an estimator declares. It becomes an input of every command that offers the estimator: a field of
 * the dialog, a key in macros and scripts, a setting in {@code summary.json}. Immutable, thread-safe.
 *
 * @param <T> class of the values
 * @param key lower-case name in macros and scripts
 * @param label of the field in dialogs, with the unit if there is one
 * @param description shown as help
 * @param type {@code String}, {@code boolean}, {@code int} or {@code double}
 * @param defaultValue value if the parameter is not given
 * @param style {@code "directory"} or {@code "open"} for a field with a button to browse; else empty
 * @param choices allowed values; empty if any is allowed
 */
public record EstimatorParameter<T>(String key, String label, String description, Class<T> type, T defaultValue,
    String style, List<T> choices) {

  /** @throws IllegalArgumentException if the key has characters other than a to z, 0 to 9 and underscores */
  public EstimatorParameter {
    if (!key.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("key '" + key + "' must consist of a to z, 0 to 9 and underscores");
    }
    Objects.requireNonNull(defaultValue, key);
    choices = List.copyOf(choices);
  }

  /** Returns a parameter for text, which is empty by default. */
  public static EstimatorParameter<String> text(String key, String label, String description) {
    return new EstimatorParameter<>(key, label, description, String.class, "", "", List.of());
  }

  /** Returns a parameter for the path of a folder, which is empty by default; see {@link EstimatorValues#folder}. */
  public static EstimatorParameter<String> folder(String key, String label, String description) {
    return new EstimatorParameter<>(key, label, description, String.class, "", "directory", List.of());
  }

  /** Returns a parameter for the path of an input file, which is empty by default. */
  public static EstimatorParameter<String> file(String key, String label, String description) {
    return new EstimatorParameter<>(key, label, description, String.class, "", "open", List.of());
  }

  /** Returns a parameter for one of several texts, by default the first. */
  public static EstimatorParameter<String> choice(String key, String label, String description, List<String> choices) {
    return new EstimatorParameter<>(key, label, description, String.class, choices.get(0), "", choices);
  }

  /** Returns a parameter that is true or false. */
  public static EstimatorParameter<Boolean> flag(String key, String label, String description, boolean defaultValue) {
    return new EstimatorParameter<>(key, label, description, boolean.class, defaultValue, "", List.of());
  }

  /** Returns a parameter for an integer. */
  public static EstimatorParameter<Integer> integer(String key, String label, String description, int defaultValue) {
    return new EstimatorParameter<>(key, label, description, int.class, defaultValue, "", List.of());
  }

  /** Returns a parameter for a finite number. */
  public static EstimatorParameter<Double> number(String key, String label, String description, double defaultValue) {
    return new EstimatorParameter<>(key, label, description, double.class, defaultValue, "", List.of());
  }
}

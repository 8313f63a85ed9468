/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import ij.Prefs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Stores the values of a command's dialog in ImageJ's preferences, for its next dialog. Only dialogs use them: in
 * macros, scripts and batch runs a parameter that is not given has its default.
 */
final class LastValues {

  private LastValues() {}

  /** Returns the values with which the dialog was last confirmed; defaults where they were not changed. */
  static Map<String, String> of(String label, Map<String, String> defaults) {
    Map<String, String> values = new LinkedHashMap<>();
    defaults.forEach((key, value) -> values.put(key, Prefs.get(name(label, key), value)));
    return values;
  }

  /** Stores what differs from the defaults, so that defaults of a later version apply to everything else. */
  static void keep(String label, Map<String, String> values, Map<String, String> defaults) {
    values.forEach((key, value) -> Prefs.set(name(label, key), value.equals(defaults.get(key)) ? null : value));
  }

  private static String name(String label, String key) {
    return "tms-thresholds." + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "") + "." + key;
  }
}

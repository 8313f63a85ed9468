package io.github.tmsthresholds.ij;

import ij.Prefs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The values that a command's dialog was left with, for its next dialog; kept in ImageJ's preferences. Dialogs alone ask
 * for them: in macros, scripts and batch runs a word that is left out has its default, whatever was done by hand before.
 */
final class LastValues {

  private LastValues() {}

  /** The values of a command's dialog when it was last left by OK; defaults where they were not changed. */
  static Map<String, String> of(String label, Map<String, String> defaults) {
    Map<String, String> values = new LinkedHashMap<>();
    defaults.forEach((key, value) -> values.put(key, Prefs.get(name(label, key), value)));
    return values;
  }

  /** Keeps what differs from the defaults, so that a default that is changed later holds for all others. */
  static void keep(String label, Map<String, String> values, Map<String, String> defaults) {
    values.forEach((key, value) -> Prefs.set(name(label, key), value.equals(defaults.get(key)) ? null : value));
  }

  private static String name(String label, String key) {
    return "tms-thresholds." + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "") + "." + key;
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import java.util.HashMap;
import java.util.Map;

/** Command-line arguments of a tool, {@code key=value} as in macros. */
final class ToolArguments {

  private ToolArguments() {}

  /**
   * Returns the values by key.
   *
   * @param defaults values of keys that may be left out
   */
  static Map<String, String> of(String[] args, Map<String, String> defaults) {
    Map<String, String> values = new HashMap<>(defaults);
    for (String arg : args) {
      values.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
    }
    return values;
  }
}

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

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Parses ImageJ's macro options: {@code key=value} pairs; a value with spaces is enclosed in square brackets (which may
 * nest) or single quotes; a key alone means true.
 */
final class Options {

  private Options() {}

  /**
   * Returns the values by key, in their order.
   *
   * @throws InvalidInputException if a bracket is not closed or a key is given twice
   */
  static Map<String, String> parse(String options) {
    Map<String, String> values = new LinkedHashMap<>();
    int at = 0;
    while (at < options.length()) {
      if (Character.isWhitespace(options.charAt(at))) {
        at++;
        continue;
      }
      int keyEnd = at;
      while (keyEnd < options.length() && options.charAt(keyEnd) != '='
          && !Character.isWhitespace(options.charAt(keyEnd))) {
        keyEnd++;
      }
      String key = options.substring(at, keyEnd);
      String value = "true";
      at = keyEnd;
      if (keyEnd < options.length() && options.charAt(keyEnd) == '=') {
        int start = keyEnd + 1;
        at = valueEnd(options, start);
        value = unquoted(options.substring(start, at));
      }
      if (values.putIfAbsent(key, value) != null) {
        throw new InvalidInputException(key + "= is given twice");
      }
    }
    return values;
  }

  private static int valueEnd(String options, int start) {
    char first = start < options.length() ? options.charAt(start) : ' ';
    if (first == '\'') {
      int close = options.indexOf('\'', start + 1);
      return close < 0 ? unclosed(options, start, "'") : close + 1;
    }
    int depth = 0;
    int i = start;
    for (; i < options.length(); i++) {
      char c = options.charAt(i);
      if (first == '[' && c == '[') {
        depth++;
      } else if (first == '[' && c == ']' && --depth == 0) {
        return i + 1;
      } else if (depth == 0 && Character.isWhitespace(c)) {
        return i;
      }
    }
    return depth > 0 ? unclosed(options, start, "]") : i;
  }

  private static int unclosed(String options, int start, String closing) {
    throw new InvalidInputException("no closing " + closing + " after " + options.substring(start).strip());
  }

  private static String unquoted(String value) {
    boolean quoted = value.startsWith("[") || value.startsWith("'");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Joins command-line arguments to one options string; values that hold spaces are put in brackets. */
  static String join(List<String> arguments) {
    return arguments.stream().map(Options::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    int value = argument.indexOf('=') + 1;
    boolean spaces = argument.chars().anyMatch(Character::isWhitespace);
    if (value == 0 || !spaces || argument.startsWith("[", value) || argument.startsWith("'", value)) {
      return argument;
    }
    return argument.substring(0, value) + "[" + argument.substring(value) + "]";
  }
}

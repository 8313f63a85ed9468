package io.github.tmsthresholds.tools;

import java.util.HashMap;
import java.util.Map;

/** The command line of a tool, words {@code key=value} as those of macros. */
final class ToolArguments {

  private ToolArguments() {}

  /** @param defaults values of words that may be left out */
  static Map<String, String> of(String[] args, Map<String, String> defaults) {
    Map<String, String> words = new HashMap<>(defaults);
    for (String word : args) {
      words.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }
    return words;
  }
}

package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.SearchSettings;

/** How thresholds are searched for, in the words of macros. */
final class SearchWords {

  static final String PUBLISHED = "published";
  static final String FAST = "fast";

  private SearchWords() {}

  /** @throws IllegalArgumentException if the tolerance or the maximum makes no sense */
  static SearchSettings settings(String search, double tolerance, double max) {
    return new SearchSettings(search.equals(PUBLISHED), tolerance, max);
  }
}

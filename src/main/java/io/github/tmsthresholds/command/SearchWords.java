package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cable.SearchSettings;

/** How thresholds are searched for, in the words of macros. */
final class SearchWords {

  static final String PUBLISHED = "published";
  static final String FAST = "fast";

  private static final double FINEST = 1e-6, HIGHEST = 1e6;

  private SearchWords() {}

  /**
   * @throws IllegalArgumentException if the tolerance or the maximum makes no sense, or lies beyond what numbers of double
   *     precision tell: then cells would seem not to fire, or to fire from rounding alone
   */
  static SearchSettings settings(String search, double tolerance, double max) {
    if (tolerance > 0 && tolerance < FINEST) {
      throw new IllegalArgumentException("tolerance=" + tolerance + ": at least " + FINEST + " was expected");
    }
    if (max > HIGHEST) {
      throw new IllegalArgumentException("max=" + max + ": at most " + HIGHEST + " V/m was expected");
    }
    return new SearchSettings(search.equals(PUBLISHED), tolerance, max);
  }
}

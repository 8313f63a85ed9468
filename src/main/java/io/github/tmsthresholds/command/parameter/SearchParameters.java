package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.search.SearchSettings;

/** How thresholds are searched for, in the words of macros. */
public final class SearchParameters {

  public static final String PUBLISHED = "published";
  public static final String FAST = "fast";

  private static final double FINEST = 1e-6, HIGHEST = 1e6;

  private SearchParameters() {}

  /**
   * @throws IllegalArgumentException if the tolerance or the maximum makes no sense, or lies beyond what numbers of double
   *     precision tell: then cells would seem not to fire, or to fire from rounding alone
   */
  public static SearchSettings settings(String search, double tolerance, double max) {
    if (tolerance > 0 && tolerance < FINEST) {
      throw new IllegalArgumentException("tolerance=" + tolerance + ": at least " + FINEST + " was expected");
    }
    if (max > HIGHEST) {
      throw new IllegalArgumentException("max=" + max + ": at most " + HIGHEST + " V/m was expected");
    }
    return new SearchSettings(search.equals(PUBLISHED), tolerance, max);
  }
}

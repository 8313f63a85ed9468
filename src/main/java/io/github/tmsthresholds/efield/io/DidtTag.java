package io.github.tmsthresholds.efield.io;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The coil current rate that an E-field belongs to, in the description of a NIfTI header, where there is no other place
 * for it: {@code E-field, V/m at 2.5 A/us}. Stateless, thread-safe.
 */
public final class DidtTag {

  private static final Pattern NOTE = Pattern.compile("E-field, V/m at (\\d[0-9.E-]*) A/us");

  private DidtTag() {}

  /** @param didt A/us */
  public static String of(double didt) {
    return "E-field, V/m at " + Double.toString(didt).replaceFirst("\\.0$", "") + " A/us";
  }

  /** The rate (A/us) that a description tells; none if it is another text. */
  static OptionalDouble in(String description) {
    Matcher note = NOTE.matcher(description.strip());
    try {
      double didt = note.matches() ? Double.parseDouble(note.group(1)) : Double.NaN;
      return didt > 0 && didt < Double.POSITIVE_INFINITY ? OptionalDouble.of(didt) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}

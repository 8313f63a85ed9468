/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.io.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the comments of an SWC file say about unit, scale and columns. The format has no such statements, but programs
 * write them: {@code SCALE} and {@code SHRINKAGE_CORRECTION} of Cannon et al. (1998), units, and names of the columns.
 * Not thread-safe.
 */
final class SwcHeader {

  private static final int LONGEST = 300;
  private static final String LENGTH = "\\s*[\"']?\\s*(?:1(?:\\.0)?\\s*)?(\\p{L}+)(?![\\p{L}\\d])";
  /** Statements of a unit, such as {@code units: nm} or {@code all positions and radii in pixels}. */
  private static final List<Pattern> UNITS = List.of(
      Pattern.compile("(?i)\\bunits?\\b[\"']?(?:\\s*(?:(?:of length|are|is|in)\\b|[:=,(]))*" + LENGTH),
      Pattern.compile("(?i)\\b(?:coordinates|positions|points|radii|radius|lengths|x,? ?y,? ?z)\\s+(?:are\\s+)?"
          + "(?:given\\s+)?in\\b" + LENGTH));
  private static final Set<String> OTHER_UNITS = Set.of("nm", "nanometer", "nanometers", "nanometre", "nanometres",
      "mm", "millimeter", "millimeters", "millimetre", "millimetres", "cm", "centimeter", "centimeters", "centimetre",
      "centimetres", "m", "meter", "meters", "metre", "metres", "inch", "inches", "px", "pixel", "pixels", "voxel",
      "voxels", "vx", "angstrom", "angstroms", "dm", "pm");
  private static final Pattern FACTORS =
      Pattern.compile("(?i)(SCALE|SHR?INKAGE_CORRECTION)\\b[\\s:=]*((?:[-+.\\deE]+[\\s,]*)+)");
  private static final Map<String, String> COLUMNS = Map.ofEntries(Map.entry("n", "id"), Map.entry("id", "id"),
      Map.entry("index", "id"), Map.entry("idx", "id"), Map.entry("node", "id"), Map.entry("sample", "id"),
      Map.entry("t", "type"), Map.entry("type", "type"), Map.entry("label", "type"), Map.entry("structure", "type"),
      Map.entry("x", "x"), Map.entry("y", "y"), Map.entry("z", "z"), Map.entry("r", "radius"),
      Map.entry("radius", "radius"), Map.entry("rad", "radius"), Map.entry("d", "diameter"),
      Map.entry("diam", "diameter"), Map.entry("diameter", "diameter"), Map.entry("p", "parent"),
      Map.entry("pn", "parent"), Map.entry("pid", "parent"), Map.entry("parent", "parent"));
  private static final List<String> ORDER = List.of("id", "type", "x", "y", "z", "radius", "parent");

  private final String source;
  private final List<String> warnings = new ArrayList<>();

  SwcHeader(String source) {
    this.source = source;
  }

  /**
   * Takes a line that is a comment.
   *
   * @param comment the line without its {@code #}
   * @throws FormatException if it states another unit or other columns than those of the format
   */
  void comment(int line, String comment) throws FormatException {
    String text = comment.substring(0, Math.min(LONGEST, comment.length()));
    String place = source + ": line " + line;
    for (Pattern pattern : UNITS) {
      Matcher unit = pattern.matcher(text);
      if (unit.find() && OTHER_UNITS.contains(unit.group(1).toLowerCase(Locale.ROOT))) {
        throw new FormatException(place + ": states the unit '" + unit.group(1) + "', but positions and radii must be"
            + " in um; convert them, or correct the comment if they are in um already");
      }
    }
    Matcher factors = FACTORS.matcher(text.strip());
    if (factors.lookingAt() && !areOnes(factors.group(2))) {
      warnings.add(place + ": " + factors.group(1).toUpperCase(Locale.ROOT) + " " + factors.group(2).strip()
          + " was not applied, since positions and radii must be in um, corrected for shrinkage, as they are;"
          + " if they are not, multiply them by these factors");
    }
    requireOrder(place, text);
  }

  /** Returns the warnings about all comments so far. */
  List<String> warnings() {
    return warnings;
  }

  private static boolean areOnes(String factors) {
    for (String factor : factors.strip().split("[\\s,]+")) {
      try {
        if (Double.parseDouble(factor) != 1) {
          return false;
        }
      } catch (NumberFormatException e) {
        return true;
      }
    }
    return true;
  }

  private static void requireOrder(String place, String text) throws FormatException {
    String[] words = text.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)|[\"'\\[\\]]", " ").strip()
        .split("[\\s,;|]+", ORDER.size() + 2);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < words.length && i < ORDER.size(); i++) {
      String name = COLUMNS.get(words[i].replaceAll("_?(id|number|no|um|coordinate|coord)$", ""));
      columns.add(name == null ? COLUMNS.getOrDefault(words[i], "?") : name);
    }
    boolean named = columns.size() == ORDER.size() && !columns.contains("?")
        && Set.copyOf(columns).size() == ORDER.size();
    if (named && !columns.equals(ORDER)) {
      throw new FormatException(place + ": names the columns " + columns.stream().collect(Collectors.joining(" "))
          + ", but they must be " + String.join(" ", ORDER));
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.waveform;

import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.FormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The columns of a table that hold the time and the value of a waveform, as their names define them. Without such
 * names, the first column is the time, in ms, and the second the value.
 *
 * @param time index of the column of times
 * @param unit factor from the times to ms
 * @param value index of the column of values
 * @param warnings about columns that contradict or are not used, without the file's name
 */
record WaveformColumns(int time, double unit, int value, List<String> warnings) {

  private static final Set<String> TIME = Set.of("t", "time", "times", "zeit");
  private static final Map<String, Double> UNITS = Map.ofEntries(Map.entry("s", 1000.0), Map.entry("sec", 1000.0),
      Map.entry("second", 1000.0), Map.entry("seconds", 1000.0), Map.entry("ms", 1.0), Map.entry("msec", 1.0),
      Map.entry("millisecond", 1.0), Map.entry("milliseconds", 1.0), Map.entry("us", 1e-3), Map.entry("µs", 1e-3),
      Map.entry("μs", 1e-3), Map.entry("usec", 1e-3), Map.entry("microsecond", 1e-3), Map.entry("microseconds", 1e-3),
      Map.entry("ns", 1e-6), Map.entry("nsec", 1e-6), Map.entry("nanoseconds", 1e-6));
  private static final Set<String> CURRENT = Set.of("current", "i", "ic", "icoil", "amp", "amps", "ampere", "amperes");
  private static final Set<String> RATE = Set.of("rate", "didt", "di", "dt", "derivative", "e", "efield", "field",
      "emf", "voltage", "volt", "volts", "norm");

  /**
   * Chooses the columns.
   *
   * @throws FormatException if there are fewer than two columns, or their names do not say which one is the time, or
   *     in which unit
   */
  static WaveformColumns of(Path file, CsvTable table, Recorded recorded) throws FormatException {
    if (table.columns() < 2) {
      throw new FormatException(file, "line 1: there must be two columns, time in ms and value");
    }
    int[] times = IntStream.range(0, table.columns()).filter(c -> isTime(words(table, c))).toArray();
    if (times.length > 1) {
      throw new FormatException(file, "line 1: the columns '" + table.columnName(times[0]) + "' and '"
          + table.columnName(times[1]) + "' are both named as times; there must be one");
    }
    int time = times.length == 0 ? 0 : times[0];
    Set<Double> units = new TreeSet<>();
    words(table, time).forEach(word -> units.addAll(UNITS.containsKey(word) ? Set.of(UNITS.get(word)) : Set.of()));
    if (units.size() > 1) {
      throw new FormatException(file, "line 1: the column '" + table.columnName(time)
          + "' names several units of time; it must name one, such as ms");
    }
    List<Integer> others = new ArrayList<>(IntStream.range(0, table.columns())
        .filter(c -> c != time && !table.columnName(c).isEmpty()).boxed().toList());
    if (others.isEmpty()) {
      others.add(time == 0 ? 1 : 0);
    }
    int value = value(table, time, others, recorded);
    others.remove(Integer.valueOf(value));
    return new WaveformColumns(time, units.isEmpty() ? 1 : units.iterator().next(), value,
        warnings(table, value, others, recorded));
  }

  /** Returns the only column named as what was recorded; if there is none, the one after the time. */
  private static int value(CsvTable table, int time, List<Integer> others, Recorded recorded) {
    List<Integer> named = others.stream().filter(c -> recorded == Recorded.RATE ? isRate(words(table, c))
        : isCurrent(words(table, c))).toList();
    return named.size() == 1 ? named.get(0)
        : others.stream().filter(c -> c > time).findFirst().orElse(others.get(0));
  }

  private static List<String> warnings(CsvTable table, int value, List<Integer> unused, Recorded recorded) {
    List<String> warnings = new ArrayList<>();
    String name = "column '" + table.columnName(value) + "'";
    if (!unused.isEmpty()) {
      warnings.add(name + " is used, and not " + String.join(", ",
          unused.stream().map(c -> "'" + table.columnName(c) + "'").toList())
          + "; a waveform file should have two columns, time and value");
    }
    if (recorded == Recorded.RATE && isCurrent(words(table, value))) {
      warnings.add(name + " is named as a current, but is used as the coil current rate, dI/dt; if it is the current,"
          + " set recorded=current");
    }
    if (recorded == Recorded.CURRENT && isRate(words(table, value))) {
      warnings.add(name + " is named as a rate, but is used as the coil current; if it is dI/dt, leave out"
          + " recorded=current");
    }
    return warnings;
  }

  private static List<String> words(CsvTable table, int column) {
    return Arrays.stream(table.columnName(column).toLowerCase(Locale.ROOT).split("[^a-zµμ]+"))
        .filter(word -> !word.isEmpty()).toList();
  }

  private static boolean isTime(List<String> words) {
    return !words.isEmpty() && (TIME.contains(words.get(0)) || UNITS.keySet().containsAll(words));
  }

  private static boolean isRate(List<String> words) {
    return words.stream().anyMatch(RATE::contains);
  }

  private static boolean isCurrent(List<String> words) {
    return words.stream().anyMatch(CURRENT::contains) && !isRate(words);
  }
}

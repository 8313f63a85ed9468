/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Determines the region (tissue) of each tetrahedron of a Gmsh file: its physical group, which SimNIBS numbers by
 * tissue; without groups, the tag of its elementary entity. Names of groups must not contradict SimNIBS's numbers.
 */
final class MshRegions {

  /** SimNIBS's numbers of a tissue by its name in lower-case letters. */
  private static final Map<String, Set<Integer>> TISSUES = Map.ofEntries(
      Map.entry("wm", Set.of(1)), Map.entry("whitematter", Set.of(1)), Map.entry("white", Set.of(1)),
      Map.entry("gm", Set.of(2)), Map.entry("greymatter", Set.of(2)), Map.entry("graymatter", Set.of(2)),
      Map.entry("grey", Set.of(2)), Map.entry("gray", Set.of(2)),
      Map.entry("csf", Set.of(3)), Map.entry("cerebrospinalfluid", Set.of(3)),
      Map.entry("bone", Set.of(4, 7, 8)), Map.entry("skull", Set.of(4, 7, 8)),
      Map.entry("scalp", Set.of(5)), Map.entry("skin", Set.of(5)));
  private static final Pattern NAME = Pattern.compile("(?:(\\d{1,9})\\s+)?(-?\\d{1,9})\\s+\"(.*)\"");
  private static final int MOST_LISTED = 8;

  private MshRegions() {}

  /** Reads the $PhysicalNames section: the names of groups of volumes by their number. */
  static Map<Integer, String> readNames(MshInput in) throws IOException {
    int count = in.checkCount(in.textInteger(), "names", 4);
    Map<Integer, String> names = new HashMap<>();
    for (int i = 0; i < count; i++) {
      in.skipSpace();
      Matcher name = NAME.matcher(in.line());
      // formats before 2.1 have no dimension
      if (name.matches() && (name.group(1) == null || name.group(1).equals("3"))) {
        names.putIfAbsent(Integer.parseInt(name.group(2)), name.group(3));
      }
    }
    return names;
  }

  /**
   * Returns the region of each tetrahedron.
   *
   * @param physical number of the physical group of each tetrahedron, 0 for none
   * @param elementary tag of the elementary entity of each tetrahedron
   * @param names names of the physical groups by number
   * @param warnings receives what is doubtful
   * @throws FormatException if a group is named like a tissue that has another number
   */
  static int[] of(int[] physical, int[] elementary, Map<Integer, String> names, Path file, List<String> warnings)
      throws FormatException {
    Set<Integer> groups = distinct(physical), entities = distinct(elementary);
    if (groups.equals(Set.of(0))) {
      if (entities.equals(Set.of(0))) {
        warnings.add(file + ": its tetrahedra have no tags, so that they belong to no tissue");
      } else {
        warnings.add(file + ": its tetrahedra are in no physical group, so that their elementary tags ("
            + list(entities) + ") are taken as tissues; check that they are SimNIBS's numbers (1 white matter, 2 grey"
            + " matter, 3 CSF)");
      }
      return elementary;
    }
    if (groups.contains(0)) {
      warnings.add(file + ": " + Arrays.stream(physical).filter(group -> group == 0).count() + " of " + physical.length
          + " tetrahedra are in no physical group and belong to no tissue");
    } else if (groups.size() == 1 && entities.size() > 1) {
      warnings.add(file + ": all tetrahedra are in the physical group " + list(groups) + ", which is taken as their"
          + " only tissue, although their elementary tags differ (" + list(entities) + "); if these are the tissues,"
          + " make them physical groups");
    }
    for (int group : groups) {
      String name = names.getOrDefault(group, "");
      Set<Integer> tissue = TISSUES.get(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
      if (tissue != null && !tissue.contains(group)) {
        throw new FormatException(file, "the physical group " + group + " is named '" + name.replaceAll("[^ -~]", "?")
            + "', a tissue whose number is " + list(new TreeSet<>(tissue)) + "; number the groups as SimNIBS does"
            + " (1 white matter, 2 grey matter, 3 CSF, 4 bone, 5 scalp)");
      }
    }
    return physical;
  }

  private static Set<Integer> distinct(int[] values) {
    Set<Integer> distinct = new TreeSet<>();
    for (int i = 0; i < values.length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        distinct.add(values[i]);
      }
    }
    return distinct;
  }

  private static String list(Set<Integer> values) {
    return values.stream().limit(MOST_LISTED).map(String::valueOf).collect(Collectors.joining(", "))
        + (values.size() > MOST_LISTED ? ", ..." : "");
  }
}

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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A section of a Gmsh file: the content between the line {@code $Name} and {@code $EndName}, which other programs write
 * with or without an end of line before it.
 *
 * @param start first byte of the content
 * @param end first byte after it
 */
record MshSection(String name, long start, long end) {

  private static final int MAX_SECTIONS = 10_000;

  /**
   * Returns all sections, in the file's order.
   *
   * @throws io.github.tmsthresholds.io.FormatException if one has no end
   */
  static List<MshSection> all(MshInput in) throws IOException {
    List<MshSection> sections = new ArrayList<>();
    while (in.skipSpace()) {
      String line = in.line();
      if (!line.matches("\\$[A-Za-z]{1,60}") || line.startsWith("$End")) {
        throw in.error((sections.isEmpty() ? "is no Gmsh mesh: " : "") + "must be a line such as $Nodes, is '"
            + line.substring(0, Math.min(20, line.length())) + "'");
      }
      if (sections.size() == MAX_SECTIONS) {
        throw in.error("more than " + MAX_SECTIONS + " sections");
      }
      long start = in.position();
      String name = line.substring(1), endLine = "$End" + name;
      if (!in.find(endLine)) {
        throw in.error(endLine + " is missing (truncated?)");
      }
      sections.add(new MshSection(name, start, in.position()));
      in.skip(endLine.length());
    }
    return sections;
  }

  /** Returns the first section of a name. */
  static Optional<MshSection> find(List<MshSection> sections, String name) {
    return sections.stream().filter(s -> s.name.equals(name)).findFirst();
  }
}

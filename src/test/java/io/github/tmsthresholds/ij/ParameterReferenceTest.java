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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.command.CountWords;
import io.github.tmsthresholds.command.TmsCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandService;

/**
 * Compares the parameter reference with the commands. With {@code -Dtms.parameters=write} it writes the part below the
 * marker anew instead; the part above is written by hand.
 */
class ParameterReferenceTest {

  private static final Path PAGE = PageLines.SITE.resolve("parameters.md");
  private static final String MARKER =
      "<!-- Generated from the commands by ParameterReferenceTest; see CONTRIBUTING. -->\n\n";

  @Test
  void pageAgreesWithTheCommands() throws IOException {
    String page = Files.readString(PAGE);
    assertTrue(page.contains(MARKER), "the marker is missing");
    String above = page.substring(0, page.indexOf(MARKER)) + MARKER;
    String expected = above + new ParameterReference(labels()).render();
    if ("write".equals(System.getProperty("tms.parameters"))) {
      Files.writeString(PAGE, expected);
    } else {
      int first = Arrays.mismatch(expected.lines().toArray(), page.lines().toArray());
      assertTrue(expected.equals(page), PAGE + " differs from the commands at line " + (first + 1)
          + ": run this test with -Dtms.parameters=write and commit the page");
    }
  }

  /** The menu file lists the same commands as the page. */
  private static List<String> labels() throws IOException {
    List<String> labels = Pattern.compile("(?m)^Plugins>TMS Thresholds, \"(.{2,})\", ")
        .matcher(Files.readString(Path.of("plugins.config"))).results().map(m -> m.group(1)).toList();
    Set<String> all = Host.context().service(CommandService.class).getCommands().stream()
        .filter(c -> c.getClassName().startsWith(TmsCommand.class.getPackageName() + "."))
        .filter(c -> !c.getClassName().equals(CountWords.class.getName()))
        .map(c -> c.getMenuPath().getLeaf().getName()).collect(Collectors.toSet());
    assertEquals(all, Set.copyOf(labels));
    return labels;
  }
}

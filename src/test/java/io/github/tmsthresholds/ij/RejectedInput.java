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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters that a command must reject. */
final class RejectedInput {

  private RejectedInput() {}

  /** Returns valid parameters with some replaced by, or joined with, invalid ones. */
  static String options(String good, String bad) {
    List<String> keys = Stream.of(bad.split(" ")).map(w -> w.split("=")[0]).toList();
    return Stream.of(good.split(" ")).filter(w -> !keys.contains(w.split("=")[0])).collect(Collectors.joining(" "))
        + " " + bad;
  }

  /**
   * Runs a command, which must fail with one line.
   *
   * @param parts that the line must contain, with slashes of either kind
   * @return the line
   */
  static String message(String command, String options, List<String> parts) {
    String line =
        assertThrows(RuntimeException.class, () -> Batch.runCommand(command, options)).getMessage();
    assertEquals(1, line.lines().count(), line);
    assertFalse(line.contains("internal error"), line);
    parts.forEach(part -> assertTrue(line.replace('\\', '/').contains(part.replace('\\', '/')),
        () -> "'" + line + "' lacks '" + part + "'"));
    return line;
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Executer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuitGuardTest {

  @Test
  void asksBeforeQuittingOnly() {
    List<String> asked = new ArrayList<>();
    QuitGuard stay = new QuitGuard("Estimate Thresholds...", question -> !asked.add(question));
    assertEquals("Invert", stay.commandExecuting("Invert"));
    assertEquals(List.of(), asked);
    assertNull(stay.commandExecuting("Quit"));
    assertTrue(asked.get(0).startsWith("Estimate Thresholds... is still running."), asked.get(0));
    assertEquals("Quit", new QuitGuard("", question -> true).commandExecuting("Quit"));
  }

  /** While there is a listener, ImageJ's window passes its closing to the listeners as well. */
  @Test
  void listensUntilClosed() {
    int before = Executer.getListenerCount();
    try (QuitGuard guard = QuitGuard.of("Train CNN...")) {
      assertEquals(before + 1, Executer.getListenerCount());
    }
    assertEquals(before, Executer.getListenerCount());
  }
}

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

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import java.awt.event.KeyEvent;
import io.github.tmsthresholds.progress.TimeLeft;
import org.junit.jupiter.api.Test;

class EscapeKeyTest {

  @Test
  void interruptsTheWatchedThreadOnly() throws InterruptedException {
    PrintedProgress progress = new PrintedProgress(System.err, new TimeLeft(System::nanoTime));
    try (EscapeKey key = EscapeKey.watch(progress)) {
      Thread.sleep(200);
      assertFalse(progress.cancelled());
      IJ.setKeyDown(KeyEvent.VK_ESCAPE);
      assertThrows(InterruptedException.class, () -> Thread.sleep(5000));
      assertTrue(progress.cancelled(), "even though the interruption was consumed");
    }
    try (EscapeKey key = EscapeKey.watch(new PrintedProgress(System.err, new TimeLeft(System::nanoTime)))) {
      assertFalse(IJ.escapePressed());
    }
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    Thread.sleep(200);
    IJ.resetEscape();
  }
}

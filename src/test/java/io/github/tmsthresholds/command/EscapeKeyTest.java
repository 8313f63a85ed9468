package io.github.tmsthresholds.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.IJ;
import java.awt.event.KeyEvent;
import org.junit.jupiter.api.Test;

class EscapeKeyTest {

  @Test
  void interruptsTheThreadThatIsWatchedAndNoneAfterwards() throws InterruptedException {
    try (EscapeKey key = EscapeKey.watch()) {
      Thread.sleep(200);
      IJ.setKeyDown(KeyEvent.VK_ESCAPE);
      assertThrows(InterruptedException.class, () -> Thread.sleep(5000));
    }
    try (EscapeKey key = EscapeKey.watch()) {
      assertFalse(IJ.escapePressed());
    }
    IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    Thread.sleep(200);
    IJ.resetEscape();
  }
}

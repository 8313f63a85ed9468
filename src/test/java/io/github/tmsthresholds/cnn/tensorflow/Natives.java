/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.tensorflow;

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.cnn.NetworkDescription;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/**
 * Starts TensorFlow for tests, and skips them with a message without its libraries (Maven profile {@code training}).
 */
public final class Natives {

  private Natives() {}

  /** Starts TensorFlow, or skips the test. */
  public static void require() {
    try {
      TensorFlow.start(null);
    } catch (IOException e) {
      System.err.println("SKIPPED (Maven profile training): " + e.getMessage());
      Assumptions.abort(e.getMessage());
    }
  }

  /** Returns an engine with one thread, or skips the test. */
  public static GradientEngine require(NetworkDescription network) {
    require();
    try {
      return TensorFlow.engine(network, 1, null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

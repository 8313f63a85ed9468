package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.NetworkDescription;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** TensorFlow for tests, which skip, loudly, where its native libraries are not (Maven profile {@code training}). */
final class Natives {

  private Natives() {}

  static GradientEngine require(NetworkDescription network) {
    try {
      return TensorFlow.engine(network, 1, null);
    } catch (IOException e) {
      System.err.println("SKIPPED: " + e.getMessage());
      return Assumptions.abort(e.getMessage());
    }
  }
}

package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Names trainings by the SHA-256 of all that their result depends on. */
final class TrainingDigest {

  /** Changes with anything in training that changes results. */
  private static final String VERSION = "1";
  private static final int AT_ONCE = 1 << 14;

  private TrainingDigest() {}

  static String of(NetworkTraining training) {
    Sha256 digest = new Sha256();
    digest.bytes((VERSION + "\n" + training.network() + "\n" + training.settings() + "\n")
        .getBytes(StandardCharsets.UTF_8));
    if (training.basis() != null) {
      add(training.basis(), digest);
    }
    digest.bytes(of(training.data()).getBytes(StandardCharsets.UTF_8));
    for (int[] part : new int[][] {training.parts().training(), training.parts().validation()}) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * part.length);
      bytes.asIntBuffer().put(part);
      digest.bytes(bytes);
    }
    return digest.hex();
  }

  /** Of patches and thresholds alone. */
  static String of(TrainingSet data) {
    Sha256 digest = new Sha256();
    for (float[] values : new float[][] {data.patches(), data.logThresholds(), data.logUniform()}) {
      add(values, digest);
    }
    return digest.hex();
  }

  private static void add(float[] values, Sha256 digest) {
    for (int from = 0; from < values.length; from += AT_ONCE) {
      int count = Math.min(AT_ONCE, values.length - from);
      ByteBuffer bytes = ByteBuffer.allocate(4 * count);
      bytes.asFloatBuffer().put(values, from, count);
      digest.bytes(bytes);
    }
  }
}

package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Names trainings by the SHA-256 of all that their result depends on. */
final class TrainingDigest {

  /** Changes with anything in training that changes results. */
  private static final String VERSION = "1";
  private static final int AT_ONCE = 1 << 14;

  private TrainingDigest() {}

  static String of(NetworkDescription network, TrainingSet data, HeldOut parts, TrainingSettings settings) {
    Sha256 digest = new Sha256();
    digest.bytes((VERSION + "\n" + network + "\n" + settings + "\n").getBytes(StandardCharsets.UTF_8));
    digest.bytes(of(data).getBytes(StandardCharsets.UTF_8));
    for (int[] part : new int[][] {parts.training(), parts.validation()}) {
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
      for (int from = 0; from < values.length; from += AT_ONCE) {
        int count = Math.min(AT_ONCE, values.length - from);
        ByteBuffer bytes = ByteBuffer.allocate(4 * count);
        bytes.asFloatBuffer().put(values, from, count);
        digest.bytes(bytes);
      }
    }
    return digest.hex();
  }
}

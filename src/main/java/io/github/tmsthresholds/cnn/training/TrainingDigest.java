package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.NetworkDescription;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names trainings by the SHA-256 of all that their result depends on. */
final class TrainingDigest {

  /** Changes with anything in training that changes results. */
  private static final String VERSION = "1";
  private static final int AT_ONCE = 1 << 14;

  private TrainingDigest() {}

  static String of(NetworkDescription network, TrainingSet data, HeldOut parts, TrainingSettings settings) {
    MessageDigest digest = sha256();
    digest.update((VERSION + "\n" + network + "\n" + settings + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(of(data).getBytes(StandardCharsets.UTF_8));
    for (int[] part : new int[][] {parts.training(), parts.validation()}) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * part.length);
      bytes.asIntBuffer().put(part);
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of patches and thresholds alone. */
  static String of(TrainingSet data) {
    MessageDigest digest = sha256();
    for (float[] values : new float[][] {data.patches(), data.logThresholds(), data.logUniform()}) {
      for (int from = 0; from < values.length; from += AT_ONCE) {
        int count = Math.min(AT_ONCE, values.length - from);
        ByteBuffer bytes = ByteBuffer.allocate(4 * count);
        bytes.asFloatBuffer().put(values, from, count);
        digest.update(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

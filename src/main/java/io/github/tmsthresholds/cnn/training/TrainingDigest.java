/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Computes the SHA-256 of everything on which the result of a training depends. It includes the texts of the records
 * that describe network and settings, so that renaming one of their components invalidates the checkpoints. Stateless.
 */
final class TrainingDigest {

  /** Must be increased when the algorithm changes in a way that changes results. */
  private static final String VERSION = "2";
  private static final int BLOCK = 1 << 14;

  private TrainingDigest() {}

  /** Returns the digest of a training, in hexadecimal. */
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

  /** Returns the digest of patches and thresholds, in hexadecimal. */
  static String of(TrainingSet data) {
    Sha256 digest = new Sha256();
    for (float[] values : new float[][] {data.patches(), data.logThresholds(), data.logUniform()}) {
      add(values, digest);
    }
    return digest.hex();
  }

  private static void add(float[] values, Sha256 digest) {
    for (int from = 0; from < values.length; from += BLOCK) {
      int count = Math.min(BLOCK, values.length - from);
      ByteBuffer bytes = ByteBuffer.allocate(4 * count);
      bytes.asFloatBuffer().put(values, from, count);
      digest.bytes(bytes);
    }
  }
}

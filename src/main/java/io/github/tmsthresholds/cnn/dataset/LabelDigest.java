/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.io.Sha256;
import java.nio.ByteBuffer;

/** Computes digests that identify results derived from a label volume and some numbers. Stateless, thread-safe. */
final class LabelDigest {

  private LabelDigest() {}

  /** Returns the SHA-256, in hexadecimal, of the numbers, the grid and the labels. */
  static String of(TissueLabels labels, long... numbers) {
    int n = labels.grid().voxels();
    ByteBuffer all = ByteBuffer.allocate(Long.BYTES * (numbers.length + 15) + n);
    for (long number : numbers) {
      all.putLong(number);
    }
    all.putLong(labels.grid().nx()).putLong(labels.grid().ny()).putLong(labels.grid().nz());
    for (double v : labels.grid().voxelToWorld().rows()) {
      all.putDouble(v);
    }
    for (int i = 0; i < n; i++) {
      all.put((byte) labels.label(i));
    }
    return new Sha256().bytes(all.array()).hex();
  }
}

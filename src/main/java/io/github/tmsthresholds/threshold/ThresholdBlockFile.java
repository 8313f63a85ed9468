/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.part.PartFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file of exact thresholds of one cell, 26 bytes per site. */
final class ThresholdBlockFile {

  private static final int MARK = 0x544d5331;
  private static final int ROW = 26;
  private static final int UNKNOWN = -1;

  private final PartFile file;

  /** @param sites their number */
  ThresholdBlockFile(Path file, int sites) {
    this.file = new PartFile(file, MARK, sites, ROW);
  }

  /** Returns the file itself. */
  PartFile file() {
    return file;
  }

  /**
   * Writes one column of thresholds.
   *
   * @param cell index of the column
   */
  void write(Thresholds block, int cell) throws IOException {
    file.write(out -> {
      for (int s = 0; s < block.sites(); s++) {
        SectionType start = block.initiation(s, cell);
        out.putDouble(block.somaField(s)).putDouble(block.outside(s, cell)).putDouble(block.voltPerMetre(s, cell))
            .put((byte) block.status(s, cell).ordinal()).put((byte) (start == null ? UNKNOWN : start.ordinal()));
      }
    });
  }

  /**
   * Reads the thresholds.
   *
   * @throws FormatException if the file has another content
   */
  Thresholds read(double didt) throws IOException {
    ByteBuffer in = file.read();
    Thresholds block = new Thresholds(file.rows(), 1, didt);
    for (int s = 0; s < file.rows(); s++) {
      block.setSomaField(s, in.getDouble());
      block.setOutside(s, 0, in.getDouble());
      double threshold = in.getDouble();
      int status = in.get(), start = in.get();
      if (status < 0 || status >= ThresholdStatus.values().length || start < UNKNOWN
          || start >= SectionType.values().length) {
        throw file.damaged("site " + s + " is damaged");
      }
      block.set(s, 0, threshold, ThresholdStatus.values()[status],
          start == UNKNOWN ? null : SectionType.values()[start]);
    }
    return block;
  }
}

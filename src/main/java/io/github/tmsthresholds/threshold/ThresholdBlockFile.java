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
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.SectionType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of exact thresholds of one cell: a mark, the number of sites, then 26 bytes per site, big endian. */
final class ThresholdBlockFile {

  private static final int MARK = 0x544d5331;
  private static final int HEADER = 8;
  private static final int ROW = 26;
  private static final int UNKNOWN = -1;

  private final Path file;

  ThresholdBlockFile(Path file) {
    this.file = file;
  }

  /** Returns whether the file exists. */
  boolean exists() {
    return Files.exists(file);
  }

  /**
   * Writes one column of thresholds.
   *
   * @param cell index of the column
   */
  void write(Thresholds block, int cell) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(HEADER + ROW * block.sites()).putInt(MARK).putInt(block.sites());
    for (int s = 0; s < block.sites(); s++) {
      SectionType start = block.initiation(s, cell);
      out.putDouble(block.somaField(s)).putDouble(block.outside(s, cell)).putDouble(block.voltPerMetre(s, cell))
          .put((byte) block.status(s, cell).ordinal()).put((byte) (start == null ? UNKNOWN : start.ordinal()));
    }
    AtomicFile.write(file, temporary -> Files.write(temporary, out.array()));
  }

  /**
   * Reads the thresholds.
   *
   * @throws FormatException if the file has another content
   */
  Thresholds read(int sites, double didt) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    if (in.remaining() != HEADER + ROW * sites || in.getInt() != MARK || in.getInt() != sites) {
      throw new FormatException(file, "is not a block of " + sites + " thresholds; delete it to have it computed "
          + "again");
    }
    Thresholds block = new Thresholds(sites, 1, didt);
    for (int s = 0; s < sites; s++) {
      block.setSomaField(s, in.getDouble());
      block.setOutside(s, 0, in.getDouble());
      double threshold = in.getDouble();
      int status = in.get(), start = in.get();
      if (status < 0 || status >= ThresholdStatus.values().length || start < UNKNOWN
          || start >= SectionType.values().length) {
        throw new FormatException(file, "site " + s + " is damaged; delete the file to have it computed again");
      }
      block.set(s, 0, threshold, ThresholdStatus.values()[status],
          start == UNKNOWN ? null : SectionType.values()[start]);
    }
    return block;
  }
}

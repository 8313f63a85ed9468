/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import java.io.IOException;
import java.nio.ByteBuffer;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Source;

/** Reads MAT files, but refuses arrays that are larger than those of poses can be, as sizes in damaged files are. */
final class BoundedMatReader extends Mat5Reader {

  private static final int MAX_BYTES = 64 << 20;
  private static final int MAX_VALUES = 2_000_000;

  BoundedMatReader(Source source) {
    this(source, new Budget());
  }

  private BoundedMatReader(Source source, BufferAllocator budget) {
    super(source);
    setBufferAllocator(budget).disableSubsystemProcessing();
  }

  @Override
  protected Mat5Reader createChildReader(Source inflated) {
    return new BoundedMatReader(inflated, bufferAllocator);
  }

  @Override
  protected Array readCell(EntryHeader header) throws IOException {
    requireFew(header, 1);
    return super.readCell(header);
  }

  @Override
  protected Array[][] readValues(EntryHeader header, int count, String[] fields) throws IOException {
    requireFew(header, fields.length);
    return super.readValues(header, count, fields);
  }

  private static void requireFew(EntryHeader header, int fields) throws IOException {
    if ((long) header.getNumElements() * fields > MAX_VALUES || header.getNumElements() < 0) {
      throw new IOException("an array has " + header.getNumElements() + " elements of " + fields + " fields");
    }
  }

  /** Allocates numbers up to a total. */
  private static final class Budget implements BufferAllocator {

    private int left = MAX_BYTES;

    @Override
    public ByteBuffer allocate(int bytes) {
      if (bytes > left) {
        throw new IllegalStateException("the arrays take more than " + (MAX_BYTES >> 20) + " MB");
      }
      left -= bytes;
      return ByteBuffer.allocate(bytes);
    }

    @Override
    public void release(ByteBuffer buffer) {
      // left to the garbage collector
    }
  }
}

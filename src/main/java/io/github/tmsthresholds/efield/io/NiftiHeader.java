/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The fields of a NIfTI-1 or NIfTI-2 header (nifti.nimh.nih.gov, nifti1.h and nifti2.h) that a reader needs: sizes,
 * type, position and scaling of the values, and the voxel-to-world affine in millimetres.
 *
 * @param size voxels along x, y, z
 * @param components product of the sizes of the fourth dimension and those after it
 * @param offset of the values, bytes: in this file, or in the .img file of a pair
 * @param pair whether the values are in an .img file
 * @param length of the header, bytes
 * @param description free text
 * @param contents what the file says about the meaning of its values
 */
record NiftiHeader(int[] size, int components, NiftiType type, ByteOrder order, long offset, double slope,
    double intercept, NiftiPlace place, boolean pair, int length, String description, NiftiContents contents) {

  private static final int LENGTH_1 = 348;
  private static final int LENGTH_2 = 540;

  Grid grid() {
    return new Grid(size[0], size[1], size[2], place.voxelToWorld());
  }

  int values() {
    return size[0] * size[1] * size[2] * components;
  }

  /** Returns the number of bytes of all values. */
  long dataBytes() {
    return (long) values() * type.bytes();
  }

  /**
   * Reads a header from the start of a file's content.
   *
   * @throws FormatException if there is no header, or it is invalid
   */
  static NiftiHeader read(InputStream in, Path file) throws IOException {
    byte[] start = in.readNBytes(4);
    int bigEndian = start.length < 4 ? 0 : ByteBuffer.wrap(start).getInt();
    int littleEndian = Integer.reverseBytes(bigEndian);
    boolean big = bigEndian == LENGTH_1 || bigEndian == LENGTH_2;
    int length = big ? bigEndian : littleEndian;
    if (length != LENGTH_1 && length != LENGTH_2) {
      throw new FormatException(file, "is not a NIfTI file (it starts with neither 348 nor 540, the header's length)");
    }
    byte[] bytes = new byte[length];
    System.arraycopy(start, 0, bytes, 0, 4);
    int read = 4 + in.readNBytes(bytes, 4, length - 4);
    if (read < length) {
      throw new FormatException(file, "ends after " + read + " of the " + length + " bytes of a NIfTI header");
    }
    ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new Parser(new NiftiFields(ByteBuffer.wrap(bytes).order(order), length == LENGTH_2, file)).parse();
  }

  /** @param fields of the header */
  private record Parser(NiftiFields fields) {

    private static final String[] MAGIC = {"n+1", "ni1", "n+2", "ni2"};

    NiftiHeader parse() throws FormatException {
      boolean pair = isPair();
      int[] size = {1, 1, 1};
      int components = sizes(size);
      int code = fields.bytes().getShort(fields.second() ? 12 : 70);
      NiftiType type = NiftiType.ofCode(code);
      if (type == null) {
        throw fields.error("datatype " + NiftiType.name(code) + " is not supported; real numbers of 8 to 64 bits are");
      }
      double slope = fields.real(112, 176), intercept = fields.real(116, 184);
      if (slope == 0 || Double.isNaN(slope)) {
        slope = 1;
        intercept = 0;
      }
      if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
        throw fields.error("scl_slope " + slope + " and scl_inter " + intercept + " must be finite");
      }
      return new NiftiHeader(size, components, type, fields.bytes().order(), offset(pair), slope, intercept,
          NiftiPlace.of(fields, size), pair, fields.bytes().capacity(), fields.text(148, 240, 80),
          NiftiContents.of(fields));
    }

    private boolean isPair() throws FormatException {
      boolean second = fields.second();
      String magic = new String(fields.bytes().array(), second ? 4 : 344, 3, StandardCharsets.ISO_8859_1);
      boolean single = magic.equals(MAGIC[second ? 2 : 0]), pair = magic.equals(MAGIC[second ? 3 : 1]);
      if (!single && !pair) {
        throw fields.error("is not a NIfTI file (magic '" + magic.replaceAll("[^ -~]", "?") + "', must be "
            + MAGIC[second ? 2 : 0] + " or " + MAGIC[second ? 3 : 1] + "; Analyze 7.5 is not supported)");
      }
      return pair;
    }

    /** Fills in the voxels along x, y, z and returns the number of components. */
    private int sizes(int[] size) throws FormatException {
      long dimensions = fields.dim(0);
      if (dimensions < 1 || dimensions > 7) {
        throw fields.error("dim[0] is " + dimensions + ", must be 1 to 7");
      }
      long product = 1, components = 1;
      for (int i = 1; i <= dimensions; i++) {
        long n = fields.dim(i);
        if (n < 1) {
          throw fields.error("dim[" + i + "] is " + n + ", must be positive");
        }
        if (n > (Integer.MAX_VALUE - 8) / product) {
          throw fields.error("dim[1] to dim[" + i + "] multiply to more than 2^31 - 1 values");
        }
        product *= n;
        if (i <= 3) {
          size[i - 1] = (int) n;
        } else {
          components *= n;
        }
      }
      return (int) components;
    }

    private long offset(boolean pair) throws FormatException {
      ByteBuffer bytes = fields.bytes();
      double offset = fields.second() ? bytes.getLong(168) : bytes.getFloat(108);
      if (offset == 0 && !pair) {
        return bytes.capacity() + 4;
      }
      if (!(offset >= (pair ? 0 : bytes.capacity())) || offset > 1L << 53) {
        throw fields.error("vox_offset is " + offset + ", must be " + (pair ? 0 : bytes.capacity())
            + " or more bytes");
      }
      return (long) offset;
    }
  }
}

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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
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
 * @param sformQformDistance largest distance between the positions of a corner of the volume by sform and by qform, mm;
 *     0 unless there are both
 */
record NiftiHeader(int[] size, int components, NiftiType type, ByteOrder order, long offset, double slope,
    double intercept, Affine voxelToWorld, boolean pair, int length, String description,
    double sformQformDistance) {

  private static final int LENGTH_1 = 348;
  private static final int LENGTH_2 = 540;

  Grid grid() {
    return new Grid(size[0], size[1], size[2], voxelToWorld);
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
    return new Parser(ByteBuffer.wrap(bytes).order(order), length == LENGTH_2, file).parse();
  }

  /** Reads fields by their two positions: in NIfTI-1 and in NIfTI-2. */
  private record Parser(ByteBuffer bytes, boolean second, Path file) {

    private static final String[] MAGIC = {"n+1", "ni1", "n+2", "ni2"};

    NiftiHeader parse() throws FormatException {
      boolean pair = isPair();
      int[] size = {1, 1, 1};
      int components = sizes(size);
      int code = bytes.getShort(second ? 12 : 70);
      NiftiType type = NiftiType.ofCode(code);
      if (type == null) {
        throw error("datatype " + code + " is not supported; real numbers of 8 to 64 bits are");
      }
      double slope = real(112, 176), intercept = real(116, 184);
      if (slope == 0 || Double.isNaN(slope)) {
        slope = 1;
        intercept = 0;
      }
      if (!Double.isFinite(slope) || !Double.isFinite(intercept)) {
        throw error("scl_slope " + slope + " and scl_inter " + intercept + " must be finite");
      }
      return new NiftiHeader(size, components, type, bytes.order(), offset(pair), slope, intercept, affine(), pair,
          bytes.capacity(), description(), sformQformDistance(size));
    }

    private String description() {
      String text = new String(bytes.array(), second ? 240 : 148, 80, StandardCharsets.ISO_8859_1);
      return text.indexOf(0) < 0 ? text : text.substring(0, text.indexOf(0));
    }

    private boolean isPair() throws FormatException {
      String magic = new String(bytes.array(), second ? 4 : 344, 3, StandardCharsets.ISO_8859_1);
      boolean single = magic.equals(MAGIC[second ? 2 : 0]), pair = magic.equals(MAGIC[second ? 3 : 1]);
      if (!single && !pair) {
        throw error("is not a NIfTI file (magic '" + magic.replaceAll("[^ -~]", "?") + "', must be "
            + MAGIC[second ? 2 : 0] + " or " + MAGIC[second ? 3 : 1] + "; Analyze 7.5 is not supported)");
      }
      return pair;
    }

    /** Fills in the voxels along x, y, z and returns the number of components. */
    private int sizes(int[] size) throws FormatException {
      long dimensions = dim(0);
      if (dimensions < 1 || dimensions > 7) {
        throw error("dim[0] is " + dimensions + ", must be 1 to 7");
      }
      long product = 1, components = 1;
      for (int i = 1; i <= dimensions; i++) {
        long n = dim(i);
        if (n < 1) {
          throw error("dim[" + i + "] is " + n + ", must be positive");
        }
        if (n > (Integer.MAX_VALUE - 8) / product) {
          throw error("dim[1] to dim[" + i + "] multiply to more than 2^31 - 1 values");
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
      double offset = second ? bytes.getLong(168) : bytes.getFloat(108);
      if (offset == 0 && !pair) {
        return bytes.capacity() + 4;
      }
      if (!(offset >= (pair ? 0 : bytes.capacity())) || offset > 1L << 53) {
        throw error("vox_offset is " + offset + ", must be " + (pair ? 0 : bytes.capacity()) + " or more bytes");
      }
      return (long) offset;
    }

    /** Returns the sform if it has a code, else the qform, else the voxel sizes alone. */
    private Affine affine() throws FormatException {
      int sform = code(254, 348), qform = code(252, 344);
      try {
        return affine(sform > 0 ? sform() : qform > 0 ? qform() : spacingOnly());
      } catch (IllegalArgumentException e) {
        throw error((sform > 0 ? "sform" : qform > 0 ? "qform" : "pixdim") + ": " + e.getMessage());
      }
    }

    /** @throws IllegalArgumentException if the rows are not an invertible affine */
    private Affine affine(double[] rows) throws FormatException {
      double mm = millimetres();
      for (int i = 0; i < rows.length; i++) {
        rows[i] *= mm;
      }
      return Affine.of(rows);
    }

    private double sformQformDistance(int[] size) throws FormatException {
      if (code(254, 348) <= 0 || code(252, 344) <= 0) {
        return 0;
      }
      Affine sform = affine(sform()), qform;
      try {
        qform = affine(qform());
      } catch (IllegalArgumentException e) {
        // an invalid qform is used by no program
        return 0;
      }
      double apart = 0;
      for (int corner = 0; corner < 8; corner++) {
        Vec3 voxel = new Vec3((corner & 1) * (size[0] - 1), (corner >> 1 & 1) * (size[1] - 1),
            (corner >> 2) * (size[2] - 1));
        apart = Math.max(apart, sform.apply(voxel).minus(qform.apply(voxel)).norm());
      }
      return apart;
    }

    private double[] sform() {
      double[] rows = new double[12];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = real(280 + 4 * i, 400 + 8 * i);
      }
      return rows;
    }

    /** Returns method 2 of nifti1.h: the unit quaternion with the given b, c, d, then the spacing; qfac flips z. */
    private double[] qform() {
      double b = real(256, 352), c = real(260, 360), d = real(264, 368);
      double a2 = 1 - (b * b + c * c + d * d);
      double a = Math.sqrt(Math.max(0, a2));
      if (a2 < 1e-7) {
        // a half turn up to the rounding of b, c, d, as in the reference code nifti1_io.c
        a = 0;
        double norm = Math.sqrt(1 - a2);
        b /= norm;
        c /= norm;
        d /= norm;
      }
      double x = pixdim(1), y = pixdim(2), z = pixdim(0) < 0 ? -pixdim(3) : pixdim(3);
      return new double[] {
          (a * a + b * b - c * c - d * d) * x, 2 * (b * c - a * d) * y, 2 * (b * d + a * c) * z, real(268, 376),
          2 * (b * c + a * d) * x, (a * a + c * c - b * b - d * d) * y, 2 * (c * d - a * b) * z, real(272, 384),
          2 * (b * d - a * c) * x, 2 * (c * d + a * b) * y, (a * a + d * d - b * b - c * c) * z, real(276, 392)};
    }

    private double[] spacingOnly() {
      return new double[] {pixdim(1), 0, 0, 0, 0, pixdim(2), 0, 0, 0, 0, pixdim(3), 0};
    }

    private double millimetres() throws FormatException {
      int units = (second ? bytes.getInt(500) : bytes.get(123)) & 7;
      return switch (units) {
        case 0, 2 -> 1;
        case 1 -> 1000;
        case 3 -> 0.001;
        default -> throw error("xyzt_units has the spatial unit " + units + ", must be metres, mm or micrometres");
      };
    }

    private long dim(int i) {
      return second ? bytes.getLong(16 + 8 * i) : bytes.getShort(40 + 2 * i);
    }

    private double pixdim(int i) {
      double v = real(76 + 4 * i, 104 + 8 * i);
      return i == 0 ? v : Math.abs(v);
    }

    private double real(int first, int second) {
      return this.second ? bytes.getDouble(second) : bytes.getFloat(first);
    }

    private int code(int first, int second) {
      return this.second ? bytes.getInt(second) : bytes.getShort(first);
    }

    private FormatException error(String message) {
      return new FormatException(file, message);
    }
  }
}

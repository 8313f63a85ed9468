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

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.ProgressOutputStream;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Writes volumes as single-file NIfTI-1, little endian: .nii, or .nii.gz. Several components go into the fourth
 * dimension, as SimNIBS writes E-fields. The affine is the sform (code 2) and, unless it is sheared, the qform; mm, in
 * single precision. The same volume gives the same bytes. Thread-safe.
 */
public final class NiftiWriter {

  /** How the values are stored. */
  public enum Values {
    FLOAT32(NiftiType.FLOAT32, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),
    INT16(NiftiType.INT16, Short.MIN_VALUE, Short.MAX_VALUE),
    UINT8(NiftiType.UINT8, 0, 255);

    private final NiftiType type;
    private final float min;
    private final float max;

    Values(NiftiType type, float min, float max) {
      this.type = type;
      this.min = min;
      this.max = max;
    }

    private boolean hold(float v) {
      return this == FLOAT32 || v == Math.rint(v) && v >= min && v <= max;
    }

    private void put(ByteBuffer buffer, float v) {
      switch (this) {
        case FLOAT32 -> buffer.putFloat(v);
        case INT16 -> buffer.putShort((short) v);
        case UINT8 -> buffer.put((byte) v);
      }
    }
  }

  private static final int HEADER = 352;
  private static final int CHUNK_VALUES = 1 << 15;
  private static final short ALIGNED = 2;

  private NiftiWriter() {}

  /** Writes as {@link #write(Path, Volume, Values, String, Progress)} does. */
  public static void write(Path file, Volume volume, Values type, String description) throws IOException {
    write(file, volume, type, description, Progress.NONE);
  }

  /**
   * Writes a volume.
   *
   * @param file with the extension .nii or .nii.gz
   * @param description for the header: what the values are and their unit; at most 79 characters
   * @throws IllegalArgumentException if the file has another extension, a value does not fit the type (a fraction, NaN,
   *     too large), a size exceeds 32767, or the description is too long
   * @throws IOException if the file cannot be written; then it is as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  public static void write(Path file, Volume volume, Values type, String description, Progress progress)
      throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean compressed = name.endsWith(".nii.gz");
    if (!compressed && !name.endsWith(".nii")) {
      throw new IllegalArgumentException(file + ": the extension must be .nii or .nii.gz");
    }
    float[] values = volume.values();
    for (int i = 0; i < values.length; i++) {
      if (!type.hold(values[i])) {
        throw new InvalidInputException(file + ": value " + i + " is " + values[i] + ", which "
            + type.name().toLowerCase(Locale.ROOT) + " cannot hold");
      }
    }
    byte[] header = header(file, volume, type, description);
    AtomicFile.write(file, temporary -> {
      try (OutputStream plain = Files.newOutputStream(temporary);
          OutputStream packed = compressed ? new GZIPOutputStream(plain, 1 << 16) : plain;
          OutputStream out = new ProgressOutputStream(packed, ProgressOutputStream.stage(file),
              HEADER + (long) type.type.bytes() * values.length, progress)) {
        out.write(header);
        writeValues(values, type, out);
      }
    });
  }

  private static void writeValues(float[] values, Values type, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK_VALUES * type.type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      type.put(buffer, values[i]);
      if (!buffer.hasRemaining() || i == values.length - 1) {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    }
  }

  private static byte[] header(Path file, Volume volume, Values type, String description) {
    byte[] text = description.getBytes(StandardCharsets.US_ASCII);
    if (text.length > 79) {
      throw new IllegalArgumentException(file + ": the description must have at most 79 characters: " + description);
    }
    Grid grid = volume.grid();
    int[] dim = {volume.components() == 1 ? 3 : 4, grid.nx(), grid.ny(), grid.nz(), volume.components(), 1, 1, 1};
    if (Arrays.stream(dim).max().getAsInt() > Short.MAX_VALUE) {
      throw new InvalidInputException(file + ": NIfTI-1 allows at most 32767 voxels along an axis: " + volume);
    }
    ByteBuffer b = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    b.putInt(0, 348);
    for (int i = 0; i < 8; i++) {
      b.putShort(40 + 2 * i, (short) dim[i]);
    }
    b.putShort(70, (short) type.type.code());
    b.putShort(72, (short) (8 * type.type.bytes()));
    b.putFloat(108, HEADER);
    b.putFloat(112, 1);
    b.put(123, (byte) 2);
    b.put(148, text);
    putAffine(b, grid.voxelToWorld());
    b.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
    return b.array();
  }

  private static void putAffine(ByteBuffer b, Affine affine) {
    double qfac = affine.determinant() < 0 ? -1 : 1;
    double[] rotation = new double[9];
    b.putFloat(76, (float) qfac);
    for (int column = 0; column < 3; column++) {
      double spacing = affine.spacing(column);
      b.putFloat(80 + 4 * column, (float) spacing);
      for (int row = 0; row < 3; row++) {
        rotation[3 * row + column] = affine.get(row, column) / (column == 2 ? qfac * spacing : spacing);
      }
    }
    for (int i = 4; i < 8; i++) {
      b.putFloat(76 + 4 * i, 1);
    }
    b.putShort(254, ALIGNED);
    double[] rows = affine.rows();
    for (int i = 0; i < rows.length; i++) {
      b.putFloat(280 + 4 * i, (float) rows[i]);
    }
    if (isRotation(rotation)) {
      b.putShort(252, ALIGNED);
      double[] q = quaternion(rotation);
      for (int i = 0; i < 3; i++) {
        b.putFloat(256 + 4 * i, (float) q[i + 1]);
        b.putFloat(268 + 4 * i, (float) rows[4 * i + 3]);
      }
    }
  }

  private static boolean isRotation(double[] m) {
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      if (Math.abs(m[i] * m[j] + m[3 + i] * m[3 + j] + m[6 + i] * m[6 + j]) > 1e-5) {
        return false;
      }
    }
    return true;
  }

  /** Returns the unit quaternion a, b, c, d with non-negative a of a rotation matrix (Shepperd 1978). */
  private static double[] quaternion(double[] m) {
    double[] squares = {1 + m[0] + m[4] + m[8], 1 + m[0] - m[4] - m[8], 1 - m[0] + m[4] - m[8], 1 - m[0] - m[4] + m[8]};
    int largest = 0;
    for (int i = 1; i < 4; i++) {
      largest = squares[i] > squares[largest] ? i : largest;
    }
    double ab = m[7] - m[5], ac = m[2] - m[6], ad = m[3] - m[1], bc = m[1] + m[3], bd = m[2] + m[6], cd = m[5] + m[7];
    double[] q = switch (largest) {
      case 0 -> new double[] {squares[0], ab, ac, ad};
      case 1 -> new double[] {ab, squares[1], bc, bd};
      case 2 -> new double[] {ac, bc, squares[2], cd};
      default -> new double[] {ad, bd, cd, squares[3]};
    };
    double scale = (q[0] < 0 ? -0.5 : 0.5) / Math.sqrt(squares[largest]);
    for (int i = 0; i < 4; i++) {
      q[i] *= scale;
    }
    return q;
  }
}

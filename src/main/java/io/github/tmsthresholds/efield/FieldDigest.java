/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.io.Sha256;
import java.nio.ByteBuffer;

/** Computes the SHA-256 of everything that sampling an E-field depends on. Stateless, thread-safe. */
public final class FieldDigest {

  private FieldDigest() {}

  /** Returns the hexadecimal SHA-256 of the grid, dI/dt, the vectors and the voxels that sampling uses. */
  public static String of(EField field) {
    Sha256 digest = new Sha256();
    int nx = field.grid().nx(), voxels = field.grid().voxels();
    ByteBuffer head = ByteBuffer.allocate(17 * Double.BYTES);
    head.putDouble(nx).putDouble(field.grid().ny()).putDouble(field.grid().nz()).putDouble(field.didt())
        .putDouble(field.isMasked() ? 1 : 0);
    for (double v : field.grid().voxelToWorld().rows()) {
      head.putDouble(v);
    }
    digest.bytes(head.flip());
    float[] values = field.volume().values();
    ByteBuffer row = ByteBuffer.allocate((3 * Float.BYTES + 1) * nx);
    for (int from = 0; from < voxels; from += nx) {
      row.clear();
      for (int i = from; i < from + nx; i++) {
        row.putFloat(values[i]).putFloat(values[i + voxels]).putFloat(values[i + 2 * voxels])
            .put((byte) (field.valid().contains(i) ? 1 : 0));
      }
      digest.bytes(row.flip());
    }
    return digest.hex();
  }
}

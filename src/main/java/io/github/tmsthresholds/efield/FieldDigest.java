package io.github.tmsthresholds.efield;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names an E-field by the SHA-256 of all that sampling it depends on. Stateless, thread-safe. */
public final class FieldDigest {

  private FieldDigest() {}

  /** SHA-256, hexadecimal, of grid, dI/dt, vectors and the voxels that count. */
  public static String of(EField field) {
    MessageDigest digest = sha256();
    int nx = field.grid().nx(), voxels = field.grid().voxels();
    ByteBuffer head = ByteBuffer.allocate(17 * Double.BYTES);
    head.putDouble(nx).putDouble(field.grid().ny()).putDouble(field.grid().nz()).putDouble(field.didt())
        .putDouble(field.isMasked() ? 1 : 0);
    for (double v : field.grid().voxelToWorld().rows()) {
      head.putDouble(v);
    }
    digest.update(head.flip());
    float[] values = field.volume().values();
    ByteBuffer row = ByteBuffer.allocate((3 * Float.BYTES + 1) * nx);
    for (int from = 0; from < voxels; from += nx) {
      row.clear();
      for (int i = from; i < from + nx; i++) {
        row.putFloat(values[i]).putFloat(values[i + voxels]).putFloat(values[i + 2 * voxels])
            .put((byte) (field.valid().contains(i) ? 1 : 0));
      }
      digest.update(row.flip());
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

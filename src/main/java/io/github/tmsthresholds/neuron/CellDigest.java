package io.github.tmsthresholds.neuron;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a cell model by the SHA-256 of all that simulating it depends on. Stateless, thread-safe. */
public final class CellDigest {

  private CellDigest() {}

  /**
   * SHA-256, hexadecimal, of type, sections and compartments, of which the cell's name is no part; of a cell that is known
   * by its name alone, of type and name.
   */
  public static String of(CellModel cell) {
    MessageDigest digest = sha256();
    text(digest, cell.type().label());
    if (cell.hasCompartments()) {
      compartments(digest, cell.compartments());
    } else {
      text(digest, cell.name());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void compartments(MessageDigest digest, Compartments c) {
    c.sections().forEach(s -> text(digest, s.toString()));
    for (double[] values : new double[][] {c.centre, c.diameter, c.area, c.length, c.axialResistance, c.ihFactor}) {
      ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
      for (double v : values) {
        bytes.putDouble(v);
      }
      digest.update(bytes.flip());
    }
  }

  private static void text(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes the SHA-256 digest (FIPS 180-4) of a sequence of data: {@code new Sha256().text("cell").numbers(1,
 * 2).hex()}. Each instance computes one digest. Not thread-safe.
 */
public final class Sha256 {

  private static final int CHUNK = 1 << 16;

  private final MessageDigest digest;

  /** Starts a digest. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds bytes. */
  public Sha256 bytes(byte... bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds the bytes between the buffer's position and its limit. */
  public Sha256 bytes(ByteBuffer bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds a string in UTF-8, terminated by a zero byte. */
  public Sha256 text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8)).bytes((byte) 0);
  }

  /** Adds numbers as big-endian IEEE 754 doubles, eight bytes each. */
  public Sha256 numbers(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    for (double v : values) {
      bytes.putDouble(v);
    }
    return bytes(bytes.flip());
  }

  /** Adds the content of a file. @throws IOException if it cannot be read */
  public Sha256 file(Path file) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
      }
    }
    return this;
  }

  /** Returns the digest, 32 bytes. */
  public byte[] sum() {
    return digest.digest();
  }

  /** Returns the digest in hexadecimal, 64 characters. */
  public String hex() {
    return HexFormat.of().formatHex(sum());
  }
}

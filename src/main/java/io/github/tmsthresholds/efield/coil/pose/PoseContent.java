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

import io.github.tmsthresholds.io.FormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The content of a file, uncompressed.
 *
 * @param file source
 * @param bytes not copied
 */
record PoseContent(Path file, byte[] bytes) {

  private static final int MAX_BYTES = 64 << 20;
  /** Number of bytes at the start by which formats are recognised. */
  private static final int HEAD = 1 << 16;

  /** Reads a file, compressed by gzip or not. */
  static PoseContent read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new FormatException(file, "is a folder, not a file of coil poses");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = limited(in, file);
      if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
        bytes = limited(unzipped(bytes, file), file);
      }
      return new PoseContent(file, bytes);
    }
  }

  private static InputStream unzipped(byte[] bytes, Path file) throws IOException {
    try {
      return new GZIPInputStream(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new FormatException(file, "is compressed by gzip, but damaged: " + e.getMessage(), e);
    }
  }

  private static byte[] limited(InputStream in, Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw in instanceof GZIPInputStream
          ? new FormatException(file, "is compressed by gzip, but damaged: " + e.getMessage(), e) : e;
    }
    if (bytes.length > MAX_BYTES) {
      throw new FormatException(file, "is larger than " + (MAX_BYTES >> 20) + " MB uncompressed");
    }
    return bytes;
  }

  /** Returns the first characters, without white space or a byte order mark before them. */
  String head() {
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD));
    return new String(start, isUtf16() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1)
        .replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
  }

  private boolean isUtf16() {
    return bytes.length > 1
        && (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff || bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe);
  }

  /**
   * Returns the whole text without a byte order mark.
   *
   * @throws FormatException if it is neither in UTF-8, nor in UTF-16 with a byte order mark
   */
  String text() throws FormatException {
    return text(StandardCharsets.UTF_8);
  }

  /** Returns the whole text as {@link #text()} does, or in another character set if it is not in UTF-8. */
  String text(Charset other) throws FormatException {
    try {
      return decoded(isUtf16() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      try {
        if (!other.equals(StandardCharsets.UTF_8)) {
          return decoded(other);
        }
      } catch (CharacterCodingException again) {
        e.addSuppressed(again);
      }
      throw new FormatException(file, "is not text in UTF-8; save or export it again in that encoding", e);
    }
  }

  private String decoded(Charset charset) throws CharacterCodingException {
    String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}

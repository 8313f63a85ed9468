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

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads the numbers of a Gmsh file through one buffer, whatever the file's size: as text or binary, of either byte
 * order. Within {@link #enter a section} nothing after its end is read. Every error names the file, the section and
 * the byte.
 */
final class MshInput implements Closeable {

  private static final int BUFFER_BYTES = 1 << 18;
  private static final int MAX_TOKEN = 64;
  private static final int MAX_LINE = 4096;

  private final Path file;
  private final FileChannel channel;
  private final Progress progress;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private final byte[] token = new byte[MAX_TOKEN];
  /** Position in the file of the buffer's first byte. */
  private long bufferStart;
  private long end;
  private String section = "";
  private boolean binary;

  MshInput(Path file, Progress progress) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a folder, must be a Gmsh mesh");
    }
    try {
      this.channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file + ": no such file");
    }
    this.file = file;
    this.progress = progress;
    this.size = channel.size();
    this.end = size;
  }

  Path file() {
    return file;
  }

  /** Moves to the start of a section; the input now ends where the section does. */
  void enter(MshSection section) {
    this.section = "$" + section.name() + ", ";
    end = section.end();
    seek(section.start());
  }

  /** Moves to a byte of the file. */
  void seek(long position) {
    bufferStart = position;
    buffer.limit(0);
  }

  long position() {
    return bufferStart + buffer.position();
  }

  long remaining() {
    return end - position();
  }

  boolean binary() {
    return binary;
  }

  /** Reads numbers as binary from now on, in the given byte order. */
  void setBinary(ByteOrder order) {
    binary = true;
    buffer.order(order);
  }

  private boolean has(int bytes) throws IOException {
    return buffer.remaining() >= bytes || refill(bytes);
  }

  private boolean refill(int bytes) throws IOException {
    progress.checkCancelled();
    long at = position();
    buffer.compact();
    bufferStart = at;
    buffer.limit((int) Math.min(buffer.capacity(), end - at));
    while (buffer.hasRemaining() && channel.read(buffer, bufferStart + buffer.position()) > 0) {
      progress.update("reading the mesh", (double) at / size);
    }
    buffer.flip();
    return buffer.remaining() >= bytes;
  }

  private void need(int bytes) throws IOException {
    if (!has(bytes)) {
      throw error("ends early (truncated?)");
    }
  }

  /** Reads the next 4-byte integer, or integer of a text file. */
  int int32() throws IOException {
    if (binary) {
      need(4);
      return buffer.getInt();
    }
    long v = textInteger();
    if (v != (int) v) {
      throw error("must be a 32-bit integer, is " + v);
    }
    return (int) v;
  }

  /** Reads the next 8-byte integer, or integer of a text file. */
  long int64() throws IOException {
    if (binary) {
      need(8);
      return buffer.getLong();
    }
    return textInteger();
  }

  /** Reads the next floating-point number of 8 bytes, or number of a text file. */
  double real() throws IOException {
    if (binary) {
      need(8);
      return buffer.getDouble();
    }
    String token = token();
    try {
      return Double.parseDouble(token);
    } catch (NumberFormatException e) {
      throw error("must be a number, is '" + token + "'");
    }
  }

  /** Reads the next integer written as text. */
  long textInteger() throws IOException {
    String token = token();
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw error("must be an integer, is '" + token + "'");
    }
  }

  /**
   * Checks a declared number of items.
   *
   * @param bytesEach smallest size of an item
   * @throws FormatException if the remaining bytes cannot hold as many, or the number is negative
   */
  int checkCount(long count, String things, long bytesEach) throws FormatException {
    if (count < 0 || count > remaining() / bytesEach || count > Integer.MAX_VALUE / 4) {
      throw error("promises " + count + " " + things + ", there is room for " + remaining() / bytesEach + " at most");
    }
    return (int) count;
  }

  void skip(long bytes) throws IOException {
    if (bytes > remaining()) {
      throw error("ends early (truncated?)");
    }
    if (bytes <= buffer.remaining()) {
      buffer.position(buffer.position() + (int) bytes);
    } else {
      seek(position() + bytes);
    }
  }

  /** Reads the next token of text, without the white space around it. */
  String token() throws IOException {
    skipSpace();
    int n = 0;
    for (; has(1) && buffer.get(buffer.position()) > ' '; n++) {
      if (n == MAX_TOKEN) {
        throw error("must be a number, is '" + text(token, n) + "...'");
      }
      token[n] = buffer.get();
    }
    if (n == 0) {
      throw error(has(1) ? "must be text, is binary data" : "ends early (truncated?)");
    }
    return text(token, n);
  }

  /** Reads the rest of the line, without its end and the white space around it. */
  String line() throws IOException {
    byte[] line = new byte[MAX_LINE];
    int n = 0;
    while (has(1)) {
      byte b = buffer.get();
      if (b == '\n') {
        break;
      }
      if (n == MAX_LINE) {
        throw error("a line of text is longer than " + MAX_LINE + " bytes");
      }
      line[n++] = b;
    }
    return text(line, n).strip();
  }

  private static String text(byte[] text, int n) {
    return new String(text, 0, n, StandardCharsets.ISO_8859_1);
  }

  /** Skips blanks and empty lines; returns whether anything is left. */
  boolean skipSpace() throws IOException {
    while (has(1)) {
      byte b = buffer.get(buffer.position());
      if (b < 0 || b > ' ' || b == 0) {
        return true;
      }
      buffer.get();
    }
    return false;
  }

  /** @throws FormatException if anything but white space is left */
  void checkEnd() throws IOException {
    if (skipSpace()) {
      throw error("holds more than it promises");
    }
  }

  /** Moves to the next occurrence of a text that starts with $; returns whether there is one. */
  boolean find(String text) throws IOException {
    byte[] sought = text.getBytes(StandardCharsets.ISO_8859_1);
    while (has(sought.length)) {
      byte[] bytes = buffer.array();
      int last = buffer.limit() - sought.length;
      for (int i = buffer.position(); i <= last; i++) {
        if (bytes[i] == '$' && startsWith(bytes, i, sought)) {
          buffer.position(i);
          return true;
        }
      }
      buffer.position(last + 1);
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] sought) {
    for (int i = 0; i < sought.length; i++) {
      if (bytes[at + i] != sought[i]) {
        return false;
      }
    }
    return true;
  }

  FormatException error(String message) {
    return new FormatException(file, section + "byte " + position() + ": " + message.replaceAll("[^ -~]", "?"));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

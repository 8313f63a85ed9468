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
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A DataArray of a GIFTI file: its attributes, its metadata, and its numbers once the text is {@link #decode}d.
 */
final class GiftiArray {

  /** Largest compression ratio of deflate (zlib technical details). */
  private static final long LARGEST_COMPRESSION = 1032;

  private final Path file;
  private final Map<String, String> attributes;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  /** Names and values of the metadata. */
  final Map<String, String> metadata = new HashMap<>();
  /** The coordinate systems, in the file's order. */
  final List<CoordinateSystem> systems = new ArrayList<>();
  /** Row by row, in whichever order the file has them. */
  double[] values;
  private int rows;
  private int columns;

  /**
   * A CoordinateSystemTransformMatrix element.
   *
   * @param space name of the system of the positions
   * @param transformed name of the system after the transformation
   * @param matrix text of 16 numbers, row by row
   */
  record CoordinateSystem(String space, String transformed, String matrix) {}

  GiftiArray(Path file, Map<String, String> attributes) {
    this.file = file;
    this.attributes = attributes;
  }

  String intent() {
    return attributes.getOrDefault("Intent", "");
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  void addText(String chunk) {
    text.writeBytes(chunk.getBytes(StandardCharsets.ISO_8859_1));
  }

  FormatException error(String message) {
    return new FormatException(file, "DataArray " + intent() + ": " + message);
  }

  /**
   * Decodes the numbers.
   *
   * @param most largest number of bytes they may take
   * @return the number of bytes they take
   */
  long decode(long most) throws FormatException {
    NiftiType type = type();
    long count = size();
    String encoding = attributes.getOrDefault("Encoding", "");
    long bytes = count * type.bytes();
    if (bytes > most) {
      throw error(rows + " x " + columns + " numbers are more than a file of this size holds");
    }
    switch (encoding) {
      case "ASCII" -> values = parse((int) count);
      case "Base64Binary" -> values = numbers(type, base64(), bytes);
      case "GZipBase64Binary" -> values = numbers(type, inflate(base64(), bytes), bytes);
      default -> throw error("the encoding '" + encoding + "' is none of ASCII, Base64Binary, GZipBase64Binary"
          + (encoding.startsWith("External") ? " (external files are not read)" : ""));
    }
    if ("ColumnMajorOrder".equals(attributes.get("ArrayIndexingOrder"))) {
      transpose();
    }
    return bytes;
  }

  private NiftiType type() throws FormatException {
    String name = attributes.getOrDefault("DataType", "");
    for (NiftiType type : NiftiType.values()) {
      if (name.equals("NIFTI_TYPE_" + type)) {
        return type;
      }
    }
    throw error("the data type '" + name + "' is none of NIFTI_TYPE_FLOAT32, NIFTI_TYPE_INT32, ...");
  }

  private long size() throws FormatException {
    long dimensions = whole("Dimensionality", 6);
    rows = whole("Dim0", Integer.MAX_VALUE);
    long rest = 1;
    for (int d = 1; d < dimensions; d++) {
      rest *= whole("Dim" + d, Integer.MAX_VALUE);
      if (rest * rows > Integer.MAX_VALUE / 8) {
        throw error("more than " + Integer.MAX_VALUE / 8 + " numbers");
      }
    }
    columns = (int) rest;
    return rows * rest;
  }

  private int whole(String attribute, int most) throws FormatException {
    String value = attributes.getOrDefault(attribute, "").strip();
    long number = value.matches("\\d{1,10}") ? Long.parseLong(value) : -1;
    if (number < 1 || number > most) {
      throw error(attribute + " is '" + value + "', must be an integer from 1 to " + most);
    }
    return (int) number;
  }

  private double[] parse(int count) throws FormatException {
    if (count > text.size() / 2 + 1) {
      throw error("must have " + count + " numbers, the text is too short for that");
    }
    double[] parsed = new double[count];
    StringTokenizer tokens = new StringTokenizer(text.toString(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < count; i++) {
      String token = tokens.hasMoreTokens() ? tokens.nextToken() : "nothing";
      try {
        parsed[i] = Double.parseDouble(token);
      } catch (NumberFormatException e) {
        throw error("number " + i + " of " + count + " is '" + token + "'");
      }
    }
    if (tokens.hasMoreTokens()) {
      throw error("holds more than " + count + " numbers");
    }
    return parsed;
  }

  private byte[] base64() throws FormatException {
    byte[] raw = text.toByteArray();
    int n = 0;
    for (byte b : raw) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        raw[n++] = b;
      }
    }
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(raw, n));
    } catch (IllegalArgumentException e) {
      throw error("the Base64 text is damaged (" + e.getMessage() + ")");
    }
  }

  private byte[] inflate(byte[] compressed, long bytes) throws FormatException {
    if (bytes > LARGEST_COMPRESSION * compressed.length) {
      throw error("must have " + bytes + " bytes, the compressed data are too short for that");
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      // one byte more, to see whether there are too many
      byte[] plain = new byte[(int) bytes + 1];
      int n = 0;
      for (int more = 1; more > 0 && n < plain.length; n += more) {
        more = inflater.inflate(plain, n, plain.length - n);
      }
      if (n != bytes || !inflater.finished()) {
        throw error("must have " + bytes + " bytes, the compressed data hold " + (n > bytes ? "more" : n));
      }
      return Arrays.copyOf(plain, n);
    } catch (DataFormatException e) {
      throw error("the compressed data are damaged (" + e.getMessage() + ")");
    } finally {
      inflater.end();
    }
  }

  private double[] numbers(NiftiType type, byte[] bytes, long expected) throws FormatException {
    if (bytes.length != expected) {
      throw error("must have " + expected + " bytes, has " + bytes.length);
    }
    String endian = attributes.getOrDefault("Endian", "");
    if (!List.of("LittleEndian", "BigEndian").contains(endian)) {
      throw error("the byte order '" + endian + "' is neither LittleEndian nor BigEndian");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes)
        .order(endian.equals("BigEndian") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    double[] numbers = new double[bytes.length / type.bytes()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = type.get(buffer);
    }
    return numbers;
  }

  private void transpose() {
    double[] byColumn = values;
    values = new double[byColumn.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = byColumn[i % columns * rows + i / columns];
    }
  }
}

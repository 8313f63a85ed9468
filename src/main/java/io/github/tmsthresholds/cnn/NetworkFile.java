/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.cnn.NetworkDescription.Tensor;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes and reads network files, extension {@value #EXTENSION}. Format, little-endian:
 * <pre>
 * 4 bytes   TMSN
 * int32     version, 1
 * int32     length of the header in bytes
 * header    JSON, UTF-8: "network" (see {@link DescriptionJson}), "card", and "tensors", the names, types and shapes of
 *           the tensors
 * tensors   kernels: float32 scale, then int16 values in units of the scale; all others: float32
 * 32 bytes  SHA-256 of all preceding bytes
 * </pre>
 * The rounding error of a kernel is at most 1.5e-5 of its largest value, on average a sixth of that of half-precision
 * floats. Stateless, thread-safe.
 */
public final class NetworkFile {

  /** Extension of network files. */
  public static final String EXTENSION = ".tmsnet";

  private static final int MAGIC_NUMBER = 0x4e534d54;
  private static final int VERSION = 1;
  /** Offset of the header, bytes. */
  private static final int HEADER_START = 12;
  private static final int DIGEST_LENGTH = 32;
  private static final int MAX_FILE_LENGTH = 64 << 20;
  private static final int MAX_HEADER_LENGTH = 1 << 20;

  private NetworkFile() {}

  /**
   * Writes a network.
   *
   * @throws IOException if the file cannot be written; it is then left unchanged
   */
  public static void write(Path file, Network network) throws IOException {
    AtomicFile.write(file, temporary -> Files.write(temporary, bytes(network)));
  }

  /** Returns the SHA-256 that the file of a network ends with, in hexadecimal. */
  public static String checksum(Network network) {
    byte[] bytes = bytes(network);
    return HexFormat.of().formatHex(bytes, bytes.length - DIGEST_LENGTH, bytes.length);
  }

  /**
   * Reads a network.
   *
   * @throws FormatException if the file is damaged, has another version, or does not match its header
   * @throws IOException if the file cannot be read
   */
  public static Network read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a network from a stream.
   *
   * @param source name of the stream in messages
   * @throws FormatException if the data are damaged, have another version, or do not match their header
   * @throws IOException if the stream cannot be read
   */
  public static Network read(InputStream in, String source) throws IOException {
    byte[] bytes = in.readNBytes(MAX_FILE_LENGTH + 1);
    if (bytes.length > MAX_FILE_LENGTH) {
      throw new FormatException(source + ": is larger than " + (MAX_FILE_LENGTH >> 20) + " MB");
    }
    return parse(bytes, source);
  }

  private static byte[] bytes(Network network) {
    List<Tensor> tensors = tensors(network.description());
    JsonObject header = new JsonObject();
    header.add("network", DescriptionJson.write(network.description()));
    header.add("card", network.card().toJson());
    header.add("tensors", shapes(tensors));
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    long size = HEADER_START + text.length + tensors.stream().mapToLong(NetworkFile::size).sum() + DIGEST_LENGTH;
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC_NUMBER).putInt(VERSION).putInt(text.length).put(text);
    for (int t = 0; t < tensors.size(); t++) {
      put(tensors.get(t), values(network, t), out);
    }
    return out.put(sha256(out.array(), out.position())).array();
  }

  private static Network parse(byte[] bytes, String source) throws FormatException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER_START + DIGEST_LENGTH || in.getInt() != MAGIC_NUMBER) {
      throw new FormatException(source + ": is not a network file; it must start with TMSN");
    }
    int version = in.getInt();
    if (version != VERSION) {
      throw new FormatException(source + ": has version " + version + ", this program reads version " + VERSION);
    }
    int end = bytes.length - DIGEST_LENGTH;
    if (!Arrays.equals(sha256(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
      throw new FormatException(source + ": is damaged or truncated, its SHA-256 differs from the stored one");
    }
    int length = in.getInt();
    if (length < 0 || length > Math.min(MAX_HEADER_LENGTH, end - HEADER_START)) {
      throw new FormatException(source + ": a header of " + length + " bytes does not fit");
    }
    try {
      return parse(
          JsonValue.parse(new String(bytes, HEADER_START, length, StandardCharsets.UTF_8), source + ": header"),
          in.slice(HEADER_START + length, end - HEADER_START - length).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IllegalArgumentException e) {
      throw new FormatException(source + ": " + e.getMessage());
    }
  }

  private static Network parse(JsonValue header, ByteBuffer in) throws FormatException {
    header.withOnly("network", "card", "tensors");
    NetworkDescription description = DescriptionJson.read(header.get("network"));
    ModelCard card = ModelCard.of(header.get("card"));
    List<Tensor> tensors = tensors(description);
    String shapes = header.get("tensors").toString();
    if (!shapes(tensors).toString().equals(shapes)) {
      throw new IllegalArgumentException("contains the tensors " + shapes + ", the network must have "
          + shapes(tensors));
    }
    long size = tensors.stream().mapToLong(NetworkFile::size).sum();
    if (size != in.remaining()) {
      throw new IllegalArgumentException("contains " + in.remaining() + " bytes of tensors, must have " + size);
    }
    float[][] values = new float[tensors.size()][];
    for (int t = 0; t < values.length; t++) {
      values[t] = get(tensors.get(t), in);
    }
    int parameters = values.length - 2;
    return new Network(description, Arrays.copyOf(values, parameters),
        new TrainingDomain(description.patch(), values[parameters], values[parameters + 1]), card);
  }

  /** Returns the tensors of the network, followed by those of its training domain. */
  private static List<Tensor> tensors(NetworkDescription description) {
    List<Tensor> tensors = new ArrayList<>(description.tensors());
    int n = TrainingDomain.values(description.patch()).length;
    tensors.add(new Tensor("domain.whitening", List.of(TrainingDomain.triangle(n))));
    tensors.add(new Tensor("domain.limits", List.of(TrainingDomain.LIMITS)));
    return tensors;
  }

  private static float[] values(Network network, int tensor) {
    int inDomain = tensor - network.description().tensors().size();
    return switch (inDomain) {
      case 0 -> network.domain().whitening();
      case 1 -> network.domain().limits();
      default -> network.parameters(tensor);
    };
  }

  private static JsonArray shapes(List<Tensor> tensors) {
    JsonArray shapes = new JsonArray();
    for (Tensor tensor : tensors) {
      JsonObject json = new JsonObject();
      json.addProperty("name", tensor.name());
      json.addProperty("type", isKernel(tensor) ? "scaled_int16" : "float32");
      JsonArray shape = new JsonArray();
      tensor.shape().forEach(shape::add);
      json.add("shape", shape);
      shapes.add(json);
    }
    return shapes;
  }

  private static boolean isKernel(Tensor tensor) {
    return tensor.name().endsWith(".kernel");
  }

  private static long size(Tensor tensor) {
    return isKernel(tensor) ? Float.BYTES + (long) Short.BYTES * tensor.size() : (long) Float.BYTES * tensor.size();
  }

  private static void put(Tensor tensor, float[] values, ByteBuffer out) {
    if (!isKernel(tensor)) {
      out.asFloatBuffer().put(values);
      out.position(out.position() + Float.BYTES * values.length);
      return;
    }
    float largest = 0;
    for (float v : values) {
      largest = Math.max(largest, Math.abs(v));
    }
    float scale = largest / Short.MAX_VALUE;
    out.putFloat(scale);
    for (float v : values) {
      out.putShort((short) (scale == 0 ? 0
          : Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, Math.round(v / scale)))));
    }
  }

  private static float[] get(Tensor tensor, ByteBuffer in) {
    float[] values = new float[tensor.size()];
    if (!isKernel(tensor)) {
      in.asFloatBuffer().get(values);
      in.position(in.position() + Float.BYTES * values.length);
      return values;
    }
    float scale = in.getFloat();
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * in.getShort();
    }
    return values;
  }

  private static byte[] sha256(byte[] bytes, int length) {
    return new Sha256().bytes(ByteBuffer.wrap(bytes, 0, length)).sum();
  }
}

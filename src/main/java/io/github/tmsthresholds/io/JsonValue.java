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

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A value in a JSON document (RFC 8259, strict) with its path, such as {@code coilElementList[3].type}. Every error
 * states the source and the path. Absent values and null are missing values. Size, depth and number of values of a
 * document are limited. Immutable, thread-safe.
 */
public final class JsonValue {

  private static final long MAX_FILE = 32L << 20;
  private static final int MAX_SHOWN = 40;
  private static final TypeAdapter<JsonElement> TREE = new Gson().getAdapter(JsonElement.class);

  private final String source;
  private final String path;
  private final JsonElement value;

  private JsonValue(String source, String path, JsonElement value) {
    this.source = source;
    this.path = path;
    this.value = value == null || value.isJsonNull() ? null : value;
  }

  /**
   * Reads an object from a file in UTF-8.
   *
   * @throws FormatException if the file is too large, nested too deeply, not JSON or not an object
   * @throws IOException if the file cannot be read
   */
  public static JsonValue read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE) {
      throw new FormatException(file, "is larger than " + (MAX_FILE >> 20) + " MB");
    }
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads an object from text.
   *
   * @param source name of the source, for messages
   * @throws FormatException if it is nested too deeply, not JSON or not an object
   */
  public static JsonValue parse(String text, String source) throws FormatException {
    try {
      return read(new StringReader(text), source);
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new FormatException(source + ": cannot be read: " + e.getMessage());
    }
  }

  private static JsonValue read(Reader text, String source) throws IOException {
    JsonElement root;
    try (BoundedJsonReader in = new BoundedJsonReader(text, source)) {
      root = TREE.read(in);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new FormatException(source + ": holds more than one JSON value");
      }
    } catch (MalformedJsonException | EOFException | CharacterCodingException | IllegalStateException
        | NumberFormatException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("")
          .replaceFirst("Use JsonReader\\.\\S+ to accept malformed JSON", "malformed text");
      throw new FormatException(source + ": is not valid JSON: " + message);
    }
    if (!root.isJsonObject()) {
      throw new FormatException(source + ": must be a JSON object, found " + abridged(root));
    }
    return new JsonValue(source, "", root);
  }

  /** Returns an error at this value, for the caller to throw. */
  public FormatException error(String message) {
    return new FormatException(source + ": " + (path.isEmpty() ? "" : path + ": ") + message);
  }

  private FormatException mustBe(String what) {
    return error("must be " + what + (value == null ? ", but is missing" : ", found " + abridged(value)));
  }

  private static String abridged(JsonElement value) {
    String text = value.isJsonArray() ? "a list" : value.isJsonObject() ? "an object" : value.toString();
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
  }

  /** Returns whether the value is absent or null. */
  public boolean isMissing() {
    return value == null;
  }

  /** Returns whether this is an object. */
  public boolean isObject() {
    return value != null && value.isJsonObject();
  }

  /**
   * Returns the value of a key of this object, a missing value if the key is absent.
   *
   * @throws FormatException if this is not an object
   */
  public JsonValue get(String key) throws FormatException {
    if (!isObject()) {
      throw mustBe("an object");
    }
    return new JsonValue(source, path.isEmpty() ? key : path + "." + key, value.getAsJsonObject().get(key));
  }

  /**
   * Returns the keys of this object in the order of the document.
   *
   * @throws FormatException if this is not an object
   */
  public Set<String> keys() throws FormatException {
    if (!isObject()) {
      throw mustBe("an object");
    }
    return value.getAsJsonObject().keySet();
  }

  /**
   * Returns this object.
   *
   * @throws FormatException if this is not an object or has keys other than these
   */
  public JsonValue withOnly(String... known) throws FormatException {
    for (String key : keys()) {
      if (!Set.of(known).contains(key)) {
        throw error("'" + key + "' is unknown; the keys are " + String.join(", ", known));
      }
    }
    return this;
  }

  /**
   * Returns the items of this list.
   *
   * @throws FormatException if this is not a list
   */
  public List<JsonValue> list() throws FormatException {
    if (value == null || !value.isJsonArray()) {
      throw mustBe("a list");
    }
    List<JsonValue> items = new ArrayList<>();
    for (JsonElement item : value.getAsJsonArray()) {
      items.add(new JsonValue(source, path + "[" + items.size() + "]", item));
    }
    return items;
  }

  /**
   * Returns the items of this list of given length.
   *
   * @throws FormatException if this is not a list of that length
   */
  public List<JsonValue> list(int length) throws FormatException {
    List<JsonValue> items = list();
    if (items.size() != length) {
      throw error("must be a list of " + length + ", found " + items.size());
    }
    return items;
  }

  /** Returns whether this is a string. */
  public boolean isText() {
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  /**
   * Returns this string.
   *
   * @throws FormatException if this is not a string
   */
  public String text() throws FormatException {
    if (!isText()) {
      throw mustBe("a string");
    }
    return value.getAsString();
  }

  /**
   * Returns this list of strings.
   *
   * @throws FormatException if this is not a list of strings
   */
  public List<String> texts() throws FormatException {
    List<String> texts = new ArrayList<>();
    for (JsonValue item : list()) {
      texts.add(item.text());
    }
    return texts;
  }

  /**
   * Returns this string, number or boolean as text; empty if it is missing.
   *
   * @throws FormatException if this is an object or a list
   */
  public String asText() throws FormatException {
    if (value != null && !value.isJsonPrimitive()) {
      throw mustBe("a string, number or boolean");
    }
    return value == null ? "" : value.getAsString();
  }

  /**
   * Returns this boolean.
   *
   * @throws FormatException if this is not true or false
   */
  public boolean flag() throws FormatException {
    if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw mustBe("true or false");
    }
    return value.getAsBoolean();
  }

  /**
   * Returns this number.
   *
   * @throws FormatException if this is not a finite number
   */
  public double number() throws FormatException {
    double v = Double.NaN;
    if (value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      v = value.getAsDouble();
    }
    if (!Double.isFinite(v)) {
      throw mustBe("a finite number");
    }
    return v;
  }

  /**
   * Returns this list of numbers.
   *
   * @param count length of the list
   * @throws FormatException if this is not a list of that length of finite numbers
   */
  public double[] numbers(int count) throws FormatException {
    List<JsonValue> items = list(count);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = items.get(i).number();
    }
    return numbers;
  }

  /**
   * Returns the first three rows of this affine matrix, row by row: 12 numbers.
   *
   * @throws FormatException if this is not a list of four rows of four finite numbers, the last of them 0 0 0 1
   */
  public double[] affineRows() throws FormatException {
    List<JsonValue> list = list(4);
    double[] rows = new double[12];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(list.get(i).numbers(4), 0, rows, 4 * i, 4);
    }
    double[] last = list.get(3).numbers(4);
    if (last[0] != 0 || last[1] != 0 || last[2] != 0 || last[3] != 1) {
      throw error("the fourth row of the matrix must be 0 0 0 1");
    }
    return rows;
  }

  /**
   * Returns this integer.
   *
   * @throws FormatException if this is not an integer of 32 bits
   */
  public int integer() throws FormatException {
    double v = number();
    if (v != (int) v) {
      throw mustBe("an integer");
    }
    return (int) v;
  }

  /**
   * Returns this integer.
   *
   * @throws FormatException if this is not an integer from {@code min} to {@code max}
   */
  public int integer(int min, int max) throws FormatException {
    double v = number();
    if (v != Math.rint(v) || v < min || v > max) {
      throw mustBe("an integer from " + min + " to " + max);
    }
    return (int) v;
  }

  /**
   * Returns the constant whose name in lower case equals this string.
   *
   * @throws FormatException if this is not a string or there is no such constant
   */
  public <T extends Enum<T>> T choice(T[] constants) throws FormatException {
    String name = text();
    List<String> names = new ArrayList<>();
    for (T constant : constants) {
      names.add(constant.name().toLowerCase(Locale.ROOT));
      if (names.get(names.size() - 1).equals(name)) {
        return constant;
      }
    }
    throw mustBe("one of " + String.join(", ", names));
  }

  /** Returns compact JSON. */
  @Override
  public String toString() {
    return String.valueOf(value);
  }
}

package io.github.tmsthresholds.efield.coil;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A value in a JSON file and its place there, which every error names. Absent values are read as missing. */
record Json(Path file, String place, JsonElement value) {

  private static final long LARGEST_FILE = 32L << 20;
  /** Bytes that a compressed array may hold: some 1.4 million vectors. */
  private static final int LARGEST_ARRAY = 32 << 20;

  /** @throws FormatException if the file is too large, nested too deeply, no JSON, or no object */
  static JsonObject readObject(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new FormatException(file, "is larger than " + (LARGEST_FILE >> 20) + " MB");
    }
    try (BoundedJsonReader in = new BoundedJsonReader(file)) {
      JsonElement root = JsonParser.parseReader(in);
      if (!root.isJsonObject()) {
        throw new FormatException(file, "a JSON object was expected");
      }
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw new FormatException(file, "holds more than one JSON object");
      }
      return root.getAsJsonObject();
    } catch (JsonParseException | IllegalStateException | MalformedJsonException | CharacterCodingException
        | NumberFormatException e) {
      if (e.getCause() instanceof FormatException refused) {
        throw refused;
      }
      throw new FormatException(file, "is no JSON: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
    }
  }

  static Json of(Path file, JsonObject root) {
    return new Json(file, "", root);
  }

  FormatException error(String message) {
    return new FormatException(file, (place.isEmpty() ? "" : place + ": ") + message);
  }

  boolean missing() {
    return value == null || value.isJsonNull();
  }

  Json get(String key) throws FormatException {
    if (missing() || !value.isJsonObject()) {
      throw error("an object was expected");
    }
    return new Json(file, place.isEmpty() ? key : place + "." + key, value.getAsJsonObject().get(key));
  }

  List<Json> list() throws FormatException {
    if (missing() || !value.isJsonArray()) {
      throw error(missing() ? "is missing, a list was expected" : "a list was expected");
    }
    List<Json> items = new ArrayList<>();
    for (JsonElement item : value.getAsJsonArray()) {
      items.add(new Json(file, place + "[" + items.size() + "]", item));
    }
    return items;
  }

  List<Json> list(int length) throws FormatException {
    List<Json> items = list();
    if (items.size() != length) {
      throw error("a list of " + length + " was expected, found " + items.size());
    }
    return items;
  }

  boolean isText() {
    return !missing() && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  String text() throws FormatException {
    if (!isText()) {
      throw error("a text was expected");
    }
    return value.getAsString();
  }

  double number() throws FormatException {
    double v = Double.NaN;
    if (!missing() && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      v = finite(value.getAsJsonPrimitive());
    }
    if (!Double.isFinite(v)) {
      throw error("a finite number was expected" + (missing() ? ", it is missing" : ""));
    }
    return v;
  }

  private static double finite(JsonPrimitive number) {
    try {
      return number.getAsDouble();
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  int integer(int least, int most) throws FormatException {
    double v = number();
    if (v != Math.rint(v) || v < least || v > most) {
      throw error(most < least ? v + " points to nothing, the list is empty"
          : "a whole number from " + least + " to " + most + " was expected, found " + v);
    }
    return (int) v;
  }

  Vec3 vector() throws FormatException {
    List<Json> xyz = list(3);
    return new Vec3(xyz.get(0).number(), xyz.get(1).number(), xyz.get(2).number());
  }

  /** A 4 x 4 matrix, as four rows. */
  Affine affine() throws FormatException {
    double[] rows = new double[16];
    List<Json> list = list(4);
    for (int i = 0; i < 16; i++) {
      rows[i] = list.get(i / 4).list(4).get(i % 4).number();
    }
    if (rows[12] != 0 || rows[13] != 0 || rows[14] != 0 || rows[15] != 1) {
      throw error("the fourth row of the matrix must be 0 0 0 1");
    }
    try {
      return Affine.of(Arrays.copyOf(rows, 12));
    } catch (IllegalArgumentException e) {
      throw error(e.getMessage());
    }
  }

  /** Whether there are so many values and separators in the text of the file. */
  boolean holds(long numbers) throws FormatException {
    try {
      return 2 * numbers <= Files.size(file);
    } catch (IOException e) {
      throw new FormatException(file, "cannot be read", e);
    }
  }

  /** Vectors, x,y,z,x,y,z,...: a list of lists of three, or base64 of zlib of little-endian doubles. */
  double[] vectors() throws FormatException {
    return isText() ? packed() : listed();
  }

  private double[] listed() throws FormatException {
    if (missing() || !value.isJsonArray()) {
      throw error((missing() ? "is missing, " : "") + "vectors, as a list or compressed, were expected");
    }
    JsonArray rows = value.getAsJsonArray();
    double[] v = new double[3 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      Vec3 xyz = new Json(file, place + "[" + i + "]", rows.get(i)).vector();
      v[3 * i] = xyz.x();
      v[3 * i + 1] = xyz.y();
      v[3 * i + 2] = xyz.z();
    }
    return v;
  }

  private double[] packed() throws FormatException {
    byte[] bytes;
    try {
      bytes = inflated(Base64.getMimeDecoder().decode(value.getAsString()));
    } catch (IllegalArgumentException | DataFormatException e) {
      throw error("the compressed array is damaged (" + e.getMessage() + ")");
    }
    if (bytes.length % 24 != 0) {
      throw error("holds " + bytes.length + " bytes, vectors of three doubles, 24 bytes each, were expected"
          + (bytes.length > 1 && bytes[0] == (byte) 0x80 ? "; pickled arrays are not read" : ""));
    }
    double[] v = new double[bytes.length / 8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(v);
    for (int i = 0; i < v.length; i++) {
      if (!Double.isFinite(v[i])) {
        throw error("vector " + i / 3 + " holds " + v[i]);
      }
    }
    return v;
  }

  private byte[] inflated(byte[] packed) throws DataFormatException, FormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] out = new byte[(int) Math.min(LARGEST_ARRAY, Math.max(64, 3L * packed.length))];
      int n = 0;
      while (!inflater.finished()) {
        if (n == out.length) {
          if (n >= LARGEST_ARRAY) {
            throw error("the compressed array holds more than " + (LARGEST_ARRAY >> 20) + " MB");
          }
          out = Arrays.copyOf(out, (int) Math.min(LARGEST_ARRAY, 2L * n));
        }
        int read = inflater.inflate(out, n, out.length - n);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("it ends early");
        }
        n += read;
      }
      return Arrays.copyOf(out, n);
    } finally {
      inflater.end();
    }
  }
}

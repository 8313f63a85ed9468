package io.github.tmsthresholds.cnn;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An object in JSON and its place there, which every error names. */
record JsonFields(String place, JsonObject object) {

  /** @throws IllegalArgumentException if it is no object, or has other fields than these */
  static JsonFields of(String place, JsonElement value, String... fields) {
    if (value == null || !value.isJsonObject()) {
      throw new IllegalArgumentException(place + ": an object was expected");
    }
    for (String key : value.getAsJsonObject().keySet()) {
      if (!Set.of(fields).contains(key)) {
        throw new IllegalArgumentException(place + ": '" + key + "' is unknown, the fields are "
            + String.join(", ", fields));
      }
    }
    return new JsonFields(place, value.getAsJsonObject());
  }

  JsonFields object(String key, String... fields) {
    return of(place + "." + key, object.get(key), fields);
  }

  List<JsonFields> objects(String key, String... fields) {
    List<JsonFields> items = new ArrayList<>();
    for (JsonElement item : array(key)) {
      items.add(of(place + "." + key + "[" + items.size() + "]", item, fields));
    }
    return items;
  }

  String text(String key) {
    return primitive(key, "a text").getAsString();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonElement item : array(key)) {
      if (!item.isJsonPrimitive()) {
        throw expected(key, "a list of texts");
      }
      texts.add(item.getAsString());
    }
    return texts;
  }

  boolean flag(String key) {
    JsonPrimitive value = primitive(key, "true or false");
    if (!value.isBoolean()) {
      throw expected(key, "true or false");
    }
    return value.getAsBoolean();
  }

  double number(String key) {
    return number(key, primitive(key, "a number"));
  }

  int whole(String key) {
    double v = number(key);
    if (v != (int) v) {
      throw expected(key, "a whole number");
    }
    return (int) v;
  }

  double[] numbers(String key, int count) {
    List<JsonElement> items = array(key);
    if (items.size() != count) {
      throw expected(key, "a list of " + count + " numbers");
    }
    return items.stream().mapToDouble(item -> number(key, item)).toArray();
  }

  /** One of the constants of an enumeration, in lower case. */
  <T extends Enum<T>> T choice(String key, T[] constants) {
    String word = text(key);
    List<String> words = new ArrayList<>();
    for (T constant : constants) {
      words.add(word(constant));
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    throw expected(key, "one of " + String.join(", ", words));
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  IllegalArgumentException expected(String key, String what) {
    JsonElement found = object.get(key);
    return new IllegalArgumentException(place + "." + key + ": " + what + " was expected"
        + (found == null ? ", it is missing" : ", found " + abridged(found.toString())));
  }

  private static String abridged(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  private List<JsonElement> array(String key) {
    if (!object.has(key) || !object.get(key).isJsonArray()) {
      throw expected(key, "a list");
    }
    return object.getAsJsonArray(key).asList();
  }

  private JsonPrimitive primitive(String key, String what) {
    if (!object.has(key) || !object.get(key).isJsonPrimitive()) {
      throw expected(key, what);
    }
    return object.getAsJsonPrimitive(key);
  }

  private double number(String key, JsonElement value) {
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      try {
        double v = value.getAsDouble();
        if (Double.isFinite(v)) {
          return v;
        }
      } catch (NumberFormatException e) {
        throw expected(key, "a finite number");
      }
    }
    throw expected(key, "a finite number");
  }
}

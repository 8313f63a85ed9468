package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The text of macro words as values. Every error names key, value and what was expected. */
public final class Parameters {

  private Parameters() {}

  /** Whether a word that may be left out was given. */
  public static boolean isSet(String text) {
    return text != null && !text.isBlank();
  }

  /** @throws IllegalArgumentException with the command's own line if the word was left out */
  public static void require(String key, String text, String meaning) {
    if (!isSet(text)) {
      throw new IllegalArgumentException(key + "= is missing: " + meaning);
    }
  }

  /**
   * @param meaning what to give, or to leave out
   * @throws IllegalArgumentException if a word was given that would have no effect without, or beside, another
   */
  static void rejectIf(boolean given, String key, Object value, String meaning) {
    if (given) {
      throw new IllegalArgumentException(key + "=" + value + ": " + meaning);
    }
  }

  /** What stands between commas; nothing if the word was left out. */
  public static List<String> list(String text) {
    return isSet(text) ? List.of(text.strip().split("\\s*,\\s*", -1)) : List.of();
  }

  /** Cortical layers between commas; none if the word was left out. @throws IllegalArgumentException if one is none */
  public static Set<Layer> layers(String layers) {
    Set<Layer> wanted = EnumSet.noneOf(Layer.class);
    list(layers).forEach(name -> wanted.add(parse("layers", layers, () -> Layer.ofName(name))));
    return wanted;
  }

  /**
   * Returns an existing folder; empty if the parameter is not set.
   *
   * @throws IllegalArgumentException if there is no such folder
   */
  public static Optional<Path> folder(String key, String text) {
    if (!isSet(text)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(Path.of(text))) {
      throw new IllegalArgumentException(key + "=" + text + ": no such folder");
    }
    return Optional.of(Path.of(text));
  }

  /** A finite number. */
  public static double number(String key, String text) {
    return numbers(key, text, 1, "a number")[0];
  }

  /** A point or vector {@code x,y,z}. */
  static Vec3 point(String key, String text) {
    double[] v = numbers(key, text, 3, "x,y,z in mm");
    return new Vec3(v[0], v[1], v[2]);
  }

  /** So many finite numbers between commas. */
  public static double[] numbers(String key, String text, int count, String expected) {
    List<String> parts = list(text);
    double[] numbers = new double[count];
    boolean right = parts.size() == count;
    for (int i = 0; i < count && right; i++) {
      try {
        numbers[i] = Double.parseDouble(parts.get(i));
        right = Double.isFinite(numbers[i]);
      } catch (NumberFormatException e) {
        right = false;
      }
    }
    if (!right) {
      throw new IllegalArgumentException(key + "=" + text + ": " + expected + " was expected");
    }
    return numbers;
  }

  /** What the supplier makes of a word; its complaints are told as the word's. */
  public static <T> T parse(String key, Object text, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + "=" + text + ": " + e.getMessage(), e);
    }
  }
}

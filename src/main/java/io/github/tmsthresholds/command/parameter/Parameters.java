/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the values of parameters from text. Errors name the key, the value and what it must be. */
public final class Parameters {

  private Parameters() {}

  /** Returns whether an optional parameter has a value. */
  public static boolean isSet(String text) {
    return text != null && !text.isBlank();
  }

  /**
   * Checks that an optional parameter has a value.
   *
   * @param meaning what to give
   * @throws InvalidInputException if it has none
   */
  public static void require(String key, String text, String meaning) {
    if (!isSet(text)) {
      throw InvalidInputException.missing(key, meaning);
    }
  }

  /**
   * Rejects the value of a parameter, such as one that would have no effect without, or beside, another.
   *
   * @param problem a predicate that follows {@code key=value}, such as {@code needs mso=}
   * @throws InvalidInputException if the condition holds
   */
  public static void rejectIf(boolean condition, String key, Object value, String problem) {
    if (condition) {
      throw new InvalidInputException(key, value, problem);
    }
  }

  /** Returns the items of a comma-separated list; none if the parameter has no value. */
  public static List<String> list(String text) {
    return isSet(text) ? List.of(text.strip().split("\\s*,\\s*", -1)) : List.of();
  }

  /**
   * Returns the cortical layers of a comma-separated list; none if the parameter has no value.
   *
   * @throws InvalidInputException if a name is not that of a layer
   */
  public static Set<Layer> layers(String layers) {
    Set<Layer> selected = EnumSet.noneOf(Layer.class);
    list(layers).forEach(name -> selected.add(parse("layers", layers, () -> Layer.ofName(name))));
    return selected;
  }

  /**
   * Returns an existing folder; empty if the parameter is not set.
   *
   * @throws InvalidInputException if there is no such folder
   */
  public static Optional<Path> folder(String key, String text) {
    if (!isSet(text)) {
      return Optional.empty();
    }
    rejectIf(!Files.isDirectory(Path.of(text)), key, text, "is not a folder");
    return Optional.of(Path.of(text));
  }

  /** Returns a finite number. @throws InvalidInputException if the text is not one */
  public static double number(String key, String text) {
    return numbers(key, text, 1, "is not a number")[0];
  }

  /** Returns a point {@code x,y,z}, mm. @throws InvalidInputException if the text is not one */
  public static Vec3 point(String key, String text) {
    double[] v = numbers(key, text, 3, "must be x,y,z in mm");
    return new Vec3(v[0], v[1], v[2]);
  }

  /**
   * Returns the given number of finite numbers of a comma-separated list.
   *
   * @param problem of any other text: a predicate that follows {@code key=value}, such as {@code must be x,y,z in mm}
   * @throws InvalidInputException if the text is anything else
   */
  public static double[] numbers(String key, String text, int count, String problem) {
    List<String> parts = list(text);
    double[] numbers = new double[count];
    boolean valid = parts.size() == count;
    for (int i = 0; i < count && valid; i++) {
      try {
        numbers[i] = Double.parseDouble(parts.get(i));
        valid = Double.isFinite(numbers[i]);
      } catch (NumberFormatException e) {
        valid = false;
      }
    }
    rejectIf(!valid, key, text, problem);
    return numbers;
  }

  /**
   * Converts the value of a parameter with code that only validates it: each {@link IllegalArgumentException} of the
   * conversion is a problem of the value.
   *
   * @throws InvalidInputException if the conversion rejects the value
   */
  public static <T> T parse(String key, Object value, Supplier<T> conversion) {
    try {
      return conversion.get();
    } catch (IllegalArgumentException e) {
      throw InvalidInputException.of(key, value, e);
    }
  }

  /**
   * Runs a computation on the data of a parameter: an {@link InvalidInputException} without a key gets this one. Any
   * other exception is a defect and passes unchanged.
   *
   * @throws InvalidInputException if the computation rejects the data
   */
  public static <T> T compute(String key, Object value, Supplier<T> computation) {
    try {
      return computation.get();
    } catch (InvalidInputException e) {
      throw InvalidInputException.of(key, value, e);
    }
  }
}

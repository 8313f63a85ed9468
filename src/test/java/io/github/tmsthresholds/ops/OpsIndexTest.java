/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import org.junit.jupiter.api.Test;

/** Checks the index of ops, {@code ops.yaml}, that SciJava Ops reads. */
class OpsIndexTest {

  private static List<String> lines() throws IOException {
    try (InputStream in = ThresholdOps.class.getResourceAsStream("/ops.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("^[ -]+", ""))
          .toList();
    }
  }

  private static List<String> values(String key) throws IOException {
    return lines().stream().filter(line -> line.startsWith(key + ": ")).map(line -> line.substring(key.length() + 2))
        .toList();
  }

  private static List<Method> functions() {
    return Stream.of(ThresholdOps.class, BaselineOps.class).flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(m -> !m.isSynthetic() && Modifier.isPublic(m.getModifiers())).toList();
  }

  /** Each name once for sites in an array and once for sites in an image. */
  @Test
  void listsEveryOpByName() throws IOException {
    assertEquals(Stream.of("average", "cable", "cnn", "magnitude", "map", "normal", "patches", "uniform")
        .flatMap(name -> Stream.of(name, name)).map(name -> "[tms." + name + "]").toList(),
        values("names").stream().sorted().toList());
  }

  @Test
  void sourcesAreThePublicFunctions() throws IOException {
    List<String> functions = new ArrayList<>();
    for (Method m : functions()) {
      assertTrue(Modifier.isStatic(m.getModifiers()), m::toString);
      assertTrue(RandomAccessibleInterval.class.isAssignableFrom(m.getReturnType()), m::toString);
      functions.add("javaMethod:/" + m.getDeclaringClass().getName() + "." + m.getName() + "("
          + Stream.of(m.getParameterTypes()).map(Class::getTypeName).collect(Collectors.joining(",")) + ")");
    }
    assertEquals(functions.stream().sorted().toList(), values("source").stream()
        .map(s -> URLDecoder.decode(s, StandardCharsets.UTF_8).replaceAll("<[^>]*>|\\s", "")).sorted().toList());
  }

  /**
   * The engine must load no class of ours to match an op, and makes classes of functions with nullable parameters named
   * by the simple names of the types, which fails for arrays of arrays.
   */
  @Test
  void parametersAreOfPlainTypes() {
    for (Method m : functions()) {
      for (Class<?> type : m.getParameterTypes()) {
        assertTrue(List.of(RandomAccessibleInterval.class, Interval.class, double[].class, Object[].class, String.class,
            Double.class, Integer.class).contains(type), m::toString);
        assertNotEquals(double[][].class, type);
      }
    }
  }

  /** What follows cells, and the size of a patch, may be omitted. */
  @Test
  void optionalParametersAreNullable() throws IOException {
    List<String> lines = lines();
    List<String> nullable = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i - 1).equals("nullable: true")) {
        nullable.add(lines.get(i).substring("name: ".length()));
      }
    }
    List<String> estimator = List.of("cells", "waveform", "didt", "tissues", "unit");
    List<String> patches = List.of("points", "edge", "tissues");
    // two ops of each of six estimators, those of cnn also with the design
    assertEquals(12 * estimator.size() + 2 + 2 * patches.size(), nullable.size());
    assertEquals(estimator, nullable.subList(0, 5));
    assertTrue(String.join(",", nullable).contains(String.join(",", patches)), nullable::toString);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the index of ops, {@code ops.yaml}, that SciJava Ops reads. */
class ThresholdOpsTest {

  private static List<String> values(String key) throws IOException {
    try (InputStream in = ThresholdOps.class.getResourceAsStream("/ops.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
          .filter(line -> line.startsWith(key + ": ")).map(line -> line.substring(key.length() + 2)).toList();
    }
  }

  @Test
  void listsEveryOpByName() throws IOException {
    assertEquals(List.of("[tms.cable]", "[tms.cnn]", "[tms.map]", "[tms.patches]", "[tms.uniform]"),
        values("names").stream().sorted().toList());
  }

  @Test
  void sourcesArePublicStaticMethods() throws IOException {
    List<String> sources =
        values("source").stream().map(s -> URLDecoder.decode(s, StandardCharsets.UTF_8)).sorted().toList();
    List<String> functions = new ArrayList<>();
    for (Method m : ThresholdOps.class.getDeclaredMethods()) {
      if (!m.isSynthetic()) {
        assertTrue(Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()), m::toString);
        functions.add("javaMethod:/" + ThresholdOps.class.getName() + "." + m.getName() + "("
            + Stream.of(m.getParameterTypes()).map(Class::getName).collect(Collectors.joining(",")) + ")");
      }
    }
    assertEquals(functions.stream().sorted().toList(),
        sources.stream().map(s -> s.replaceAll("<[^>]*>|\\s", "")).toList());
    assertTrue(Arrays.stream(ThresholdOps.class.getDeclaredMethods()).allMatch(m -> m.getReturnType() != void.class));
  }
}

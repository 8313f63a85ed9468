/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import org.junit.jupiter.api.Test;

/** Runs the examples of the page {@code java.md}; {@code OpsEngineTest} runs the one that needs SciJava Ops. */
public class JavaPageTest {

  private static final Path PAGE = Path.of("src/site/markdown/java.md");
  private static final Path DEMO = Path.of("src/test/java/io/github/tmsthresholds/demo/ThresholdsOfAnImage.java");

  /** Returns the blocks of the page in a language, in their order. */
  public static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE)).results()
        .map(m -> m.group(1)).toList();
  }

  @Test
  void showsTheDemo() throws IOException {
    List<String> blocks = blocks("java");
    assertEquals(1, blocks.size());
    assertTrue(Files.readString(DEMO).replaceAll("(?m)^ +", "").contains(blocks.get(0).replaceAll("(?m)^ +", "")));
    ThresholdsOfAnImage.main(new String[0]);
  }

  @Test
  void runsTheScriptWithoutOps() throws IOException {
    List<String> blocks = blocks("groovy");
    assertEquals(2, blocks.size());
    Binding binding = new Binding();
    new GroovyShell(binding).evaluate(blocks.get(1));
    RandomAccessibleInterval<?> thresholds = (RandomAccessibleInterval<?>) binding.getVariable("thresholds");
    assertEquals(2, thresholds.dimension(0));
    double threshold = ((RealType<?>) thresholds.getAt(0, 0)).getRealDouble();
    assertTrue(threshold > 20 && threshold < 2000, () -> threshold + " A/us");
    RandomAccessibleInterval<?> map = (RandomAccessibleInterval<?>) binding.getVariable("map");
    assertEquals((float) threshold, ((RealType<?>) map.getAt(27, 12, 29)).getRealFloat());
  }
}

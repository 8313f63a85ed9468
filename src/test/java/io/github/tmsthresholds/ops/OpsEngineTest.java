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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.demo.JavaPageTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the ops by name in the engine of SciJava Ops, which is not on Maven Central. The property {@code
 * -Dtms.ops=FOLDER} is the folder of its jars (scijava-ops-engine and its dependencies).
 */
@Tag("jvm")
class OpsEngineTest {

  @TempDir
  Path folder;

  private static String jars() throws IOException {
    String engine = System.getProperty("tms.ops");
    if (engine == null) {
      System.err.println("SKIPPED: SciJava Ops is absent (-Dtms.ops=FOLDER of the jars of its engine)");
      Assumptions.abort("SciJava Ops is absent");
    }
    try (Stream<Path> files = Files.list(Path.of(engine))) {
      List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      assertFalse(jars.isEmpty(), () -> engine + " has no jars");
      return jars.stream().map(jar -> File.pathSeparator + jar).collect(Collectors.joining());
    }
  }

  @Test
  void runsTheOpsByName() throws Exception {
    String jars = jars();
    Path script = Files.writeString(folder.resolve("ThresholdsByOps.groovy"), JavaPageTest.blocks("groovy").get(0));
    Path printed = folder.resolve("printed");
    int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Duser.home=" + folder, "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + jars,
        "src/it/OpsProbe.java", script.toString()).redirectErrorStream(true).redirectOutput(printed.toFile()).start()
            .waitFor();
    String output = Files.readString(printed);
    assertEquals(0, exit, output);
    List<String> lines = output.lines().toList();
    assertEquals(14, lines.stream().filter(line -> line.startsWith("same: ")).count(), output);
    assertEquals(2, lines.stream().filter(line -> line.startsWith("refused: tms.cnn: ")).count(), output);
    assertTrue(output.contains("refused: tms.cnn: cells=L5_Nobody: neither "), output);
    assertTrue(lines.containsAll(List.of("progress: to 1", "cancelled: tms.cnn by a listener", "cancelled: tms.cable",
        "same: Groovy script")), output);
  }
}

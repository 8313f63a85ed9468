/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the headless runner as users do, in its own Java process. */
final class ChildJava {

  /** The result of a process: exit code, standard output and the lines of the standard error stream. */
  record Run(int exit, String out, List<String> errors) {}

  private ChildJava() {}

  /** @param folder working folder and home folder of the process */
  static Run run(Path folder, Path macro, String... options) throws IOException, InterruptedException {
    return run(folder, "", macro, options);
  }

  /** @param libraries further class path entries, each after a separator */
  static Run run(Path folder, String libraries, Path macro, String... options) throws IOException,
      InterruptedException {
    return runWith("-Xms8m", folder, libraries, macro, options);
  }

  /** @param memory the option for the largest heap, such as -Xmx200m */
  static Run runWith(String memory, Path folder, String libraries, Path macro, String... options) throws IOException,
      InterruptedException {
    List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        memory, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "--add-opens=java.base/java.lang=ALL-UNNAMED", "-Duser.home=" + folder, "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + libraries,
        HeadlessRunner.class.getName(), macro.toString()));
    line.addAll(List.of(options));
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    int exit = new ProcessBuilder(line).directory(folder.toFile()).redirectOutput(out.toFile())
        .redirectError(err.toFile()).start().waitFor();
    return new Run(exit, Files.readString(out), Files.readAllLines(err));
  }
}

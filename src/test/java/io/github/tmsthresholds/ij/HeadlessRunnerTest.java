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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.ij.ChildJava.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the headless runner as users do, in its own Java process. */
@Tag("jvm")
class HeadlessRunnerTest {

  private static final String THROUGH_CALL =
      "error = call(\"io.github.tmsthresholds.ij.Batch.run\", \"Count Words...\", getArgument());\n"
      + "if (error != \"\") exit(error);\n";

  @TempDir
  Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    Files.writeString(folder.resolve("four words.txt"), "one two three four");
  }

  private Run run(String macro, String... options) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("Macro.ijm"), macro);
    return ChildJava.run(folder, Path.of("Macro.ijm"), options);
  }

  private void fails(String message, Run run) {
    assertEquals(List.of("error: " + message), run.errors(), () -> run.toString());
    assertEquals(1, run.exit());
  }

  @Test
  void resolvesPathsAgainstTheWorkingFolder() throws Exception {
    Run run = run(THROUGH_CALL, "input=four words.txt", "output=made here/out.txt", "times=2");
    assertEquals(0, run.exit(), run::toString);
    assertEquals("fast 4.0", Files.readString(folder.resolve("made here/out.txt")));
    assertTrue(run.out().contains("Words: " + folder.resolve("made here/out.txt").toRealPath()), run::toString);
    assertEquals(List.of(), run.errors(), "short runs print no progress");
  }

  @Test
  void runsCommandsThroughPluginsConfig() throws Exception {
    Run run = run("run(\"Count Words...\", getArgument());", "input=four words.txt", "output=out.txt", "reverse");
    assertEquals(0, run.exit(), run::toString);
    assertEquals("fast -2.0", Files.readString(folder.resolve("out.txt")));
    fails("seed=7 is not a parameter of the command; the keys are input, times, scale, search, reverse, folder, output",
        run("run(\"Count Words...\", getArgument());", "seed=7"));
  }

  @Test
  void macroGoesOnAfterAnAttemptThatFailed() throws Exception {
    Run run = run("names = newArray(\"none.txt\", \"four words.txt\");\n"
        + "for (i = 0; i < 2; i++) {\n"
        + "  error = call(\"io.github.tmsthresholds.ij.Batch.attempt\", \"Count Words...\",\n"
        + "    \"input=[\" + names[i] + \"] output=[\" + i + \".txt]\");\n"
        + "  print(i + \" \" + error);\n"
        + "}\n");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.out().contains("0 none.txt: no such file or folder"), run::toString);
    assertTrue(run.out().contains("1 "), run::toString);
    assertEquals("fast 2.0", Files.readString(folder.resolve("1.txt")));
  }

  @Test
  void endsEveryFailureWithOneLineAndExitCodeOne() throws Exception {
    Run run = run(THROUGH_CALL, "input=none.txt", "output=out.txt");
    assertEquals("error: none.txt: no such file or folder", run.errors().remove(run.errors().size() - 1));
    assertTrue(run.errors().stream().noneMatch(line -> line.contains("error")), run::toString);
    assertEquals(1, run.exit());
    fails("Macro.ijm: Undefined variable in line 2", run("a = 1;\nb = c + 1;\na = 2;"));
    fails("Macro.ijm: Unrecognized command: \"Count Sheep...\" in line 1",
        run("run(\"Count Sheep...\");\nrun(\"Invert\");"));
  }
}

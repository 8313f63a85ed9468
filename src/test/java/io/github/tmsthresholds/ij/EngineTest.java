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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.TestNetworks;
import io.github.tmsthresholds.cnn.tensorflow.Natives;
import io.github.tmsthresholds.cnn.tensorflow.TestJars;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.ij.ChildJava.Run;
import io.github.tmsthresholds.io.CsvTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests inference by TensorFlow in place of plain Java. */
class EngineTest {

  @TempDir
  static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    SmallHead.write(folder);
    NetworkFile.write(folder.resolve("networks/any.tmsnet"), TestNetworks.random(new NetworkDescription("any",
        PatchGrid.centred(5, 1.5), List.of(new Convolution(3, 1, 8, Activation.ELU, true)),
        new NetworkHead.Maximum(16, 8), false, List.of(NetworkOutput.of(SmallCell.named("L5_Small"), "monophasic"),
            NetworkOutput.of(SmallCell.named("L23_Small"), "monophasic"))), 1));
    Files.createDirectories(folder.resolve("empty"));
    TestJars.writeEmptyTensorFlow(Files.createDirectories(folder.resolve("hollow")).resolve("all.jar"));
  }

  private static String options(String options) {
    return "efield=@efield.nii.gz tissues=@tissues.nii.gz cells=@cells networks=@networks spacing=2 limit=150 max=1e6 "
        .replace("@", folder + "/") + options.replace("@", folder + "/");
  }

  private static double[] thresholds(String output, String column) throws IOException {
    CsvTable table = CsvTable.read(folder.resolve(output).resolve("thresholds.csv"));
    return table.numbers(table.column(column));
  }

  @Test
  void mapsAgreeWithPlainJava() throws IOException {
    Natives.require();
    for (String engine : List.of("java", "tensorflow")) {
      Batch.runCommand("Estimate Thresholds...", options("estimator=cnn engine=" + engine + " output=@" + engine));
      assertEquals(engine, JsonParser.parseString(Files.readString(folder.resolve(engine + "/summary.json")))
          .getAsJsonObject().getAsJsonObject("settings").get("engine").getAsString());
    }
    assertAgree(thresholds("java", "threshold_V_per_m"), thresholds("tensorflow", "threshold_V_per_m"));
    for (int run = 0; run < 2; run++) {
      Batch.runCommand("Estimate Thresholds...",
          options("estimator=cnn engine=tensorflow checkpoint=@parts output=@again" + run));
      assertEquals(-1, Files.mismatch(folder.resolve("tensorflow/thresholds.csv"),
          folder.resolve("again" + run + "/thresholds.csv")));
    }
  }

  @Test
  void bundledNetworksAgreeWithPlainJava() throws IOException {
    Natives.require();
    for (String engine : List.of("java", "tensorflow")) {
      Batch.runCommand("Estimate Thresholds...", "efield=@efield.nii.gz tissues=@tissues.nii.gz estimator=cnn limit=40 "
          .replace("@", folder + "/") + "cells=L23_PC_cADpyr229_1,L5_TTPC2_cADpyr232_2 waveform=biphasic "
              + "engine=" + engine
          + " output=" + folder.resolve("bundled_" + engine));
    }
    assertAgree(thresholds("bundled_java", "threshold_V_per_m"), thresholds("bundled_tensorflow", "threshold_V_per_m"));
  }

  @Test
  void comparisonsAgreeWithPlainJava() throws IOException {
    Natives.require();
    for (String engine : List.of("java", "tensorflow")) {
      Batch.runCommand("Compare Estimators...", options("estimators=cnn tolerance=0.05 limit=2 engine=" + engine
          + " output=@compare_" + engine).replace("limit=150 ", ""));
    }
    assertAgree(thresholds("compare_java", "cnn_V_per_m"), thresholds("compare_tensorflow", "cnn_V_per_m"));
    assertEquals(0, thresholds("compare_java", "cable_V_per_m")[0] - thresholds("compare_tensorflow",
        "cable_V_per_m")[0]);
  }

  private static void assertAgree(double[] java, double[] tensorFlow) {
    assertTrue(java.length > 0);
    assertEquals(java.length, tensorFlow.length);
    for (int i = 0; i < java.length; i++) {
      assertEquals(1, tensorFlow[i] / java[i], 1e-5);
    }
  }

  @Test
  void rejectsUnusableFoldersBeforeTheRun() {
    rejects("engine=tensorflow tensorflow=@none", "tensorflow=@none is not a folder");
    rejects("engine=tensorflow tensorflow=@empty", "engine=tensorflow: TensorFlow is incomplete: the jar of "
        + "tensorflow-core-api is not in @empty; the command Install TensorFlow Engine... lists the jars; "
        + "engine=java needs none");
    rejects("engine=gpu", "engine=gpu must be one of java, tensorflow");
  }

  private static void rejects(String options, String message) {
    RejectedInput.message("Estimate Thresholds...", options("estimator=cnn output=@refused " + options),
        List.of(message.replace("@", folder + "/")));
    assertFalse(Files.exists(folder.resolve("refused")));
  }

  /** Runs in a Java process in which TensorFlow has not been started. */
  @Test
  @Tag("jvm")
  void reportsATensorFlowThatDoesNotStartInOneLine() throws Exception {
    Run run = ChildJava.run(folder, Path.of("macros/Threshold_Map.ijm").toAbsolutePath(),
        options("estimator=cnn engine=tensorflow tensorflow=@hollow output=@refused").split(" "));
    String last = run.errors().get(run.errors().size() - 1);
    assertTrue(last.startsWith("error: engine=tensorflow: TensorFlow does not start on this computer ("),
        run::toString);
    assertTrue(last.endsWith("; engine=java needs none"), run::toString);
    assertEquals(1, run.exit());
    assertFalse(Files.exists(folder.resolve("refused")));
  }

  @Test
  void installerListsRequiredAndMissingJars() {
    PrintStream out = System.out;
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    System.setOut(new PrintStream(messages, true, StandardCharsets.UTF_8));
    try {
      Batch.runCommand("Install TensorFlow Engine...", "");
    } finally {
      System.setOut(out);
    }
    List<String> lines = messages.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(8, lines.size(), lines::toString);
    assertEquals(6, lines.stream().filter(line -> line.matches(
        "[a-z.]+:[a-z-]+:(jar:[a-z0-9_-]+:)?[0-9.]+  https://repo1\\.maven\\.org/maven2/\\S+\\.jar")).count(),
        lines::toString);
    CommandFailedException e = assertThrows(CommandFailedException.class,
        () -> Batch.runCommand("Install TensorFlow Engine...", "tensorflow=" + folder.resolve("empty")));
    assertTrue(e.getMessage().startsWith(folder.resolve("empty") + ": 6 of the 6 jars of TensorFlow are missing: "
        + "https://"),
        e.getMessage());
    e = assertThrows(CommandFailedException.class,
        () -> Batch.runCommand("Install TensorFlow Engine...", "tensorflow=" + folder.resolve("none")));
    assertEquals("tensorflow=" + folder.resolve("none") + " is not a folder", e.getMessage());
  }
}

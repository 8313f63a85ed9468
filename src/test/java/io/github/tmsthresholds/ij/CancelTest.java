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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.OvalRoi;
import io.github.tmsthresholds.image.EFieldImages;
import io.github.tmsthresholds.image.ImageFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests commands that are cancelled at some moment: they end soon and leave neither partial files nor threads. */
class CancelTest {

  /** Limit of the processor time from the interruption to the end, s. */
  private static final double MOST_CPU_SECONDS = Math.min(4, Runtime.getRuntime().availableProcessors());
  private static final long MOST_MS = 60_000;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void writeFiles() throws IOException {
    TestHeads.write(head);
    Commands.create("Place Neurons...");
  }

  /** A command with its parameters ({@code @} is the folder of files), its result, and when to cancel it, ms. */
  private record Run(String command, String options, String done, int... moments) {

    @Override
    public String toString() {
      return command + " " + options;
    }
  }

  private static final String CORTEX = "efield=@efield.nii.gz tissues=@tissues.nii.gz cells=@cells spacing=0.25 "
      + "azimuths=12 ";
  private static final String COIL = "tissues=@round.nii.gz coil=Figure8_70mm target=0,0,25 handle=0,-40,25 ";

  static final List<Run> RUNS = List.of(
      new Run("Convert E-field...", "input=@head.msh spacing=0.1 output=out.nii.gz", "out.nii.gz", 0, 100, 300, 900),
      new Run("Field Components...", "efield=@efield.nii.gz tissues=@tissues.nii.gz output=out.tif", "out.tif", 0, 60),
      new Run("Simulate E-field...", COIL + "spacing=0.7 output=out.nii.gz", "out.nii.gz", 0, 100, 300, 900),
      new Run("Simulate E-field...", "sphere=85 coil=Figure8_70mm target=0,0,80 spacing=1 output=out.nii.gz",
          "out.nii.gz",
          100, 600),
      new Run("Place Neurons...", "tissues=@tissues.nii.gz spacing=0.05 output=out.csv", "out.csv", 0, 100, 400),
      new Run("Estimate Thresholds...", CORTEX + "estimator=cable checkpoint=parts output=out", "out/summary.json", 0,
          200,
          800),
      new Run("Estimate Thresholds...", CORTEX + "estimator=uniform output=out", "out/summary.json", 300, 900),
      new Run("Estimate Thresholds...", CORTEX.replace("@cells", "L5_TTPC2_cADpyr232_1") + "estimator=cnn output=out",
          "out/summary.json", 300, 900),
      new Run("Compare Estimators...", CORTEX + "estimators=uniform limit=0 output=out", "out/summary.json", 400),
      new Run("From Head to Map...", COIL + "cells=@cells radius=15 spacing=0.5 output=out", "out/summary.json", 50,
          300,
          1200),
      new Run("Direction Map...", "cell=@cells/L5_Small theta_step=2 phi_step=1 output=out.csv", "out.csv", 0, 300),
      new Run("Simulate Neuron...", "cell=L5_Synthetic duration=1000 output=out", "out/summary.json", 0, 500),
      new Run("Generate Training Data...", "cells=@cells synthetic=4 sites=2000 output=out", "out/summary.json", 0, 100,
          700),
      new Run("Import Neuron Models...", "cells=@cells library=out", "out/L5_Small", 0, 30));

  @ParameterizedTest
  @FieldSource("RUNS")
  void endsSoonAndCleanly(Run run) throws Exception {
    for (int moment : run.moments) {
      Path folder = Files.createDirectories(out.resolve("after" + moment));
      String options = run.options.replace("@", head + "/")
          .replaceAll("(output|checkpoint|library)=", "$1=" + folder + "/");
      Throwable[] end = new Throwable[1];
      Thread thread = new Thread(() -> {
        try {
          Batch.runCommand(run.command, options);
        } catch (Throwable e) {
          end[0] = e;
        }
      });
      thread.start();
      thread.join(Math.max(1, moment));
      long before = SYSTEM.getProcessCpuTime();
      thread.interrupt();
      thread.join(MOST_MS);
      double seconds = (SYSTEM.getProcessCpuTime() - before) * 1e-9;
      assertFalse(thread.isAlive(), () -> moment + " ms: still at " + Arrays.toString(thread.getStackTrace()));
      assertTrue(seconds < MOST_CPU_SECONDS, () -> moment + " ms: ended after " + seconds + " s of processor time");
      assertEquals(end[0] == null, Files.exists(folder.resolve(run.done)), moment + " ms: " + end[0]);
      if (end[0] != null) {
        assertInstanceOf(CancellationException.class, end[0], moment + " ms");
        assertLogged(folder);
      }
      assertNothingIsLeft(folder);
    }
  }

  private static void assertLogged(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path log = files.filter(f -> f.toString().endsWith(".log")).findFirst().orElseThrow();
      List<String> lines = Files.readAllLines(log);
      assertTrue(lines.get(lines.size() - 1).contains("Z cancelled after "), lines::toString);
    }
  }

  private static void assertNothingIsLeft(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(List.of(), files.filter(f -> f.getFileName().toString().startsWith(".partial")).toList());
    }
    for (int wait = 0; wait < MOST_MS && !workers().isEmpty(); wait += 20) {
      Thread.sleep(20);
    }
    assertEquals(List.of(), workers());
  }

  private static List<String> workers() {
    return Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).map(Thread::getName)
        .filter(name -> name.startsWith("tms-thresholds")).toList();
  }

  private static boolean messages(Path log, String what) throws IOException {
    return Files.exists(log) && Files.readString(log).contains(what);
  }

  @Test
  void imageOfTheSelectionMayBeClosedDuringTheRun() throws Exception {
    String options = CORTEX.replace("@", head + "/") + "estimator=cable limit=20 tolerance=0.05 roi=active "
        + "output=" + out;
    Throwable[] end = new Throwable[1];
    ImagePlus image = EFieldImages.toImage(ImageFiles.openEField(head.resolve("efield.nii.gz")));
    image.setRoi(new OvalRoi(4, 4, 12, 12));
    for (String folder : List.of("/kept", "/closed")) {
      Thread thread = new Thread(() -> {
        WindowManager.setTempCurrentImage(image);
        try {
          Batch.runCommand("Estimate Thresholds...", options + folder);
        } catch (Throwable e) {
          end[0] = e;
        }
      });
      thread.start();
      if (folder.equals("/closed")) {
        while (thread.isAlive() && !messages(out.resolve("closed.log"), "dI/dt of the E-field")) {
          Thread.sleep(1);
        }
        image.deleteRoi();
        image.close();
      }
      thread.join();
      assertEquals(null, end[0], folder);
    }
    assertEquals(-1, Files.mismatch(out.resolve("kept/thresholds.csv"), out.resolve("closed/thresholds.csv")));
  }
}

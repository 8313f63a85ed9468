/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests loading without TensorFlow and with a legacy TensorFlow before it on the class path. */
class TensorFlowLoaderTest {

  private static final NetworkDescription NETWORK = new NetworkDescription("test", PatchGrid.centred(2, 1), List.of(),
      new NetworkHead.Linear(), false, List.of(new NetworkOutput("L5_A", "monophasic", 1, 1)));

  @TempDir
  Path folder;

  @Test
  void namesAFolderWithoutTheJars() {
    IOException e = assertThrows(IOException.class, () -> TensorFlowLoader.find(folder, folder.resolve("none")));
    assertEquals("TensorFlow is incomplete: the jar of tensorflow-core-api is not in " + folder
        + "; the command Install TensorFlow Engine... lists the jars", e.getMessage());
  }

  /** A complete TensorFlow on the class path (Maven profile {@code training}) takes precedence. */
  @Test
  void loadsTheInstalledJarsWithoutAFolder() throws IOException {
    Path installed = Files.createDirectories(folder.resolve("installed"));
    String natives = "org/tensorflow/internal/c_api/" + TensorFlowLoader.platform() + "/"
        + System.mapLibraryName("jnitensorflow");
    if (getClass().getClassLoader().getResource(natives) != null) {
      TensorFlowLoader.find(null, installed).close();
      return;
    }
    for (Path nothing : List.of(folder.resolve("none"), installed)) {
      IOException e = assertThrows(IOException.class, () -> TensorFlowLoader.find(null, nothing));
      assertEquals("TensorFlow is not installed: use the command Install TensorFlow Engine..., or give the folder of "
          + "its jars, tensorflow=", e.getMessage());
    }
    TestJars.write(installed.resolve("api.jar"), "org/tensorflow/types/TFloat32.class");
    IOException part = assertThrows(IOException.class, () -> TensorFlowLoader.find(null, installed));
    assertTrue(part.getMessage().startsWith("TensorFlow is incomplete: the jar of tensorflow-core-native is not in "
        + installed), part.getMessage());
    TestJars.writeEmptyTensorFlow(installed.resolve("all.jar"));
    TensorFlowLoader.find(null, installed).close();
  }

  /** Runs in a separate JVM, because native libraries can be loaded only once. */
  @Test
  @Tag("jvm")
  void loadsBesideALegacyTensorFlowOnTheClassPath() throws Exception {
    Natives.require(NETWORK).close();
    Path source = folder.resolve("org/tensorflow/Graph.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "package org.tensorflow; public final class Graph { public static int legacy = 1; }");
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", source.toString()));
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path out = folder.resolve("out");
    int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", folder + File.pathSeparator + classPath, Beside.class.getName()).redirectOutput(out.toFile())
        .redirectError(folder.resolve("err").toFile()).start().waitFor();
    assertEquals("legacy 1, output 7.0", Files.readString(out).strip());
    assertEquals(0, exit);
  }

  /** Uses both the legacy class and the new TensorFlow. */
  static final class Beside {

    private Beside() {}

    public static void main(String[] args) throws Exception {
      float[] output = new float[1];
      try (GradientEngine engine = TensorFlow.engine(NETWORK, 1, null)) {
        engine.predict(new float[][] {new float[24], {7}}, new float[24], 1, output);
      }
      int legacy = Class.forName("org.tensorflow.Graph").getField("legacy").getInt(null);
      System.out.println("legacy " + legacy + ", output " + output[0]);
    }
  }
}

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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Writes jars of empty files. */
public final class TestJars {

  private TestJars() {}

  /** Writes a jar with empty files of the given names. */
  public static void write(Path jar, String... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar); JarOutputStream zip = new JarOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
      }
    }
  }

  /** Writes a jar that contains all parts of TensorFlow by name, as empty files. */
  public static void writeEmptyTensorFlow(Path jar) throws IOException {
    write(jar, "org/tensorflow/types/TFloat32.class", "org/tensorflow/internal/c_api/TF_Graph.class",
        "org/tensorflow/internal/c_api/" + TensorFlowLoader.platform() + "/" + System.mapLibraryName("jnitensorflow"),
        "org/tensorflow/ndarray/NdArray.class", "org/bytedeco/javacpp/Loader.class",
        "com/google/protobuf/GeneratedMessageV3$UnusedPrivateParameter.class");
  }
}

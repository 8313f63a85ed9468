package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.training.TensorFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What evaluates networks, in the words of macros. */
record EngineWords(String engine, String tensorflow) {

  static final String JAVA = "java";
  static final String TENSORFLOW = "tensorflow";

  /**
   * Plain Java, or TensorFlow, which is started.
   *
   * @throws IOException if TensorFlow is not there or does not start
   */
  InferenceEngine chosen() throws IOException {
    if (engine.equals(JAVA)) {
      return InferenceEngine.JAVA;
    }
    try {
      return TensorFlow.inference(jars(tensorflow));
    } catch (IOException e) {
      throw new IOException("engine=" + engine + ": " + e.getMessage() + "; engine=" + JAVA + " needs none", e);
    }
  }

  /**
   * Folder of the jars of TensorFlow; null if the word was left out.
   *
   * @throws IllegalArgumentException if there is no such folder
   */
  static Path jars(String tensorflow) {
    if (!Words.given(tensorflow)) {
      return null;
    }
    Path folder = Path.of(tensorflow);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("tensorflow=" + tensorflow + ": there is no such folder");
    }
    return folder;
  }
}

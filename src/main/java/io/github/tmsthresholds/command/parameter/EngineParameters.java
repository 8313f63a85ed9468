package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What evaluates networks, in the words of macros. */
public record EngineParameters(String engine, String tensorflow) {

  public static final String JAVA = "java";
  public static final String TENSORFLOW = "tensorflow";

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
  public static Path jars(String tensorflow) {
    if (!Parameters.isSet(tensorflow)) {
      return null;
    }
    Path folder = Path.of(tensorflow);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("tensorflow=" + tensorflow + ": there is no such folder");
    }
    return folder;
  }
}

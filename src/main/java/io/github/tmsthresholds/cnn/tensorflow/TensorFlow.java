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

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.cnn.Inference;
import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.BackgroundCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * Access to TensorFlow, which is optional. Its native libraries are on the class path with the Maven profile
 * {@code training}, or in a folder of jars, by default the one into which {@link TensorFlowInstaller} copies them.
 * Thread-safe.
 */
public final class TensorFlow {

  private static final String ENGINE = "io.github.tmsthresholds.cnn.tensorflow.graph.TensorFlowEngine";
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  /** Loader of the TensorFlow that runs; there is only one, since native libraries cannot be loaded twice. */
  private static TensorFlowLoader loader;
  private static String version;
  /** Number of threads of the first engine, which TensorFlow uses from then on; 0 before. */
  private static int threads;

  private TensorFlow() {}

  /** Returns the folder of the installed jars, {@code .tms-thresholds/tensorflow} in the user's home folder. */
  public static Path installed() {
    return home("tensorflow");
  }

  private static Path home(String folder) {
    return Path.of(System.getProperty("user.home"), ".tms-thresholds", folder);
  }

  /**
   * Starts TensorFlow, unless it runs already, and returns its version. A TensorFlow that runs cannot be replaced by
   * that of another folder.
   *
   * @param jars folder of the jars of TensorFlow; null for those on the class path, or else those installed
   * @throws IOException if TensorFlow is not available or does not start; the message says what is missing
   * @throws java.util.concurrent.CancellationException if the thread was interrupted; TensorFlow continues to start
   */
  public static String start(Path jars) throws IOException {
    // an interruption while native libraries are unpacked or loaded would leave a TensorFlow that cannot start
    return BackgroundCall.run(() -> startHere(jars));
  }

  private static synchronized String startHere(Path jars) throws IOException {
    if (version != null && jars == null) {
      return version;
    }
    TensorFlowLoader started = TensorFlowLoader.find(jars, installed());
    if (version != null) {
      started.close();
      return version;
    }
    String cache = System.getProperty(CACHE);
    if (cache == null) {
      // separate cache: a native library that another class loader uses cannot be loaded from the same file
      System.setProperty(CACHE, home("natives").toString());
    }
    try {
      version = (String) started.loadClass("org.tensorflow.TensorFlow").getMethod("version").invoke(null);
      loader = started;
      return version;
    } catch (InvocationTargetException e) {
      throw failure(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failure(e);
    } finally {
      if (cache == null) {
        System.clearProperty(CACHE);
      }
      if (loader == null) {
        started.close();
      }
    }
  }

  /**
   * Creates an engine for the training of a network.
   *
   * @param number number of threads, on which the bits of the result depend
   * @param jars folder of the jars of TensorFlow; null for those on the class path, or else those installed
   * @throws IllegalArgumentException if TensorFlow already runs with another number of threads
   * @throws IOException if TensorFlow is not available or does not start; the message says what is missing
   */
  public static GradientEngine engine(NetworkDescription network, int number, Path jars) throws IOException {
    start(jars);
    return trainingEngine(network, number);
  }

  private static synchronized GradientEngine trainingEngine(NetworkDescription network, int number) throws IOException {
    if (threads != 0 && number != threads) {
      throw new InvalidInputException("threads", number, "must be " + threads
          + ", the number of threads with which TensorFlow runs; restart to use another");
    }
    return engine(network, number);
  }

  private static GradientEngine engine(NetworkDescription network, int number) throws IOException {
    try {
      GradientEngine engine = (GradientEngine) loader.loadClass(ENGINE)
          .getConstructor(NetworkDescription.class, int.class).newInstance(network, number);
      threads = number;
      return engine;
    } catch (InvocationTargetException e) {
      throw failure(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failure(e);
    }
  }

  /**
   * Returns the inference engine of TensorFlow. Its thresholds agree with those of plain Java within 1e-5 (relative).
   *
   * @param jars folder of the jars of TensorFlow; null for those on the class path, or else those installed
   * @throws IOException if TensorFlow is not available or does not start; the message says what is missing
   */
  public static InferenceEngine inference(Path jars) throws IOException {
    String version = start(jars);
    return new InferenceEngine() {
      @Override
      public Inference inference(Network network, int lanes) {
        try {
          return new TensorFlowInference(network, inferenceEngine(network.description()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public String version() {
        return "TensorFlow " + version + " ";
      }
    };
  }

  /**
   * Creates an engine with one thread, or with the number with which TensorFlow already runs. The caller's threads have
   * an engine each, so that their number does not change the results.
   */
  private static synchronized GradientEngine inferenceEngine(NetworkDescription network) throws IOException {
    return engine(network, Math.max(1, threads));
  }

  private static IOException failure(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new IOException("TensorFlow does not start on this computer (" + root + ")", cause);
  }
}

package io.github.tmsthresholds.cnn.tensorflow;

import io.github.tmsthresholds.cnn.GradientEngine;
import io.github.tmsthresholds.cnn.Inference;
import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.progress.BackgroundCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * The way to TensorFlow, which need not be there: its native libraries come with the Maven profile {@code training}, from
 * a folder of jars, or from where {@link TensorFlowInstaller} put them. Thread-safe.
 */
public final class TensorFlow {

  private static final String ENGINE = "io.github.tmsthresholds.cnn.tensorflow.graph.TensorFlowEngine";
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  /** One for good: native libraries cannot be loaded twice. */
  private static TensorFlowLoader loader;
  private static String version;
  /** Of the first engine; TensorFlow keeps to it. */
  private static int threads;

  private TensorFlow() {}

  /** The folder of the jars that {@link TensorFlowInstaller} installs, {@code .tms-thresholds/tensorflow} at home. */
  public static Path installed() {
    return home("tensorflow");
  }

  private static Path home(String folder) {
    return Path.of(System.getProperty("user.home"), ".tms-thresholds", folder);
  }

  /**
   * Starts TensorFlow, unless it runs already, and tells its version. Once it runs, it is the one that it was started
   * with, whatever the folder.
   *
   * @param jars folder of the jars of TensorFlow; null for those on the class path, or else those installed
   * @throws IOException if TensorFlow is not there or does not start, with a message that says what is missing
   * @throws java.util.concurrent.CancellationException if the thread was interrupted; TensorFlow goes on starting
   */
  public static String start(Path jars) throws IOException {
    // an interruption while natives are unpacked or loaded would leave a TensorFlow that does not start any more
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
      // a cache of its own: a native library that another class loader has in use cannot be loaded from the same file
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
   * An engine for a network.
   *
   * @param wanted number of threads, on which the bits depend
   * @param jars as those of {@link #start}
   * @throws IllegalArgumentException if TensorFlow computes on another number of threads since it first did
   * @throws IOException if TensorFlow is not there or does not start, with a message that says what is missing
   */
  public static GradientEngine engine(NetworkDescription network, int wanted, Path jars) throws IOException {
    start(jars);
    return engineOn(wanted, network);
  }

  private static synchronized GradientEngine engineOn(int wanted, NetworkDescription network) throws IOException {
    if (threads != 0 && wanted != threads) {
      throw new IllegalArgumentException("threads=" + wanted + ": TensorFlow keeps to the number of threads that it first "
          + "had, " + threads + "; restart for another");
    }
    return engine(network, wanted);
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
   * TensorFlow as what evaluates trained networks; their thresholds are those of plain Java within 1e-5.
   *
   * @param jars as those of {@link #start}
   * @throws IOException if TensorFlow is not there or does not start, with a message that says what is missing
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

  /** On one thread if it may choose: several have an engine each, so that their number changes no bit. */
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

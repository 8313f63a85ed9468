package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.NetworkDescription;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/**
 * The way to TensorFlow, which need not be there: its native libraries come with the Maven profile {@code training} or
 * from a folder of jars. Thread-safe.
 */
public final class TensorFlow {

  private static final String ENGINE = "io.github.tmsthresholds.cnn.tensorflow.TensorFlowEngine";
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  /** One for good: native libraries cannot be loaded twice. */
  private static TensorFlowLoader loader;

  private TensorFlow() {}

  /**
   * An engine for a network.
   *
   * @param jars folder of the jars of TensorFlow; null for those on the class path. Once TensorFlow runs, it is the one
   *     that it was started with
   * @throws IOException if TensorFlow is not there or does not start, with a message that says what is missing
   */
  public static synchronized GradientEngine engine(NetworkDescription network, int threads, Path jars)
      throws IOException {
    if (loader == null) {
      loader = TensorFlowLoader.over(jars);
    }
    String cache = System.getProperty(CACHE);
    if (cache == null) {
      // a cache of its own: a native library that another class loader has in use cannot be loaded from the same file
      System.setProperty(CACHE, Path.of(System.getProperty("user.home"), ".tms-thresholds", "tensorflow").toString());
    }
    try {
      Constructor<?> constructor = loader.loadClass(ENGINE).getConstructor(NetworkDescription.class, int.class);
      return (GradientEngine) constructor.newInstance(network, threads);
    } catch (InvocationTargetException e) {
      throw failure(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failure(e);
    } finally {
      if (cache == null) {
        System.clearProperty(CACHE);
      }
    }
  }

  private static IOException failure(Throwable cause) {
    return new IOException("TensorFlow does not start (" + cause + ")", cause);
  }
}

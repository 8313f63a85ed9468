package io.github.tmsthresholds.ij;

import ij.IJ;
import io.github.tmsthresholds.command.run.Display;
import org.scijava.Context;

/** The SciJava side of the running ImageJ: Fiji's own context or, in plain ImageJ 1.x, one made at the first need. */
final class Host {

  private static Context context;

  private Host() {}

  /** Whether no window can be shown. */
  static boolean headless() {
    return !Display.isAvailable();
  }

  static synchronized Context context() {
    if (context == null) {
      Thread thread = Thread.currentThread();
      ClassLoader saved = thread.getContextClassLoader();
      thread.setContextClassLoader(Host.class.getClassLoader());
      try {
        // Fiji answers this call with its context; plain ImageJ makes a new object of the class.
        context = (Context) IJ.runPlugIn(Context.class.getName(), "");
      } finally {
        thread.setContextClassLoader(saved);
      }
    }
    return context;
  }
}

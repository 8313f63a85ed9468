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

import ij.IJ;
import io.github.tmsthresholds.command.run.Display;
import org.scijava.Context;

/** Gives access to the SciJava context: Fiji's own or, in plain ImageJ 1.x, one that is created at first use. */
final class Host {

  private static Context context;

  private Host() {}

  /** Returns whether no window can be shown. */
  static boolean headless() {
    return !Display.isAvailable();
  }

  static synchronized Context context() {
    if (context == null) {
      Thread thread = Thread.currentThread();
      ClassLoader saved = thread.getContextClassLoader();
      thread.setContextClassLoader(Host.class.getClassLoader());
      try {
        // Fiji returns its own context; plain ImageJ creates a new instance of the class
        context = (Context) IJ.runPlugIn(Context.class.getName(), "");
      } finally {
        thread.setContextClassLoader(saved);
      }
    }
    return context;
  }
}

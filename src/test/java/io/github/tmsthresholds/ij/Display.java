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
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Provides the display for tests with windows: their own if Xvfb is installed, else the existing one. */
final class Display {

  private Display() {}

  /** Returns the prefix of a command line that needs a display; skips the test, loudly, if there is none. */
  static List<String> line(String size) {
    for (String path : System.getenv("PATH").split(File.pathSeparator)) {
      if (IJ.isLinux() && Files.isExecutable(Path.of(path, "xvfb-run"))) {
        // displays of different sizes can start at once, because each searches for a free number from another one;
        // keys do not repeat, however long a busy machine takes to release them
        int first = 100 + Integer.parseInt(size.substring(0, size.indexOf('x'))) / 10;
        return List.of("xvfb-run", "-a", "-n", "" + first, "-s", "-screen 0 " + size + "x24 -r");
      }
    }
    if (IJ.isLinux() && System.getenv("DISPLAY") == null) {
      System.err.println("SKIPPED: no display, and no xvfb-run to show ImageJ's windows on");
      Assumptions.abort("no display and no xvfb-run");
    }
    return List.of();
  }
}

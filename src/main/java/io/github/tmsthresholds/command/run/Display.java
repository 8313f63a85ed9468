package io.github.tmsthresholds.command.run;

import ij.IJ;
import java.awt.GraphicsEnvironment;

/** Where results and errors can be shown. */
public final class Display {

  private Display() {}

  /**
   * Whether ImageJ has windows: not without a display, nor in a batch ({@code ij.ImageJ -batch}), which must neither open
   * one nor wait for somebody to close it.
   */
  public static boolean isAvailable() {
    return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null;
  }
}

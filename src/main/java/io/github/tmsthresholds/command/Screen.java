package io.github.tmsthresholds.command;

import ij.IJ;
import java.awt.GraphicsEnvironment;

/** Where results and errors can be shown. */
public final class Screen {

  private Screen() {}

  /**
   * Whether ImageJ has windows: not without a display, nor in a batch ({@code ij.ImageJ -batch}), which must neither open
   * one nor wait for somebody to close it.
   */
  public static boolean isThere() {
    return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null;
  }
}

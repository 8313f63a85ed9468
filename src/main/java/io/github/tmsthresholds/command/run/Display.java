/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import ij.IJ;
import java.awt.GraphicsEnvironment;

/** Where results and errors can be shown. */
public final class Display {

  private Display() {}

  /**
   * Returns whether ImageJ has windows. It has none without a display or in a batch ({@code ij.ImageJ -batch}), which
   * must neither open a window nor wait for one to be closed.
   */
  public static boolean isAvailable() {
    return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null;
  }
}

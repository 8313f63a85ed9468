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
import ij.ImagePlus;
import ij.WindowManager;
import io.github.tmsthresholds.io.Sha256;
import java.nio.ByteBuffer;

/** Opens a TIFF file in Fiji, before any command of the plugin has run, and prints what its window shows. */
final class FijiMapProbe {

  private FijiMapProbe() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Class.forName("net.imagej.Main").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    InFiji.open(args[0]);
  }

  /** Loads ImageJ's classes, which Fiji's main class has patched. */
  static final class InFiji {

    static void open(String file) {
      DesktopUser.await("Fiji", () -> IJ.getInstance() != null && IJ.getInstance().isShowing());
      IJ.wait(2000);
      IJ.open(file);
      DesktopUser.await("image", () -> WindowManager.getCurrentImage() != null
          && WindowManager.getCurrentImage().getCanvas() != null);
      ImagePlus image = WindowManager.getCurrentImage();
      DesktopUser.await("zoom", () -> image.getCanvas().getMagnification() > 1);
      IJ.wait(500);
      System.out.println("zoom: " + image.getCanvas().getMagnification());
      System.out.println("position: " + image.getC() + " " + image.getZ());
      System.out.println(described(image));
      System.out.println("done");
      Runtime.getRuntime().halt(0);
    }

    /** Returns hashes of the pixels and the colours, the range and the number of parts of the overlay. */
    static String described(ImagePlus image) {
      Sha256 pixels = new Sha256(), colours = new Sha256();
      for (int plane = 1; plane <= image.getStackSize(); plane++) {
        float[] values = (float[]) image.getStack().getPixels(plane);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        pixels.bytes(bytes);
      }
      StringBuilder ranges = new StringBuilder();
      for (var lut : image.getLuts()) {
        colours.bytes(lut.getBytes());
        ranges.append(lut.min).append(" to ").append(lut.max).append("; ");
      }
      return "image: " + pixels.hex() + " " + colours.hex() + " " + ranges + image.getOverlay().size();
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import ij.ImageListener;
import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.ImageCanvas;
import ij.gui.ImageWindow;
import java.awt.Dimension;
import java.awt.Rectangle;

/**
 * The plane and the zoom at which our images open. ImageJ opens images at 100 %, at which a volume of a few millimetres
 * per voxel is a stamp, and TIFF files at their first plane. So the plane is kept in the image property {@value
 * #POSITION}, and images with our affine are enlarged when their window opens.
 */
public final class OpeningView {

  /** Image property: channel and slice, from 1. */
  static final String POSITION = "tms.position";

  /** Largest side of an image when it opens, screen pixels. */
  private static final int LARGEST = 700;

  private static boolean installed;

  private OpeningView() {}

  /** Shows the plane with the most values in the range of the colours, and keeps its position for files. */
  static void showRichest(ImagePlus map) {
    int richest = 1;
    long most = -1;
    for (int plane = 1; plane <= map.getStackSize(); plane++) {
      long coloured = 0;
      for (float value : (float[]) map.getStack().getPixels(plane)) {
        coloured += value <= map.getDisplayRangeMax() ? 1 : 0;
      }
      if (coloured > most) {
        most = coloured;
        richest = plane;
      }
    }
    int[] position = map.convertIndexToPosition(richest);
    map.setPosition(position[0], position[1], 1);
    map.setProp(POSITION, position[0] + " " + position[1]);
  }

  /** Returns the zoom of an image on a large screen: one of ImageJ's levels, at least 1. */
  static double zoom(ImagePlus image) {
    return zoom(image, new Dimension(LARGEST, LARGEST));
  }

  private static double zoom(ImagePlus image, Dimension room) {
    double zoom = 1;
    for (double next = 1; next < 32; ) {
      next = ImageCanvas.getHigherZoomLevel(next);
      if (next * image.getWidth() <= room.width && next * image.getHeight() <= room.height) {
        zoom = next;
      }
    }
    return zoom;
  }

  /** Applies plane and zoom whenever a window with one of our images opens, from now on. */
  public static synchronized void install() {
    if (!installed) {
      installed = true;
      ImagePlus.addImageListener(new Windows());
    }
  }

  private static final class Windows implements ImageListener {

    @Override
    public void imageOpened(ImagePlus image) {
      if (image.getProp(ImageGrid.AFFINE) != null && image.getWindow() != null) {
        restorePosition(image);
        enlarge(image);
      }
    }

    @Override
    public void imageClosed(ImagePlus image) {
      // only opening matters
    }

    @Override
    public void imageUpdated(ImagePlus image) {
      // only opening matters
    }
  }

  /** Shows the plane that is kept, unless another than the first is shown already. */
  private static void restorePosition(ImagePlus image) {
    String kept = image.getProp(POSITION);
    if (kept != null && kept.matches("[1-9][0-9]{0,6} [1-9][0-9]{0,6}") && image.getCurrentSlice() == 1) {
      int channel = Integer.parseInt(kept.split(" ")[0]), slice = Integer.parseInt(kept.split(" ")[1]);
      if (channel <= image.getNChannels() && slice <= image.getNSlices()) {
        image.setPosition(channel, slice, 1);
      }
    }
  }

  private static void enlarge(ImagePlus image) {
    ImageWindow window = image.getWindow();
    ImageCanvas canvas = image.getCanvas();
    Rectangle screen = GUI.getMaxWindowBounds(window);
    int frameWidth = window.getWidth() - canvas.getWidth(), frameHeight = window.getHeight() - canvas.getHeight();
    double zoom = zoom(image, new Dimension(Math.min(LARGEST, screen.width - frameWidth),
        Math.min(LARGEST, screen.height - frameHeight)));
    if (zoom <= canvas.getMagnification()) {
      return;
    }
    canvas.setSize((int) (zoom * image.getWidth()), (int) (zoom * image.getHeight()));
    canvas.setMagnification(zoom);
    window.pack();
    window.setLocation(
        Math.max(screen.x, Math.min(window.getX(), screen.x + screen.width - window.getWidth())),
        Math.max(screen.y, Math.min(window.getY(), screen.y + screen.height - window.getHeight())));
  }
}

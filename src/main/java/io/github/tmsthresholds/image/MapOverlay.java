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

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * Overlays for the maps of {@link MapImages}: the outline of the grey matter in each slice, and a {@link MapBar} of the
 * colours. TIFF files hold them. Shows nothing on the screen.
 */
public final class MapOverlay {

  /** An overlay of a bar alone. */
  public static final MapOverlay BAR = new MapOverlay(List.of());

  private static final Color OUTLINE = new Color(0x606060);

  /** Outlines, at the positions of slices counted from 1. */
  private final List<Roi> outlines;

  private MapOverlay(List<Roi> outlines) {
    this.outlines = outlines;
  }

  /**
   * Returns the overlay of a bar and the outlines of grey matter.
   *
   * @param grey matter, on the grid of the maps
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static MapOverlay outlining(VoxelMask grey, Progress progress) {
    Grid grid = grey.grid();
    int plane = grid.nx() * grid.ny();
    List<Roi> outlines = new ArrayList<>();
    for (int z = 0; z < grid.nz(); z++) {
      progress.step("outlines of grey matter", z, grid.nz());
      ByteProcessor slice = new ByteProcessor(grid.nx(), grid.ny());
      for (int i = 0; i < plane; i++) {
        slice.set(i, grey.contains(z * plane + i) ? 255 : 0);
      }
      slice.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
      Roi roi = new ThresholdToSelection().convert(slice);
      if (roi != null) {
        roi.setStrokeColor(OUTLINE);
        roi.setPosition(z + 1);
        outlines.add(roi);
      }
    }
    return new MapOverlay(outlines);
  }

  /** Adds the overlay to an image, whose own it replaces. */
  public void addTo(ImagePlus map) {
    Overlay overlay = new Overlay();
    for (Roi outline : outlines) {
      Roi roi = (Roi) outline.clone();
      if (map.getNChannels() > 1) {
        roi.setPosition(0, outline.getPosition(), 0);
      }
      overlay.add(roi, "grey matter");
    }
    MapBar.add(map, overlay);
    map.setOverlay(overlay);
  }
}

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
import ij.WindowManager;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import java.awt.Point;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Converts ImageJ's selections (ROIs) to voxels of the volume that they were drawn on. A selection with a slice
 * position contains voxels of that slice; one without contains those of every slice, as ImageJ shows it in every slice.
 * Selections of the same name make one set of voxels. Stateless.
 */
public final class Selections {

  private static final int MOST_BYTES = 64 << 20;

  private Selections() {}

  /**
   * Reads a {@code .roi} file, or a {@code .zip} of them as the ROI Manager saves it.
   *
   * @param grid of the volume that the selections were drawn on
   * @return voxels by the selections' names, in the file's order
   * @throws FormatException if it is not such a file, or a selection is a line or holds no voxel of the grid
   * @throws IOException if it cannot be read
   */
  public static Map<String, VoxelMask> read(Path file, Grid grid) throws IOException {
    try {
      return masks(open(file), grid);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, e.getMessage(), e);
    }
  }

  /**
   * Returns the selection of the active image, on that image's own grid.
   *
   * @throws IllegalArgumentException if there is none, or the image has no position in the world
   */
  public static Map<String, VoxelMask> active() {
    ImagePlus image = WindowManager.getCurrentImage();
    if (image == null || image.getRoi() == null) {
      throw new InvalidInputException(image == null ? "no image is open" : image.getTitle() + " has no selection");
    }
    Roi roi = image.getRoi();
    return masks(Map.of(roi.getName() == null ? "selection" : roi.getName(), List.of(roi)), ImageGrid.of(image));
  }

  private static Map<String, List<Roi>> open(Path file) throws IOException {
    Map<String, List<Roi>> rois = new LinkedHashMap<>();
    String name = file.getFileName().toString();
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".roi")) {
      try (InputStream in = Files.newInputStream(file)) {
        add(name, in, rois);
      }
    } else if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (entry.getName().endsWith(".roi")) {
            add(entry.getName(), zip, rois);
          }
        }
      } catch (ZipException e) {
        throw new FormatException(file, "is a damaged zip: " + e.getMessage(), e);
      }
    } else {
      throw new InvalidInputException("unknown extension, must be .roi or .zip");
    }
    if (rois.isEmpty()) {
      throw new InvalidInputException("holds no selection (.roi)");
    }
    return rois;
  }

  private static void add(String entry, InputStream in, Map<String, List<Roi>> rois) throws IOException {
    String name = entry.replaceFirst(".*/", "").replaceFirst("(?i)\\.roi$", "");
    byte[] bytes = in.readNBytes(MOST_BYTES);
    Roi roi;
    try {
      roi = new RoiDecoder(bytes, name).getRoi();
    } catch (IOException | RuntimeException e) {
      throw new InvalidInputException(entry + " is not a selection of ImageJ", e);
    }
    rois.computeIfAbsent(roi.getName() == null ? name : roi.getName(), k -> new ArrayList<>()).add(roi);
  }

  private static Map<String, VoxelMask> masks(Map<String, List<Roi>> rois, Grid grid) {
    Map<String, VoxelMask> masks = new LinkedHashMap<>();
    rois.forEach((name, list) -> {
      BitSet voxels = new BitSet(grid.voxels());
      list.forEach(roi -> add(name, roi, grid, voxels));
      if (voxels.isEmpty()) {
        throw new InvalidInputException("selection " + name + " holds no voxel of the " + grid.nx() + " x "
            + grid.ny() + " x " + grid.nz() + " that it is used on");
      }
      masks.put(name, VoxelMask.of(grid, voxels::get));
    });
    return masks;
  }

  private static void add(String name, Roi roi, Grid grid, BitSet voxels) {
    if (!roi.isArea() && roi.getType() != Roi.POINT) {
      throw new InvalidInputException("selection " + name + " is a " + roi.getTypeAsString()
          + ", must be an area or points");
    }
    int slice = roi.hasHyperStackPosition() ? roi.getZPosition() : roi.getPosition();
    int first = slice == 0 ? 0 : slice - 1, last = slice == 0 ? grid.nz() - 1 : slice - 1;
    for (Point p : roi.getContainedPoints()) {
      for (int z = first; z <= last; z++) {
        if (grid.contains(p.x, p.y, z)) {
          voxels.set(grid.index(p.x, p.y, z));
        }
      }
    }
  }
}

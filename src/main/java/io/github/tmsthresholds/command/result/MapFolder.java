/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import ij.ImagePlus;
import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.command.parameter.MapParameters;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.cortex.SitesOnSurface;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.io.GiftiWriter;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.MapOverlay;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.NeuronTable;
import io.github.tmsthresholds.map.SurfaceMap;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.plot.Figure;
import io.github.tmsthresholds.plot.MapFigure;
import io.github.tmsthresholds.plot.MapPlanes;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.LayerwiseEstimation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder of results: maps as TIFF and NIfTI, tables, and a summary, which is written last. */
public final class MapFolder {

  /** Name of the map files, without extension. */
  public static final String MAP = "threshold_map";
  private static final String MAP_OF_FIELD = "threshold_map_V_per_m";
  /** End of the names of files with the thresholds on a surface, after the name of the surface. */
  static final String ON_SURFACE = "_" + MAP + ".func.gii";
  private static final String FRACTION = "fraction_fired";
  static final String SUMMARY = "summary.json";
  /** Key of the summary for a short text that names estimator and pulse. */
  static final String ORIGIN = "thresholds_by";
  private static final List<String> EXTENSIONS = List.of(".nii.gz", ".tif");
  /** Number of arrays of the size of a map that exist at once: map, filled map, image, and one to fill or save. */
  private static final int ARRAYS = 4;
  /** Measured times of writing: of the first figure, per value of a map, and per neuron. */
  private static final double FIRST_FIGURE_S = 1.5, S_PER_VALUE = 0.8e-6, S_PER_NEURON = 3e-5;
  /** Number of parts that take time: the outlines, three quantities and the figure. */
  private static final int PARTS = 5;

  private final Path folder;
  private final MapParameters mapOptions;
  private final String origin;
  private final ThresholdScale scale;
  private final List<String> files = new ArrayList<>();

  /** @param origin short text that names estimator and pulse */
  public MapFolder(Path folder, MapParameters mapOptions, String origin) {
    this.folder = folder;
    this.mapOptions = mapOptions;
    this.origin = origin;
    this.scale = mapOptions.thresholdScale();
  }

  /**
   * Checks that the maps of a grid fit into memory, before the thresholds are computed.
   *
   * @throws io.github.tmsthresholds.io.InvalidInputException if they do not
   */
  public static void requireMemory(Grid grid, MapParameters mapOptions, List<CellModel> cells, List<Site> sites) {
    int channels = mapOptions.channels(cells, sites);
    ThresholdMap.requireSize(grid, channels);
    JavaMemory.require((double) ARRAYS * Float.BYTES * channels * grid.voxels(), describe(MAP, grid, channels),
        "use an E-field with larger voxels or of a smaller region (Convert E-field), or fewer layers");
  }

  /** Predicts the time to write tables, maps and the figure of one map, s. */
  public static double seconds(Grid grid, MapParameters mapOptions, List<CellModel> cells, List<Site> sites) {
    double values = (double) grid.voxels() * mapOptions.channels(cells, sites);
    return FIRST_FIGURE_S + S_PER_VALUE * values * (mapOptions.fraction().isPresent() ? 3 : 2)
        + S_PER_NEURON * LayerwiseEstimation.thresholds(sites, cells);
  }

  private static String describe(String name, Grid grid, int channels) {
    return name + ": a map of " + grid.nx() + " x " + grid.ny() + " x " + grid.nz() + " voxels and " + channels
        + (channels == 1 ? " channel" : " channels");
  }

  /**
   * Writes the tables, after deleting an earlier summary.
   *
   * @param sites the table that the results' row numbers refer to
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public void writeTables(List<LayerThresholds> results, List<Site> sites, Progress progress) throws IOException {
    Files.deleteIfExists(folder.resolve(SUMMARY));
    SiteTable.write(file("sites.csv"), sites);
    ThresholdTable.writeFull(file(NeuronTable.FILE), results, progress);
  }

  /**
   * Writes the maps of thresholds whose tables are written.
   *
   * @param ribbon voxels to fill, if any
   * @param labels tissues to draw in the figure, if any
   * @return the map of thresholds in A/us
   * @throws IOException if a file cannot be written or a map does not fit into memory; in the latter case the tables
   *     are complete, and the maps that are missing are not those of an earlier run
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public ImagePlus writeMaps(List<LayerThresholds> results, Grid grid, Optional<VoxelMask> ribbon,
      Optional<TissueLabels> labels, Progress progress) throws IOException {
    Optional<MapQuantity> fraction = mapOptions.fraction();
    Outlined voxels = new Outlined(grid, ribbon, outlines(labels, grid, progress.part(0, PARTS)));
    if (fraction.isPresent()) {
      save(FRACTION, results, voxels, fraction.get(), progress.part(1, PARTS));
    }
    save(MAP_OF_FIELD, results, voxels, scale.of(MapQuantity.FIELD), progress.part(2, PARTS));
    SavedMap saved = save(MAP, results, voxels, scale.of(MapQuantity.COIL_RATE), progress.part(3, PARTS));
    try {
      draw(saved.map(), labels, progress.part(4, PARTS));
    } catch (OutOfMemoryError e) {
      throw tooLarge("the figure of " + describe(folder.resolve(MAP).toString(), grid,
          saved.map().channels().size()), e);
    }
    return saved.image();
  }

  /**
   * The voxels of the maps.
   *
   * @param ribbon voxels to fill, if any
   * @param overlay with the outlines of grey matter if they are known
   */
  private record Outlined(Grid grid, Optional<VoxelMask> ribbon, MapOverlay overlay) {}

  private static MapOverlay outlines(Optional<TissueLabels> labels, Grid grid, Progress progress) {
    return labels.isEmpty() ? MapOverlay.BAR : MapOverlay.outlining(
        labels.get().greyMatterOn(grid, progress.between(0, 0.5)), progress.between(0.5, 1));
  }

  private void draw(ThresholdMap coilRate, Optional<TissueLabels> labels, Progress progress) throws IOException {
    if (!coilRate.isEmpty()) {
      String legend = scale.label() + " (A/µs)";
      Figure figure = MapFigure.of("Thresholds (" + origin + ")", coilRate, legend, labels, MapPlanes.RICHEST,
          ColourMap.OF_THRESHOLDS, progress);
      progress.step("drawing " + MAP, 1);
      files.addAll(figure.write(folder, MAP));
    }
  }

  /**
   * Writes the maps on the surfaces on which the neurons are placed, with one array per layer.
   *
   * @param triangles whether to write a file for the triangles beside that for the vertices
   * @param reach largest distance from a site to the vertices that get its value, mm
   */
  public void writeOnto(List<SitesOnSurface> surfaces, List<LayerThresholds> results, boolean triangles, double reach)
      throws IOException {
    Map<String, MapQuantity> quantities = new LinkedHashMap<>(Map.of(MAP, scale.of(MapQuantity.COIL_RATE)));
    quantities.put(MAP_OF_FIELD, scale.of(MapQuantity.FIELD));
    mapOptions.fraction().ifPresent(fraction -> quantities.put(FRACTION, fraction));
    int[] first = new int[results.size()];
    for (SitesOnSurface surface : surfaces) {
      for (String name : quantities.keySet()) {
        List<SurfaceMap> maps = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
          LayerThresholds layer = results.get(i);
          maps.add(SurfaceMap.of(layer, first[i], surface.layers().get(layer.layer()), quantities.get(name), reach));
        }
        GiftiWriter.writeOverlays(file(surface.name() + "_" + name + ".func.gii"),
            maps.stream().map(SurfaceMap::perVertex).toList());
        if (triangles) {
          GiftiWriter.writeOverlays(file(surface.name() + "_" + name + "_triangles.gii"),
              maps.stream().map(SurfaceMap::perTriangle).toList());
        }
      }
      for (int i = 0; i < first.length; i++) {
        first[i] += surface.layers().get(results.get(i).layer()).sites().size();
      }
    }
  }

  /** A map and the image that was saved. */
  private record SavedMap(ThresholdMap map, ImagePlus image) {}

  private SavedMap save(String name, List<LayerThresholds> results, Outlined voxels, MapQuantity quantity,
      Progress progress) throws IOException {
    List<Path> written = EXTENSIONS.stream().map(extension -> file(name + extension)).toList();
    for (Path file : written) {
      Files.deleteIfExists(file);
    }
    try {
      return save(name, results, voxels, quantity, written, progress);
    } catch (OutOfMemoryError e) {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
      int channels = ThresholdMap.channels(results, mapOptions.by()).size();
      throw tooLarge(describe(folder.resolve(name).toString(), voxels.grid(), channels), e);
    }
  }

  private IOException tooLarge(String what, OutOfMemoryError cause) {
    return new IOException(what + " does not fit into memory; " + JavaMemory.moreMemory()
        + "; the thresholds are complete in " + folder.resolve(NeuronTable.FILE), cause);
  }

  private SavedMap save(String name, List<LayerThresholds> results, Outlined voxels, MapQuantity quantity,
      List<Path> files, Progress progress) throws IOException {
    progress.step("voxels of " + name, 0);
    ThresholdMap known = ThresholdMap.of(results, voxels.grid(), quantity, mapOptions.by());
    ThresholdMap map = voxels.ribbon().isPresent()
        ? known.filled(voxels.ribbon().get(), ThresholdMap.REACH, progress.between(0, 0.5)) : known;
    ImagePlus image = ImageFiles.saveMap(map.volume(), !name.equals(FRACTION), voxels.overlay(),
        map.channels(), map.unit(), files, progress.between(0.5, 1));
    CurrentMap.setFolder(image, folder);
    return new SavedMap(map, image);
  }

  /** Returns a file of this folder and lists it in the summary. */
  public Path file(String name) {
    files.add(name);
    return folder.resolve(name);
  }

  /** Writes the summary. */
  public void finish(RunSummary summary) throws IOException {
    summary.put(ORIGIN, origin);
    summary.putScale(scale);
    summary.put("files", files);
    summary.write(folder.resolve(SUMMARY));
    CurrentMap.setMade(folder);
  }

  /** Returns the table of the neurons. */
  public Path thresholds() {
    return folder.resolve(NeuronTable.FILE);
  }

  /** Returns the file of the main result. */
  public Path map() {
    return folder.resolve(MAP + ".tif").toAbsolutePath().normalize();
  }
}

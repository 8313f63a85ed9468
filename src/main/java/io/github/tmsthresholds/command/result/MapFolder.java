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
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.NeuronTable;
import io.github.tmsthresholds.map.SurfaceMap;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.plot.Figure;
import io.github.tmsthresholds.plot.MapFigure;
import io.github.tmsthresholds.plot.MapPlanes;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import java.awt.GraphicsEnvironment;
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
  private static final String FRACTION = "fraction_fired";
  static final String SUMMARY = "summary.json";
  /** Key of the summary for a short text that names estimator and pulse. */
  static final String ORIGIN = "thresholds_by";
  private static final List<String> EXTENSIONS = List.of(".nii.gz", ".tif");
  /** Number of parts that take time to write: the table, three quantities and the figure. */
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
   * Writes all files but the summary, after deleting an earlier summary.
   *
   * @param sites the table that the results' row numbers refer to
   * @param ribbon voxels to fill, if any
   * @param labels tissues to draw in the figure, if any
   * @return the map of thresholds in A/us
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public ImagePlus write(List<LayerThresholds> results, List<Site> sites, Grid grid, Optional<VoxelMask> ribbon,
      Optional<TissueLabels> labels, Progress progress) throws IOException {
    Files.deleteIfExists(folder.resolve(SUMMARY));
    SiteTable.write(file("sites.csv"), sites);
    ThresholdTable.writeFull(file(NeuronTable.FILE), results, progress.part(0, PARTS));
    Optional<MapQuantity> fraction = mapOptions.fraction();
    if (fraction.isPresent()) {
      save(FRACTION, results, grid, fraction.get(), ribbon, progress.part(1, PARTS));
    }
    save(MAP_OF_FIELD, results, grid, scale.of(MapQuantity.FIELD), ribbon, progress.part(2, PARTS));
    SavedMap saved = save(MAP, results, grid, scale.of(MapQuantity.COIL_RATE), ribbon, progress.part(3, PARTS));
    ThresholdMap coilRate = saved.map();
    if (!coilRate.isEmpty()) {
      String legend = scale.label() + " (A/µs)";
      Figure figure = MapFigure.of("Thresholds (" + origin + ")", coilRate, legend, labels, MapPlanes.RICHEST,
          progress.part(4, PARTS));
      progress.step("drawing " + MAP, 1);
      files.addAll(figure.write(folder, MAP));
    }
    progress.step("image of " + MAP, 1);
    prepareForDisplay(saved, labels);
    return saved.image();
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

  /** Moves an image to the plane of the lowest threshold; with a display, adds scale and outlines of grey matter. */
  private static void prepareForDisplay(SavedMap saved, Optional<TissueLabels> labels) {
    ThresholdMap map = saved.map();
    Grid grid = map.volume().grid();
    saved.image().setPosition(map.lowestChannel() + 1, map.lowest() / (grid.nx() * grid.ny()) + 1, 1);
    if (!GraphicsEnvironment.isHeadless()) {
      MapOverlay.add(saved.image(), labels.map(tissues -> tissues.greyMatterOn(grid)));
    }
  }

  private SavedMap save(String name, List<LayerThresholds> results, Grid grid, MapQuantity quantity,
      Optional<VoxelMask> ribbon, Progress progress) throws IOException {
    progress.step("voxels of " + name, 0);
    ThresholdMap known = ThresholdMap.of(results, grid, quantity, mapOptions.by());
    ThresholdMap map =
        ribbon.isPresent() ? known.filled(ribbon.get(), ThresholdMap.REACH, progress.between(0, 0.5)) : known;
    List<Path> written = EXTENSIONS.stream().map(extension -> file(name + extension)).toList();
    return new SavedMap(map, ImageFiles.saveMap(map.volume(), map.channels(), map.unit(), written,
        progress.between(0.5, 1)));
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
  }

  /** Returns the file of the main result. */
  public Path map() {
    return folder.resolve(MAP + ".tif").toAbsolutePath().normalize();
  }
}

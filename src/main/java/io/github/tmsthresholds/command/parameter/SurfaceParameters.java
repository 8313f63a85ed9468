/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.cortex.CorticalSurface;
import io.github.tmsthresholds.cortex.CorticalSurface.Depth;
import io.github.tmsthresholds.cortex.CorticalThickness;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.cortex.SitesOnSurface;
import io.github.tmsthresholds.cortex.SurfaceSites;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.io.SurfaceReader;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Surfaces on which neurons are placed.
 *
 * @param surface files of central surfaces separated by commas, one per hemisphere
 * @param white files of white surfaces separated by commas; with {@code pial} instead of {@code surface}
 * @param pial files of pial surfaces, one for each white surface
 * @param depth how the depth of a layer between the two is measured
 * @param places whether sites are spaced evenly or there is one on each triangle
 */
public record SurfaceParameters(String surface, String white, String pial, String depth, String places) {

  /** Value of {@code depth=}: a fraction of the distance. */
  public static final String DISTANCE = "distance";
  /** Value of {@code depth=}: a fraction of the volume. */
  public static final String VOLUME = "volume";
  /** Value of {@code places=}: evenly spaced sites. */
  public static final String SPACED = "spaced";
  /** Value of {@code places=}: one site per triangle. */
  public static final String TRIANGLES = "triangles";

  /** @throws InvalidInputException if the parameters contradict each other */
  public SurfaceParameters {
    boolean between = Parameters.isSet(white) || Parameters.isSet(pial);
    Parameters.rejectIf(Parameters.isSet(surface) && between, "surface", surface,
        "cannot be combined with white= and pial=");
    Parameters.rejectIf(between && Parameters.list(white).size() != Parameters.list(pial).size(), "white", white,
        "must name as many surfaces as pial=" + pial);
    List<String> names = Parameters.list(between ? white : surface).stream().map(SurfaceParameters::name).toList();
    Parameters.rejectIf(names.stream().distinct().count() < names.size(), between ? "white" : "surface",
        between ? white : surface, "must be files of different names");
    Parameters.rejectIf(!between && !depth.equals(DISTANCE), "depth", depth, "applies to white= and pial= only");
    Parameters.rejectIf(names.isEmpty() && !places.equals(SPACED), "places", places,
        "needs surfaces to place neurons on, surface= or white= and pial=");
  }

  /** Returns a file's name without the extensions of its format. */
  public static String name(String file) {
    return Path.of(file).getFileName().toString().replaceFirst("(?i)(\\.surf)?\\.gii$", "");
  }

  /** Returns whether there are surfaces. */
  public boolean isSet() {
    return Parameters.isSet(surface) || Parameters.isSet(white);
  }

  /** Returns whether there is one site per triangle, rather than evenly spaced ones. */
  public boolean onePerTriangle() {
    return places.equals(TRIANGLES);
  }

  /**
   * Places sites of the layers on each surface.
   *
   * @param labels tissues by which patches are oriented, if there are any
   * @param warn receives each warning
   * @throws IOException if a surface cannot be read
   * @throws InvalidInputException if a surface is not one of the cortex, or none reaches into the region
   */
  public SiteSelection place(Optional<TissueLabels> labels, SitePlacement placement, Region region, Set<Layer> layers,
      Consumer<String> warn, Progress progress) throws IOException {
    List<SitesOnSurface> placedOn = new ArrayList<>();
    List<String> files = Parameters.list(Parameters.isSet(surface) ? surface : white);
    for (int i = 0; i < files.size(); i++) {
      progress.checkCancelled();
      progress.update("sites on " + name(files.get(i)), (double) i / files.size());
      Function<Layer, CorticalSurface> at = Parameters.isSet(surface) ? central(files.get(i), labels, warn)
          : between(files.get(i), Parameters.list(pial).get(i), labels, warn);
      Map<Layer, SurfaceSites> placed = new EnumMap<>(Layer.class);
      for (Layer layer : layers) {
        CorticalSurface cortex = at.apply(layer);
        placed.put(layer, onePerTriangle()
            ? SurfaceSites.onePerTriangle(cortex, region, layer, placement.azimuths(), placement.seed())
            : Parameters.compute("spacing", placement.spacing(),
                () -> SurfaceSites.evenlySpaced(cortex, placement, region, layer, progress)));
      }
      placedOn.add(new SitesOnSurface(name(files.get(i)), placed));
    }
    SiteSelection all = SiteSelection.onSurfaces(placedOn);
    boolean central = Parameters.isSet(surface);
    Parameters.rejectIf(all.chosen().isEmpty(), central ? "surface" : "white", central ? surface : white,
        "does not reach into the region, " + region.bounds());
    return all;
  }

  /** Returns the same surface for all layers. */
  private static Function<Layer, CorticalSurface> central(String file, Optional<TissueLabels> labels,
      Consumer<String> warn) throws IOException {
    CorticalSurface cortex = open("surface", file, labels, warn);
    return layer -> cortex;
  }

  /**
   * Opens a surface with normals towards the pia.
   *
   * @param key parameter of the surface
   * @param labels tissues by which a patch is oriented, if there are any
   * @param warn receives each warning
   * @throws IOException if it cannot be read
   * @throws InvalidInputException if it is not a surface of the cortex
   */
  public static CorticalSurface open(String key, String file, Optional<TissueLabels> labels, Consumer<String> warn)
      throws IOException {
    return oriented(key, file, SurfaceReader.readSurface(Path.of(file)).reportTo(warn), labels, warn);
  }

  private static CorticalSurface oriented(String key, String file, TriangleMesh mesh, Optional<TissueLabels> labels,
      Consumer<String> warn) {
    return Parameters.compute(key, file, () -> labels.isPresent()
        ? CorticalSurface.around(mesh, labels.get()).reportTo(warn) : CorticalSurface.around(mesh));
  }

  /** Returns for each layer the surface at its depth. */
  private Function<Layer, CorticalSurface> between(String whiteFile, String pialFile, Optional<TissueLabels> labels,
      Consumer<String> warn) throws IOException {
    TriangleMesh deep = SurfaceReader.readSurface(Path.of(whiteFile)).reportTo(warn);
    TriangleMesh outer = SurfaceReader.readSurface(Path.of(pialFile)).reportTo(warn);
    CorticalSurface inner = oriented("white", whiteFile, deep, labels, warn);
    Parameters.compute("pial", pialFile, () -> {
      CorticalSurface.requireSameTriangles(deep, outer);
      CorticalThickness thickness = CorticalThickness.between(inner, outer);
      CrossChecks.whiteAndPial(whiteFile, pialFile, thickness);
      return thickness;
    });
    Depth measure = depth.equals(VOLUME) ? Depth.EQUI_VOLUME : Depth.EQUI_DISTANCE;
    return layer -> Parameters.compute("pial", pialFile,
        () -> CorticalSurface.between(deep, outer, layer.depth(), measure));
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.RegionParameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.parameter.Suggestions;
import io.github.tmsthresholds.command.parameter.SurfaceParameters;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** Base class of commands that place neurons in the cortex or select placed ones. */
abstract class PlacementCommand extends TmsCommand {

  /** Default azimuths: those of a table; random ones for sites that are placed. */
  static final int OWN = -1;
  static final int RANDOM = SitePlacement.RANDOM;

  @Parameter(label = "Tissue labels (to place neurons)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume (.nii, .nii.gz, .tif) or mesh (.msh): 1 white matter, 2 grey matter, 3 CSF; sites "
          + "are placed in its grey matter, and the E-field is sampled within its grey and white matter only")
  String tissues = "";

  @Parameter(label = "Central surfaces (empty: none)", style = "open", required = false, persist = false,
      description = "GIFTI or FreeSurfer surfaces separated by commas, one per hemisphere, such as SimNIBS's "
          + "lh.central.gii, on which the neurons of all layers are placed; empty to place them by the labels")
  String surface = "";

  @Parameter(label = "White surfaces (empty: none)", style = "open", required = false, persist = false,
      description = "surfaces between white and grey matter, separated by commas; with pial surfaces neurons are "
          + "placed between both, at the depth of their layer")
  String white = "";

  @Parameter(label = "Pial surfaces (empty: none)", style = "open", required = false, persist = false,
      description = "pial surfaces, one for each white surface, with the same vertices and triangles")
  String pial = "";

  @Parameter(label = "Depth of layers by", persist = false,
      choices = {SurfaceParameters.DISTANCE, SurfaceParameters.VOLUME},
      description = "a layer's depth is a fraction of the distance from the pial to the white surface, or of the "
          + "volume between them, which layers keep in folds")
  String depth = SurfaceParameters.DISTANCE;

  @Parameter(label = "Sites on surfaces", persist = false,
      choices = {SurfaceParameters.SPACED, SurfaceParameters.TRIANGLES},
      description = "spaced: evenly, by the spacing; triangles: one at the centre of each triangle")
  String places = SurfaceParameters.SPACED;

  @Parameter(label = "Cortical layers (empty: all)",
      attrs = @Attr(name = CommandInputs.SUGGEST, value = Suggestions.LAYERS),
      required = false, persist = false,
      description = "cortical layers separated by commas, such as L23,L5; empty for all (L1,L23,L4,L5,L6)")
  String layers = "";

  @Parameter(label = "Spacing of sites (mm)", min = "0.01", persist = false,
      description = "mean distance of sites: one site per square of this side length on a layer's surface")
  double spacing = 5;

  @Parameter(label = "Max. sites per layer (0 = no limit)", min = "0", persist = false,
      description = "maximum number of sites per layer, spread over the region; 0 for as many as the spacing gives")
  int limit = 0;

  @Parameter(label = "Azimuths per site (empty: table's or random)", required = false, persist = false,
      description = "rotations of the neurons about their axes: a number k for k equal steps at each site, or random; "
          + "empty for those of the table of sites, and random ones for sites that are placed")
  String azimuths = "";

  @Parameter(label = "Random seed", persist = false,
      description = "seed of the random numbers; the same seed gives the same sites")
  long seed = 1;

  @Parameter(label = "Target x,y,z (mm; empty: whole head)", required = false, persist = false,
      description = "centre of a sphere in which neurons are placed, world mm; empty for the whole head")
  String target = "";

  @Parameter(label = "Radius around the target (mm)", min = "0", persist = false,
      description = "radius of the sphere around the target")
  double radius = RegionParameters.USUAL_RADIUS;

  @Parameter(label = "Box x1,y1,z1,x2,y2,z2 (mm; empty: none)", required = false, persist = false,
      description = "two opposite corners of a box in which neurons are placed, world mm")
  String box = "";

  @Parameter(label = "Mask volume (empty: none)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "volume whose non-zero voxels are where neurons are placed")
  String mask = "";

  @Parameter(label = "Selections, ROIs (empty: none)", style = "open", required = false, persist = false,
      description = "ImageJ selections in which neurons are placed: a .roi file or a .zip of them, in pixels of the "
          + "E-field (without one, of the labels), or active for that of the active image; one without a slice applies "
          + "to all")
  String roi = "";

  /** Takes the selection of the active image before anything can change it. */
  @Override
  protected final void execute(Progress progress) throws IOException {
    execute(new SelectionParameters(roi), progress);
  }

  /**
   * Does the work as {@link #execute(Progress)} does.
   *
   * @param selections in which neurons are placed
   */
  protected abstract void execute(SelectionParameters selections, Progress progress) throws IOException;

  final RegionParameters region() {
    return new RegionParameters(target, radius, box, mask);
  }

  /**
   * Returns the region in which neurons are placed.
   *
   * @param grid of the volume that selections in a file were drawn on
   */
  final Region regionOn(Grid grid, SelectionParameters selections, Progress progress) throws IOException {
    return region().region(this::warn, progress).and(selections.region(grid));
  }

  final SurfaceParameters surfaces() {
    SurfaceParameters surfaces = new SurfaceParameters(surface, white, pial, depth, places);
    Parameters.rejectIf(surfaces.isSet() && surfaces.onePerTriangle() && limit > 0, "limit", limit,
        "applies to places=" + SurfaceParameters.SPACED + " only");
    return surfaces;
  }

  /**
   * Requires labels to place neurons by, unless there is a table of sites or there are surfaces.
   *
   * @throws IllegalArgumentException if none of the three is set, or both of the latter
   */
  final void requirePlaces(String sites) {
    if (!Parameters.isSet(sites) && !surfaces().isSet()) {
      Parameters.require("tissues", tissues, "labels to place neurons by, unless there are sites= or surface=");
    }
    Parameters.rejectIf(Parameters.isSet(sites) && surfaces().isSet(), "sites", sites,
        "cannot be combined with surfaces");
  }

  final Set<Layer> layers() {
    Set<Layer> selected = Parameters.layers(layers);
    return selected.isEmpty() ? EnumSet.allOf(Layer.class) : selected;
  }

  /** Returns the number of azimuths per site, or {@link #RANDOM}, or {@link #OWN}. */
  final int azimuths() {
    if (!Parameters.isSet(azimuths)) {
      return OWN;
    }
    if (azimuths.equals("random")) {
      return RANDOM;
    }
    String problem = "must be random or an integer from 1 to 360";
    double k = Parameters.numbers("azimuths", azimuths, 1, problem)[0];
    Parameters.rejectIf(!(k >= 1 && k <= 360) || k != Math.rint(k), "azimuths", azimuths, problem);
    return (int) k;
  }

  final int mostSites() {
    return limit == 0 ? SitePlacement.NO_LIMIT : limit;
  }

  /**
   * Places sites on the surfaces if there are any, else by the labels.
   *
   * @throws IllegalArgumentException if no site fits into the region
   */
  final SiteSelection place(Optional<TissueLabels> labels, Region region, Set<Layer> selected, Progress progress)
      throws IOException {
    int steps = Math.max(RANDOM, azimuths());
    SitePlacement placement =
        Parameters.parse("limit", limit, () -> new SitePlacement(spacing, mostSites(), steps, seed));
    SurfaceParameters surfaces = surfaces();
    if (!surfaces.isSet()) {
      return SiteSelection.all(place(labels.orElseThrow(), placement, region, selected, progress));
    }
    SiteSelection placed = surfaces.place(labels, placement, region, selected, this::warn, progress);
    if (labels.isPresent()) {
      boolean central = Parameters.isSet(surface);
      Parameters.compute(central ? "surface" : "white", central ? surface : white,
          () -> CrossChecks.surfacesAndLabels(placed, labels.get())).forEach(this::warn);
    }
    return placed;
  }

  private List<Site> place(TissueLabels labels, SitePlacement placement, Region region, Set<Layer> selected,
      Progress progress) {
    CorticalDepth depth = Parameters.compute("tissues", tissues, () -> CorticalDepth.of(labels, region, progress));
    List<Site> sites = Parameters.compute("spacing", spacing, () -> placement.place(depth, region, selected, progress));
    if (sites.isEmpty()) {
      throw new InvalidInputException("tissues", tissues, "has no cortex of the layers " + selected
          + in(region) + "; cortex is grey matter (label 2) between white matter (1) and CSF (3), "
          + CorticalDepth.MIN_THICKNESS + " to " + CorticalDepth.MAX_THICKNESS + " mm thick");
    }
    return sites;
  }

  /**
   * Selects rows of a table.
   *
   * @param labels of the head, if any, which the sites are checked against
   * @throws IllegalArgumentException if no row of the table has these layers and lies in the region
   */
  final SiteSelection choose(String table, Optional<TissueLabels> labels, Region region, Set<Layer> selected,
      Progress progress) throws IOException {
    return choose(table, labels, region, selected, mostSites(), progress);
  }

  /** Selects as above, with another limit. */
  final SiteSelection choose(String table, Optional<TissueLabels> labels, Region region, Set<Layer> selected, int most,
      Progress progress) throws IOException {
    SiteSelection selection =
        SiteSelection.of(SiteTable.read(Path.of(table), progress), selected, region, azimuths(), seed, most);
    Parameters.rejectIf(selection.chosen().isEmpty(), "sites", table,
        "has no site of the layers " + selected + in(region));
    labels.ifPresent(tissues -> CrossChecks.sitesAndLabels(table, selection.chosen(), tissues).forEach(this::warn));
    return selection;
  }

  private static String in(Region region) {
    return region.bounds().lower().isFinite() ? " in the region, " + region.bounds() : "";
  }
}

package io.github.tmsthresholds.command;

import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.RegionParameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.parameter.SurfaceParameters;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.scijava.plugin.Parameter;

/** What commands share that place neurons in the cortex, or choose among placed ones. */
public abstract class PlacementCommand extends TmsCommand {

  /** Azimuths as they come: those of a table; random ones for sites that are placed. */
  static final int OWN = -1;
  public static final int RANDOM = SitePlacement.RANDOM;

  @Parameter(label = "Tissue labels", style = "open", required = false, persist = false,
      description = "label volume (.nii, .nii.gz, .tif) or mesh (.msh): 1 white matter, 2 grey matter, 3 CSF; sites "
          + "are placed in its grey matter, and the E-field is sampled within its grey and white matter alone")
  String tissues = "";

  @Parameter(label = "Central surfaces", style = "open", required = false, persist = false,
      description = "GIFTI or FreeSurfer surfaces between commas, one a hemisphere, such as SimNIBS's lh.central.gii, "
          + "on which the neurons of all layers are placed; empty to place them by the labels")
  String surface = "";

  @Parameter(label = "White surfaces", style = "open", required = false, persist = false,
      description = "surfaces between white and grey matter, between commas; with pial surfaces neurons are placed "
          + "between both, at the depth of their layer")
  String white = "";

  @Parameter(label = "Pial surfaces", style = "open", required = false, persist = false,
      description = "one for each white surface, of the same vertices and triangles")
  String pial = "";

  @Parameter(label = "Depth between surfaces", choices = {SurfaceParameters.DISTANCE, SurfaceParameters.VOLUME}, persist = false,
      description = "what a layer's depth is a fraction of: the distance from the pial to the white surface, or the "
          + "volume between them, as layers keep it in folds")
  String depth = SurfaceParameters.DISTANCE;

  @Parameter(label = "Places on surfaces", choices = {SurfaceParameters.SPACED, SurfaceParameters.TRIANGLES}, persist = false,
      description = "spaced: evenly, by the spacing; triangles: one at the middle of each triangle")
  String places = SurfaceParameters.SPACED;

  @Parameter(label = "Layers", required = false, persist = false,
      description = "cortical layers between commas, such as L23,L5; empty for all (L1,L23,L4,L5,L6)")
  String layers = "";

  @Parameter(label = "Spacing (mm)", min = "0.01", persist = false,
      description = "one site for each square of so many mm of a layer's surface, on average")
  double spacing = 5;

  @Parameter(label = "Most sites a layer", min = "0", persist = false,
      description = "at most so many sites a layer, spread over the region; 0 for as many as the spacing gives")
  int limit = 0;

  @Parameter(label = "Azimuths", required = false, persist = false,
      description = "rotations of the neurons about their axes: a number k for k equal steps at each place, or random; "
          + "empty for those of the table of sites, and random ones for sites that are placed")
  String azimuths = "";

  @Parameter(label = "Seed", persist = false, description = "of everything random; the same seed gives the same sites")
  long seed = 1;

  @Parameter(label = "Target x,y,z (mm)", required = false, persist = false,
      description = "centre of a ball in which neurons are wanted, world mm; empty for all of the head")
  String target = "";

  @Parameter(label = "Radius (mm)", min = "0", persist = false, description = "of the ball around the target")
  double radius = RegionParameters.USUAL_RADIUS;

  @Parameter(label = "Box x1,y1,z1,x2,y2,z2 (mm)", required = false, persist = false,
      description = "two opposite corners of a box in which neurons are wanted, world mm")
  String box = "";

  @Parameter(label = "Mask", style = "open", required = false, persist = false,
      description = "volume whose voxels other than zero are where neurons are wanted")
  String mask = "";

  @Parameter(label = "Selections", style = "open", required = false, persist = false,
      description = "ImageJ selections in which neurons are wanted: a .roi file or a .zip of them, in pixels of the E-field "
          + "(without one, of the labels), or active for that of the active image; one without a slice holds in all")
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
   * Where neurons are wanted.
   *
   * @param grid of the volume that selections in a file were drawn on
   */
  final Region regionOn(Grid grid, SelectionParameters selections, Progress progress) throws IOException {
    return region().region(this::warn, progress).and(selections.region(grid));
  }

  final SurfaceParameters surfaces() {
    SurfaceParameters surfaces = new SurfaceParameters(surface, white, pial, depth, places);
    if (surfaces.isSet() && surfaces.onePerTriangle() && limit > 0) {
      throw new IllegalArgumentException("limit=" + limit + ": is for places=" + SurfaceParameters.SPACED + " alone");
    }
    return surfaces;
  }

  /**
   * Asks for labels to place neurons by, unless there is a table of sites or surfaces.
   *
   * @throws IllegalArgumentException if there are none of them, or both of the latter
   */
  final void requirePlaces(String sites) {
    if (!Parameters.isSet(sites) && !surfaces().isSet()) {
      Parameters.require("tissues", tissues, "labels to place neurons by, unless there are sites= or surface=");
    }
    if (Parameters.isSet(sites) && surfaces().isSet()) {
      throw new IllegalArgumentException("sites=" + sites + ": is instead of surfaces, not with them");
    }
  }

  final Set<Layer> layers() {
    Set<Layer> wanted = Parameters.layers(layers);
    return wanted.isEmpty() ? EnumSet.allOf(Layer.class) : wanted;
  }

  /** How many azimuths a place, or {@link #RANDOM}, or {@link #OWN}. */
  final int azimuths() {
    if (!Parameters.isSet(azimuths)) {
      return OWN;
    }
    if (azimuths.equals("random")) {
      return RANDOM;
    }
    String expected = "random or a whole number from 1 to 360";
    double k = Parameters.numbers("azimuths", azimuths, 1, expected)[0];
    if (!(k >= 1 && k <= 360) || k != Math.rint(k)) {
      throw new IllegalArgumentException("azimuths=" + azimuths + ": " + expected + " was expected");
    }
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
  final SiteSelection place(Optional<TissueLabels> labels, Region region, Set<Layer> wanted, Progress progress)
      throws IOException {
    int steps = Math.max(RANDOM, azimuths());
    SitePlacement placement = Parameters.parse("limit", limit, () -> new SitePlacement(spacing, mostSites(), steps, seed));
    SurfaceParameters surfaces = surfaces();
    return surfaces.isSet() ? surfaces.place(placement, region, wanted, progress)
        : SiteSelection.all(place(labels.orElseThrow(), placement, region, wanted, progress));
  }

  private List<Site> place(TissueLabels labels, SitePlacement placement, Region region, Set<Layer> wanted,
      Progress progress) {
    CorticalDepth depth = Parameters.parse("tissues", tissues, () -> CorticalDepth.of(labels, region, progress));
    List<Site> sites = Parameters.parse("spacing", spacing, () -> placement.place(depth, region, wanted, progress));
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("tissues=" + tissues + ": there is no cortex of the layers " + wanted + in(region)
          + "; it is grey matter (label 2) between white matter (1) and CSF (3), " + CorticalDepth.MIN_THICKNESS + " to "
          + CorticalDepth.MAX_THICKNESS + " mm thick");
    }
    return sites;
  }

  /** @throws IllegalArgumentException if no row of the table is of these layers and in the region */
  final SiteSelection choose(String table, Region region, Set<Layer> wanted, Progress progress) throws IOException {
    return choose(table, region, wanted, mostSites(), progress);
  }

  /** The same with another limit. */
  final SiteSelection choose(String table, Region region, Set<Layer> wanted, int most, Progress progress)
      throws IOException {
    SiteSelection selection =
        SiteSelection.of(SiteTable.read(Path.of(table), progress), wanted, region, azimuths(), seed, most);
    if (selection.chosen().isEmpty()) {
      throw new IllegalArgumentException("sites=" + table + ": there is no site of the layers " + wanted + in(region));
    }
    return selection;
  }

  private static String in(Region region) {
    return region.bounds().lower().isFinite() ? " in the region, " + region.bounds() : "";
  }
}

package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One place in the cortex, in the words of macros: a row of a table of sites, or the nearest to a target. */
public record SiteParameters(String sites, String row, String target) {

  /** How far from the target the cortex may be, mm. */
  private static final double REACH = 10;
  /** Distance of the places tried, mm. */
  private static final double SPACING = 1;

  /** @throws IllegalArgumentException if any was given, for there is no head */
  void refuse() {
    if (Parameters.isSet(sites) || Parameters.isSet(row) || Parameters.isSet(target)) {
      throw new IllegalArgumentException("sites=, row= and target= need an E-field (efield=)");
    }
  }

  /** @throws IllegalArgumentException if there is no such place */
  Site choose(CompartmentalCell cell, Optional<TissueLabels> labels, Progress progress) throws IOException {
    Layer layer = cell.type().layer();
    if (Parameters.isSet(sites) && !Parameters.isSet(target)) {
      return ofRow(SiteTable.read(Path.of(sites), progress));
    }
    Parameters.rejectIf(Parameters.isSet(row), "row", row, "needs a table of sites (sites=), and no target=");
    Parameters.require("target", target, "x,y,z in mm of a neuron, or a table of sites and a row of it");
    Vec3 wanted = Parameters.point("target", target);
    List<Site> all = Parameters.isSet(sites) ? SiteTable.read(Path.of(sites), progress) : placed(labels, wanted, layer, progress);
    return all.stream().filter(s -> s.layer() == layer)
        .min(Comparator.comparingDouble(s -> s.position().minus(wanted).norm()))
        .orElseThrow(() -> new IllegalArgumentException("target=" + target + ": there is no site of layer " + layer
            + (Parameters.isSet(sites) ? " in " + sites : " within " + REACH + " mm")));
  }

  private Site ofRow(List<Site> table) {
    Parameters.require("row", row, "the row of the table of sites, from 0");
    double number = Parameters.number("row", row);
    if (!(number >= 0 && number < table.size()) || number != Math.rint(number)) {
      throw new IllegalArgumentException("row=" + row + ": a row from 0 to " + (table.size() - 1) + " of " + sites
          + " was expected");
    }
    return table.get((int) number);
  }

  private List<Site> placed(Optional<TissueLabels> labels, Vec3 wanted, Layer layer, Progress progress) {
    TissueLabels head = labels.orElseThrow(() -> new IllegalArgumentException(
        "target=" + target + ": needs labels (tissues=) to place a neuron by, or a table of sites"));
    Region ball = Region.sphere(wanted, REACH);
    CorticalDepth depth = Parameters.parse("target", target, () -> CorticalDepth.of(head, ball, progress));
    return new SitePlacement(SPACING, SitePlacement.NO_LIMIT, 1, 1).place(depth, ball, Set.of(layer), progress);
  }
}

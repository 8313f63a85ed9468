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

import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One site from the parameters {@code sites}, {@code row} and {@code target}: a row of a table, or the site nearest to
 * a target.
 */
public record SiteParameters(String sites, String row, String target) {

  /** Largest distance of the cortex from the target, mm. */
  private static final double LARGEST_DISTANCE = 10;
  /** Spacing of the candidate sites, mm. */
  private static final double SPACING = 1;

  /** @throws InvalidInputException if any parameter is set, since they need a head */
  void requireUnset() {
    Parameters.rejectIf(Parameters.isSet(sites), "sites", sites, "needs an E-field (efield=)");
    Parameters.rejectIf(Parameters.isSet(row), "row", row, "needs an E-field (efield=)");
    Parameters.rejectIf(Parameters.isSet(target), "target", target, "needs an E-field (efield=)");
  }

  /**
   * Returns the site at which the cell is placed.
   *
   * @throws InvalidInputException if there is no such site
   */
  Site choose(CompartmentalCell cell, Optional<TissueLabels> labels, Progress progress) throws IOException {
    Layer layer = cell.type().layer();
    if (Parameters.isSet(sites) && !Parameters.isSet(target)) {
      return ofRow(SiteTable.read(Path.of(sites), progress));
    }
    Parameters.rejectIf(Parameters.isSet(row), "row", row, "needs a table of sites (sites=), and no target=");
    Parameters.require("target", target, "x,y,z in mm of a neuron, or a table of sites and a row of it");
    Vec3 point = Parameters.point("target", target);
    List<Site> all = Parameters.isSet(sites) ? SiteTable.read(Path.of(sites), progress)
        : placed(labels, point, layer, progress);
    return all.stream().filter(s -> s.layer() == layer)
        .min(Comparator.comparingDouble(s -> s.position().minus(point).norm()))
        .orElseThrow(() -> new InvalidInputException("target", target, "has no site of layer " + layer
            + (Parameters.isSet(sites) ? " in " + sites : " within " + LARGEST_DISTANCE + " mm")));
  }

  private Site ofRow(List<Site> table) {
    Parameters.require("row", row, "the row of the table of sites, from 0");
    double number = Parameters.number("row", row);
    Parameters.rejectIf(!(number >= 0 && number < table.size()) || number != Math.rint(number), "row", row,
        "must be a row from 0 to " + (table.size() - 1) + " of " + sites);
    return table.get((int) number);
  }

  private List<Site> placed(Optional<TissueLabels> labels, Vec3 point, Layer layer, Progress progress) {
    TissueLabels head = labels.orElseThrow(() -> new InvalidInputException("target", target,
        "needs labels (tissues=) to place a neuron, or a table of sites (sites=)"));
    Region sphere = Region.sphere(point, LARGEST_DISTANCE);
    CorticalDepth depth = Parameters.compute("target", target, () -> CorticalDepth.of(head, sphere, progress));
    return new SitePlacement(SPACING, SitePlacement.NO_LIMIT, 1, 1).place(depth, sphere, Set.of(layer), progress);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Places random sites in the cortex under a coil: four of five where the E-field is strong, since stimulation occurs
 * there, the others also where it is weaker, so that the data cover more cases. Azimuths are random. Immutable,
 * thread-safe.
 */
public final class CorticalSites implements TrainingField.SiteSource {

  /** Lower limits of strong and of weak fields, as fractions of the robust maximum in grey matter. */
  private static final double STRONG = 0.2;
  private static final double WEAK = 0.04;
  /**
   * Every fifth site is placed where the field is above {@link #WEAK}, the others where it is above {@link #STRONG}.
   */
  private static final int WEAK_INTERVAL = 5;
  /** Spacing of the candidate sites, mm, of which the first are used. */
  private static final double SPACING = 1;

  private final CorticalDepth depth;
  private final VoxelMask strong;
  private final VoxelMask weak;
  private final long seed;

  /**
   * Creates the source of sites in a field.
   *
   * @param field E-field with its tissue mask
   * @param labels tissues of the head
   * @param depth cortical depth in the head
   * @param seed seed of the random numbers; should differ from field to field
   * @throws IllegalArgumentException if the field is zero or NaN in all voxels of grey matter
   */
  public CorticalSites(EField field, TissueLabels labels, CorticalDepth depth, long seed) {
    FieldStrength strength = new FieldStrength(field, labels.greyMatterOn(field.grid()));
    this.depth = depth;
    this.strong = strength.above(STRONG);
    this.weak = strength.above(WEAK);
    this.seed = seed;
  }

  @Override
  public List<Site> sites(Layer layer, int count, Progress progress) {
    List<Site> inStrong = place(strong, layer, seed, progress), inWeak = place(weak, layer, ~seed, progress);
    List<Site> sites = new ArrayList<>();
    int nextStrong = 0, nextWeak = 0;
    while (sites.size() < count && nextStrong < inStrong.size() && nextWeak < inWeak.size()) {
      boolean weakTurn = sites.size() % WEAK_INTERVAL == WEAK_INTERVAL - 1;
      sites.add(weakTurn ? inWeak.get(nextWeak++) : inStrong.get(nextStrong++));
    }
    return sites;
  }

  private List<Site> place(VoxelMask mask, Layer layer, long seed, Progress progress) {
    return new SitePlacement(SPACING, SitePlacement.NO_LIMIT, SitePlacement.RANDOM, seed)
        .place(depth, Region.mask(mask), List.of(layer), progress);
  }
}

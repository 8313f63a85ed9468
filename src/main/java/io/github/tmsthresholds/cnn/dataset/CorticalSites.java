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
 * Neurons in the cortex under a coil: most of them where the E-field is strong, which is where stimulation matters, the
 * others for breadth. Azimuths are random. Immutable, thread-safe.
 */
public final class CorticalSites implements TrainingField.SiteSource {

  /** Shares of the field's robust maximum in grey matter above which it counts as strong, and at all. */
  private static final double STRONG = 0.2;
  private static final double WEAK = 0.04;
  /** One site of so many stands anywhere above {@link #WEAK}, the others above {@link #STRONG}. */
  private static final int ONE_OF = 5;
  /** Sites are the first of more that lie as densely as this, mm. */
  private static final double SPACING = 1;

  private final CorticalDepth depth;
  private final VoxelMask strong;
  private final VoxelMask weak;
  private final long seed;

  /**
   * @param field with its tissue mask
   * @param seed of everything random; other fields should have others
   * @throws IllegalArgumentException if the field is known in no voxel of grey matter
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
    List<Site> most = place(strong, layer, seed, progress), others = place(weak, layer, ~seed, progress);
    List<Site> sites = new ArrayList<>();
    int fromMost = 0, fromOthers = 0;
    while (sites.size() < count && fromMost < most.size() && fromOthers < others.size()) {
      sites.add(sites.size() % ONE_OF == ONE_OF - 1 ? others.get(fromOthers++) : most.get(fromMost++));
    }
    return sites;
  }

  private List<Site> place(VoxelMask where, Layer layer, long seed, Progress progress) {
    return new SitePlacement(SPACING, SitePlacement.NO_LIMIT, SitePlacement.RANDOM, seed)
        .place(depth, Region.mask(where), List.of(layer), progress);
  }
}

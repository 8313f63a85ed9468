package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.efield.conductor.Conductivities;
import java.util.SplittableRandom;

/**
 * Random electric conductivities of a head's tissues, their logarithms evenly distributed between the bounds of what is
 * known: white matter 0.1 to 0.4 S/m, grey matter 0.1 to 0.6, CSF 1.2 to 1.8 (those that Saturnino et al. 2019, doi
 * 10.1016/j.neuroimage.2018.12.053, take for uncertainty analyses); bone 0.003 to 0.03 and scalp 0.2 to 0.6, so as to hold
 * the weighted means of published measurements as well, 0.02 and 0.41 (McCann et al. 2019, doi
 * 10.1007/s10548-019-00710-2).
 */
final class RandomConductivities {

  /** Of labels 1 to 5, S/m. */
  private static final double[][] BOUNDS = {{0.1, 0.4}, {0.1, 0.6}, {1.2, 1.8}, {0.003, 0.03}, {0.2, 0.6}};

  private RandomConductivities() {}

  /** Other labels have their defaults. */
  static Conductivities draw(SplittableRandom random) {
    Conductivities all = Conductivities.SIMNIBS;
    for (int i = 0; i < BOUNDS.length; i++) {
      all = all.with(i + 1, Distributions.logUniform(BOUNDS[i][0], BOUNDS[i][1], random));
    }
    return all;
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.morphology.Neurite;
import java.util.ArrayList;
import java.util.List;

/**
 * Morphology parameters of one neuron per cell type. They reproduce the numbers of sections, cable lengths, membrane
 * areas and extents (within 20 % after scaling and myelination) of the first clone of each type of Aberra et al.
 * (2018). Extents, stems and diameters of soma and initial segment are such totals; the numbers of targets and twigs,
 * the concentration and the diameter of tips were fitted to them. No coordinates of those neurons were used.
 */
final class MorphologyPresets {

  private static final double AXON_BALANCE = 0.4;
  private static final double DENDRITE_BALANCE = 0.8;
  private static final double STEM = 10;

  private MorphologyPresets() {}

  /** Returns the parameters of all cell types, in their order. */
  static List<MorphologyParameters> all() {
    return List.of(neurogliaform(), layer23Pyramidal(), basket(), thickTufted(), layer6Pyramidal());
  }

  private static MorphologyParameters neurogliaform() {
    return new MorphologyParameters(CellType.L1_NGC_DA, 15.5, 8.65, List.of(
        new Arbor(Neurite.AXON, List.of(List.of(at(0, -7.7, 0), at(0, -15.2, 0))),
            List.of(new Cloud(at(0, -15, 0), at(-207, -186, -170), at(207, 96, 304), 314, 0.75, true)),
            AXON_BALANCE, 34, 0.145, 4, 1.72, 0, 395),
        new Arbor(Neurite.BASAL, stems(5, 7, 0.3),
            List.of(new Cloud(Vec3.ZERO, at(-80, -115, -65), at(65, 58, 38), 68, 0.86, false)),
            DENDRITE_BALANCE, 0, 0.189, 2, 0, 0, 962)));
  }

  private static MorphologyParameters layer23Pyramidal() {
    return new MorphologyParameters(CellType.L23_PC, 16.6, 9.1, List.of(
        new Arbor(Neurite.AXON, List.of(column(-8.3, -74.7, -500)),
            List.of(single(40, -74, 0),
                new Cloud(at(0, -150, 0), at(-350, -500, -300), at(350, 250, 350), 102, 0.82, false),
                new Cloud(at(0, -150, 0), at(-1380, -1170, -396), at(1012, 348, 1367), 28, 1.62, true)),
            AXON_BALANCE, 13, 0.275, 5, 0.71, 0, 301),
        new Arbor(Neurite.BASAL, stems(4, 8, -0.3),
            List.of(new Cloud(Vec3.ZERO, at(-180, -220, -150), at(190, 180, 165), 80, 0.52, false)),
            DENDRITE_BALANCE, 0, 0.524, 2.5, 0, 0, 881),
        new Arbor(Neurite.APICAL, List.of(column(8.3, 60, 100)),
            List.of(new Cloud(at(0, 230, 0), at(-124, 100, -135), at(129, 403, 152), 25, 0.54, true)),
            DENDRITE_BALANCE, 0, 0.521, 2, 0, 0, 599)));
  }

  private static MorphologyParameters basket() {
    return new MorphologyParameters(CellType.L4_LBC, 25.1, 12.7, List.of(
        new Arbor(Neurite.AXON, List.of(column(-12.5, -54, -550)),
            List.of(single(30, -54, 0),
                new Cloud(at(0, -60, 0), at(-307, -736, -311), at(330, 337, 207), 460, 1.35, true)),
            AXON_BALANCE, 29, 0.299, 5, 0.84, 0, 524),
        new Arbor(Neurite.BASAL, stems(8, 12, 0),
            List.of(new Cloud(Vec3.ZERO, at(-230, -350, -230), at(270, 200, 310), 58, 0.42, true)),
            DENDRITE_BALANCE, 0, 0.652, 2, 0, 0, 524)));
  }

  private static MorphologyParameters thickTufted() {
    return new MorphologyParameters(CellType.L5_TTPC2, 26.1, 18.3, List.of(
        new Arbor(Neurite.AXON, List.of(column(-13, -58, -819)),
            List.of(single(40, -58, 0),
                new Cloud(at(0, -150, 0), at(-527, -750, -240), at(928, 482, 881), 231, 1.12, true)),
            AXON_BALANCE, 29, 0.375, 5, 1.91, 1.2, 243),
        new Arbor(Neurite.BASAL, stems(10, 14, -0.3),
            List.of(new Cloud(Vec3.ZERO, at(-175, -250, -190), at(210, 130, 235), 105, 0.37, false)),
            DENDRITE_BALANCE, 0, 0.609, 2, 0, 0, 769),
        new Arbor(Neurite.APICAL, List.of(column(13, 60, 800)),
            List.of(new Cloud(at(0, 150, 0), at(-200, -60, -200), at(110, 500, 200), 91, 0.5, false),
                new Cloud(at(0, 1000, 0), at(-220, 750, -200), at(117, 1210, 214), 91, 0.5, true)),
            DENDRITE_BALANCE, 0, 0.607, 2, 0, 0, 276)));
  }

  private static MorphologyParameters layer6Pyramidal() {
    return new MorphologyParameters(CellType.L6_TPC_L4, 14.7, 10.3, List.of(
        new Arbor(Neurite.AXON, List.of(column(-7.3, -57, -820)),
            List.of(single(40, -57, 0),
                new Cloud(at(0, -50, 0), at(-350, -400, -200), at(350, 400, 200), 35, 1.45, false),
                new Cloud(at(0, -150, 0), at(-990, -750, -276), at(694, 677, 220), 9, 1.82, true)),
            AXON_BALANCE, 33, 0.263, 5, 1.41, 0.7, 209),
        new Arbor(Neurite.BASAL, stems(8, 8, -0.3),
            List.of(new Cloud(Vec3.ZERO, at(-140, -130, -105), at(190, 105, 105), 54, 0.39, false)),
            DENDRITE_BALANCE, 0, 0.532, 2, 0, 0, 108),
        new Arbor(Neurite.APICAL, List.of(column(7.3, 60, 500)),
            List.of(new Cloud(at(0, 150, 0), at(-200, -20, -180), at(300, 500, 140), 19, 0.47, false),
                new Cloud(at(50, 600, 0), at(-229, 500, -186), at(432, 900, 152), 19, 0.47, true)),
            DENDRITE_BALANCE, 0, 0.419, 2, 0, 0, 345)));
  }

  private static Vec3 at(double x, double y, double z) {
    return new Vec3(x, y, z);
  }

  private static Cloud single(double x, double y, double z) {
    return new Cloud(at(x, y, z), at(x, y, z), at(x, y, z), 1, 1, false);
  }

  /** Returns a stem along y: from the soma, via the first possible branch point, to its end. */
  private static List<Vec3> column(double soma, double first, double end) {
    return List.of(at(0, soma, 0), at(0, first, 0), at(0, end, 0));
  }

  /** Returns short stems around the soma, on a spiral, tilted towards +y by a fraction {@code tilt}. */
  private static List<List<Vec3>> stems(int count, double somaRadius, double tilt) {
    List<List<Vec3>> stems = new ArrayList<>();
    double golden = Math.PI * (3 - Math.sqrt(5));
    for (int i = 0; i < count; i++) {
      double y = 0.8 * (1 - (2 * i + 1.0) / count);
      double r = Math.sqrt(1 - y * y);
      Vec3 u = at(r * StrictMath.cos(i * golden), y + tilt, r * StrictMath.sin(i * golden)).unit();
      stems.add(List.of(u.times(somaRadius), u.times(somaRadius + STEM)));
    }
    return stems;
  }
}

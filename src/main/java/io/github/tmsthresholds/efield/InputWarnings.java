/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.geometry.Grid;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks of input that is valid but implausible. Each returns a one-line warning to report before the computation
 * starts, without the prefix "Warning: ". Stateless, thread-safe.
 */
public final class InputWarnings {

  /** Plausible range of the largest magnitudes in the brain under a TMS coil, V/m at 1 A/us. */
  private static final double STRONGEST = 20, WEAKEST = 0.02;
  /** Fraction of the voxels that is ignored, since poorly shaped finite elements give outliers. */
  private static final double OUTLIERS = 0.001;
  /** Magnitude, V/m at 1 A/us, too large even for an outlier: such values mark voxels without a field. */
  private static final double NO_FIELD = 1000;

  private InputWarnings() {}

  /** Checks that the magnitudes are plausible for a TMS coil's field in V/m at its dI/dt; empty if they are. */
  public static Optional<String> field(EField field) {
    float[] e = field.volume().values();
    int n = field.grid().voxels();
    int known = 0, strong = 0, weak = 0, wild = 0;
    double most = 0;
    for (int i = 0; i < n; i++) {
      if (field.valid().contains(i)) {
        double x = e[i], y = e[n + i], z = e[2 * n + i], size = Math.sqrt(x * x + y * y + z * z) / field.didt();
        known++;
        strong += size > STRONGEST ? 1 : 0;
        weak += size < WEAKEST ? 1 : 0;
        wild += size > NO_FIELD ? 1 : 0;
        most = Math.max(most, size);
      }
    }
    boolean tooStrong = strong > OUTLIERS * known, tooWeak = known - weak <= OUTLIERS * known;
    if (tooStrong || tooWeak) {
      return Optional.of(String.format(Locale.ROOT, "the E-field of %s reaches %.3g V/m at 1 A/us, but TMS coils reach"
          + " %s to %s; check that it is in V/m and was computed for dI/dt = %s A/us (didt=)", field.name(), most,
          WEAKEST, STRONGEST, field.didt()));
    }
    return wild == 0 ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "the E-field of %s has %d voxels above"
        + " %s V/m at 1 A/us, up to %.3g; voxels without a field must be 0 or NaN", field.name(), wild, NO_FIELD,
        most));
  }

  /**
   * Checks that white matter (1), grey matter (2) and cerebrospinal fluid (3) follow each other from the inside out;
   * they do not in labels with the numbering of other programs. Empty if they do, or if grey matter or both others
   * are missing.
   *
   * @param name of the labels, such as their file
   */
  public static Optional<String> labels(TissueLabels labels, String name) {
    int white = TissueLabels.WHITE_MATTER, grey = TissueLabels.GREY_MATTER, csf = TissueLabels.CSF;
    if (!labels.has(grey) || !labels.has(csf) && !labels.has(white)) {
      return Optional.empty();
    }
    if (!labels.has(white)) {
      return Optional.of(name + ": has the labels 2 and 3 but not 1; the labels must be " + TissueLabels.NUMBERING
          + "; check the numbering (FreeSurfer's aseg has 2 for white matter and 3 for cortex)");
    }
    long[][] faces = faces(labels);
    boolean order = labels.has(csf) ? faces[csf][white] <= faces[csf][grey] && faces[0][white] <= faces[0][csf]
        && faces[white][csf] <= faces[white][grey] : faces[0][white] <= faces[0][grey];
    return order ? Optional.empty() : Optional.of(name + ": the labels 1, 2, 3 do not follow each other from the inside"
        + " out, but must be " + TissueLabels.NUMBERING + "; check the numbering (FSL's FAST has 1 CSF, 2 grey,"
        + " 3 white matter; SPM has 1 grey, 2 white matter, 3 CSF)");
  }

  /** Returns the number of faces between voxels of each pair of tissues. */
  private static long[][] faces(TissueLabels labels) {
    long[][] faces = new long[4][4];
    Grid grid = labels.grid();
    int plane = grid.nx() * grid.ny();
    for (int i = 0; i < grid.voxels(); i++) {
      int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), own = tissue(labels, i);
      count(faces, own, x > 0 ? tissue(labels, i - 1) : own);
      count(faces, own, y > 0 ? tissue(labels, i - grid.nx()) : own);
      count(faces, own, i >= plane ? tissue(labels, i - plane) : own);
    }
    return faces;
  }

  /** Returns the label of a voxel, or 0 for everything outside the brain. */
  private static int tissue(TissueLabels labels, int voxel) {
    int label = labels.label(voxel);
    return label > TissueLabels.CSF ? 0 : label;
  }

  private static void count(long[][] faces, int one, int other) {
    if (one != other) {
      faces[one][other]++;
      faces[other][one]++;
    }
  }
}

package io.github.tmsthresholds.efield;

import io.github.tmsthresholds.geometry.Grid;
import java.util.Locale;
import java.util.Optional;

/** What looks wrong in input that can be computed with: a line each, to be told before the run goes on. */
public final class InputWarnings {

  /** V/m at 1 A/us: no coil reaches more than {@link #STRONGEST} in a brain, nor less than {@link #WEAKEST} under it. */
  private static final double STRONGEST = 20, WEAKEST = 0.02;
  /** Share of the voxels that may be anything, since finite elements of poor shape have outliers. */
  private static final double OUTLIERS = 0.001;
  /** V/m at 1 A/us that are no outlier either, but stand for something else. */
  private static final double NO_FIELD = 1000;

  private InputWarnings() {}

  /** Whether the magnitudes are those of a coil's field in V/m at its dI/dt. */
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
      return Optional.of(String.format(Locale.ROOT, "the E-field of %s reaches %.3g V/m at 1 A/us, where TMS coils reach"
          + " %s to %s; is it in V/m, and computed for dI/dt = %s A/us (didt=)?", field.name(), most, WEAKEST, STRONGEST,
          field.didt()));
    }
    return wild == 0 ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "the E-field of %s has %d voxels above"
        + " %s V/m at 1 A/us, up to %.3g; voxels without a field must be 0 or NaN", field.name(), wild, NO_FIELD, most));
  }

  /**
   * Whether white matter, grey matter and CSF lie in that order from the inside out, which they do not in labels that are
   * numbered as other programs do.
   */
  public static Optional<String> labels(TissueLabels labels) {
    long[][] faces = new long[4][4];
    Grid grid = labels.grid();
    int plane = grid.nx() * grid.ny();
    for (int i = 0; i < grid.voxels(); i++) {
      int x = i % grid.nx(), y = i / grid.nx() % grid.ny(), own = tissue(labels, i);
      count(faces, own, x > 0 ? tissue(labels, i - 1) : own);
      count(faces, own, y > 0 ? tissue(labels, i - grid.nx()) : own);
      count(faces, own, i >= plane ? tissue(labels, i - plane) : own);
    }
    int white = TissueLabels.WHITE_MATTER, grey = TissueLabels.GREY_MATTER, csf = TissueLabels.CSF;
    boolean three = labels.has(white) && labels.has(grey) && labels.has(csf);
    boolean order = faces[csf][white] <= faces[csf][grey] && faces[0][white] <= faces[0][csf];
    return !three || order ? Optional.empty() : Optional.of("of the labels, 1 lies outside of 2 or 3, but white matter is"
        + " expected to be 1, grey matter 2 and cerebrospinal fluid 3, from the inside out; are they numbered otherwise?");
  }

  /** Label, 0 for all that lies around the brain. */
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

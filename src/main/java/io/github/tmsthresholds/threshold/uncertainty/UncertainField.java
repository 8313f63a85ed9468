/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.progress.Progress;

/** An E-field around neurons that depends on uncertain conductivities and an uncertain pose of the coil. */
public interface UncertainField {

  /**
   * Computes the field without errors.
   *
   * @return the field within grey and white matter, V/m at 1 A/us
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  EField nominal(Progress progress);

  /**
   * Computes the field with errors, on the same voxels.
   *
   * @param fractions position of each uncertain conductivity in the range of its logarithm, 0 to 1; none for the
   *     nominal conductivities
   * @param scores errors of the uncertain components of the pose in standard deviations; none for the nominal pose
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  EField at(Uncertainties uncertainties, double[] fractions, double[] scores, Progress progress);
}

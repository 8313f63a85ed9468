/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.baseline;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.geometry.Vec3;

/**
 * The E-field at a soma relative to the cortical column. Immutable, thread-safe.
 *
 * @param magnitude V/m at the field's dI/dt; NaN outside the field
 * @param theta angle between the E-field and the normal, degrees, see {@link ResponseModel}
 * @param gradient relative change of the magnitude along the normal, 1/mm; 0 if it was not sampled
 * @param status {@link ThresholdStatus#OUTSIDE_FIELD} if the soma lies outside, {@link ThresholdStatus#PARTLY_OUTSIDE}
 *     if a point of the gradient does, {@link ThresholdStatus#NEAREST_VOXEL}, or none
 * @param outside fraction of the sampled points that lie outside the field, 0 to 1
 */
public record ColumnField(double magnitude, double theta, double gradient, ThresholdStatus status, double outside) {

  /** Distance from the soma to the two points between which the gradient is taken, mm. */
  public static final double STEP = 0.5;

  private static final ColumnField NONE =
      new ColumnField(Double.NaN, Double.NaN, Double.NaN, ThresholdStatus.OUTSIDE_FIELD, 0);

  /**
   * Samples the field at a soma and, for the gradient, at the two points {@value #STEP} mm above and below it:
   * (|E above| - |E below|) / (|E at the soma| x 1 mm). As along the neurites in the cable solver, a point outside the
   * field takes the vector of the soma.
   *
   * @param soma position, mm
   * @param normal unit vector towards the pia
   * @param withGradient whether to sample the gradient
   */
  public static ColumnField at(EField field, Vec3 soma, Vec3 normal, boolean withGradient) {
    int n = withGradient ? 3 : 1;
    double[] e = new double[3 * n];
    byte[] flag = new byte[n];
    put(soma, e, 0);
    if (withGradient) {
      put(soma.plus(normal.times(STEP)), e, 3);
      put(soma.minus(normal.times(STEP)), e, 6);
    }
    field.sampler().sample(e, n, e, flag);
    Vec3 centre = vector(e, 0);
    double magnitude = centre.norm(), along = centre.dot(normal);
    // also true for NaN
    if (!(magnitude > 0)) {
      return NONE;
    }
    int outside = 0;
    boolean nearest = false;
    double[] norm = new double[n];
    for (int k = 0; k < n; k++) {
      norm[k] = flag[k] == FieldSampler.OUTSIDE ? magnitude : vector(e, 3 * k).norm();
      outside += flag[k] == FieldSampler.OUTSIDE ? 1 : 0;
      nearest |= flag[k] == FieldSampler.NEAREST;
    }
    return new ColumnField(magnitude,
        Math.toDegrees(Math.atan2(centre.minus(normal.times(along)).norm(), along)),
        withGradient ? (norm[1] - norm[2]) / (2 * STEP * magnitude) : 0,
        outside > 0 ? ThresholdStatus.PARTLY_OUTSIDE
            : nearest ? ThresholdStatus.NEAREST_VOXEL : ThresholdStatus.NONE, outside / (double) n);
  }

  private static void put(Vec3 v, double[] to, int at) {
    to[at] = v.x();
    to[at + 1] = v.y();
    to[at + 2] = v.z();
  }

  private static Vec3 vector(double[] v, int at) {
    return new Vec3(v[at], v[at + 1], v[at + 2]);
  }
}

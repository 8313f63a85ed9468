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
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * The components of the E-field along and across the cortical columns at n points, V/m at the field's dI/dt; NaN where
 * the field or the normal is unknown. Thread-safe as long as nobody modifies the arrays.
 *
 * @param magnitude length of the vector
 * @param normal component along the cortical normal: positive out of the cortex, towards the pia, negative into it
 * @param tangential length of the remaining component, parallel to the cortical surface
 */
public record FieldComponents(float[] magnitude, float[] normal, float[] tangential) {

  /**
   * Computes the components at points, where {@link FieldSampler} interpolates the field.
   *
   * @param field E-field
   * @param positions world positions, mm: x, y, z, x, y, z, ...
   * @param normals unit normals towards the pia, in the same layout
   * @throws IllegalArgumentException if there are not as many normals as positions
   */
  public static FieldComponents at(EField field, double[] positions, double[] normals) {
    if (positions.length != normals.length || positions.length % 3 != 0) {
      throw new IllegalArgumentException("positions and normals must hold three numbers per point, but they have "
          + positions.length + " and " + normals.length);
    }
    int n = positions.length / 3;
    double[] e = new double[3 * n];
    field.sampler().sample(positions, n, e, new byte[n]);
    FieldComponents components = new FieldComponents(new float[n], new float[n], new float[n]);
    for (int i = 0; i < n; i++) {
      components.set(i, new Vec3(e[3 * i], e[3 * i + 1], e[3 * i + 2]),
          new Vec3(normals[3 * i], normals[3 * i + 1], normals[3 * i + 2]));
    }
    return components;
  }

  /**
   * Computes the components at the voxels of the field's grid, in linear order.
   *
   * @param field E-field
   * @param normalAt returns the unit normal towards the pia at a world point (mm), or empty; for example
   *     {@code CorticalDepth::normalAt}
   * @param progress receives progress and may cancel
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static FieldComponents ofVoxels(EField field, Function<Vec3, Optional<Vec3>> normalAt, Progress progress) {
    Grid grid = field.grid();
    int n = grid.voxels();
    float[] e = field.volume().values();
    FieldComponents components = new FieldComponents(new float[n], new float[n], new float[n]);
    for (float[] values : new float[][] {components.magnitude, components.normal, components.tangential}) {
      Arrays.fill(values, Float.NaN);
    }
    for (int i = 0; i < n; i++) {
      progress.step("computing E-field components", i, n);
      if (field.valid().contains(i)) {
        Vec3 centre = grid.centre(i);
        Optional<Vec3> normal = normalAt.apply(centre);
        if (normal.isPresent()) {
          components.set(i, new Vec3(e[i], e[n + i], e[2 * n + i]), normal.get());
        }
      }
    }
    return components;
  }

  /** Returns the number of points without a field. */
  public int missing() {
    int missing = 0;
    for (float value : magnitude) {
      missing += Float.isNaN(value) ? 1 : 0;
    }
    return missing;
  }

  private void set(int i, Vec3 e, Vec3 n) {
    double along = e.dot(n);
    magnitude[i] = (float) e.norm();
    normal[i] = (float) along;
    tangential[i] = (float) e.minus(n.times(along)).norm();
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;

/** A coil as current elements, each with a position (mm) and a vector: x,y,z,x,y,z,... Immutable, thread-safe. */
abstract class CurrentElements implements CoilSource {

  final double[] positions;
  final double[] vectors;

  CurrentElements(double[] positions, double[] vectors) {
    this.positions = positions;
    this.vectors = vectors;
  }

  /** Creates elements of the same kind. */
  abstract CurrentElements of(double[] otherPositions, double[] otherVectors);

  @Override
  public final CoilSource moved(Affine rigid, double weight) {
    double[] placed = mapped(positions, rigid), turned = new double[vectors.length];
    for (int i = 0; i < turned.length; i += 3) {
      put(rigid.applyToVector(new Vec3(vectors[i], vectors[i + 1], vectors[i + 2])).times(weight), turned, i);
    }
    return of(placed, turned);
  }

  /** Returns positions, x,y,z,x,y,z,..., mapped by an affine. */
  static double[] mapped(double[] positions, Affine map) {
    double[] mapped = new double[positions.length];
    for (int i = 0; i < mapped.length; i += 3) {
      put(map.apply(positions[i], positions[i + 1], positions[i + 2]), mapped, i);
    }
    return mapped;
  }

  private static void put(Vec3 v, double[] xyz, int i) {
    xyz[i] = v.x();
    xyz[i + 1] = v.y();
    xyz[i + 2] = v.z();
  }

  @Override
  public final double clearance(Box box) {
    Vec3 lower = box.lower(), upper = box.upper();
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < positions.length; i += 3) {
      double dx = outside(positions[i], lower.x(), upper.x());
      double dy = outside(positions[i + 1], lower.y(), upper.y());
      double dz = outside(positions[i + 2], lower.z(), upper.z());
      smallest = Math.min(smallest, dx * dx + dy * dy + dz * dz);
    }
    return Math.sqrt(smallest);
  }

  private static double outside(double v, double lower, double upper) {
    return Math.max(0, Math.max(lower - v, v - upper));
  }

  @Override
  public final double[] positions() {
    return positions;
  }

  @Override
  public final double strength(int element) {
    int i = 3 * element;
    return Math.sqrt(vectors[i] * vectors[i] + vectors[i + 1] * vectors[i + 1] + vectors[i + 2] * vectors[i + 2]);
  }
}

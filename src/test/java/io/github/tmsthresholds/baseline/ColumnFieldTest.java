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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnFieldTest {

  private static final Grid GRID = new Grid(9, 9, 9, Affine.ofSpacing(0.5, new Vec3(-2, -2, -2)));
  private static final double FLOAT = 1e-5;

  /** A field of 2 V/m at the soma, whose direction is constant and whose magnitude changes along the normal. */
  private static EField field(Vec3 direction, Vec3 normal, double gradient) {
    return TestFields.of(GRID, r -> direction.times(2 * (1 + gradient * r.dot(normal))));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "30, 0.3", "90, -0.2", "120, 0.55", "180, -0.6"})
  void returnsAngleAndGradientOfALinearField(double theta, double gradient) {
    Rotation turn = Rotation.about(new Vec3(1, -2, 0.7), 50);
    Vec3 normal = turn.apply(Vec3.Z), direction = turn.apply(Vec3.ofAngles(theta, 25));
    ColumnField column = ColumnField.at(field(direction, normal, gradient), Vec3.ZERO, normal, true);
    assertEquals(2, column.magnitude(), FLOAT);
    assertEquals(theta, column.theta(), 2e-4);
    assertEquals(gradient, column.gradient(), FLOAT);
    assertEquals(ThresholdStatus.NONE, column.status());
    assertEquals(0, column.outside());
  }

  @Test
  void returnsNoGradientUnlessAsked() {
    ColumnField column = ColumnField.at(field(Vec3.Z, Vec3.Z, 0.3), new Vec3(0, 0, 2), Vec3.Z, false);
    assertEquals(0, column.gradient());
    assertEquals(ThresholdStatus.NONE, column.status());
  }

  /** The last voxel centres lie at 2 mm. */
  @Test
  void takesTheFieldOfTheSomaBeyondTheVolume() {
    ColumnField column = ColumnField.at(field(Vec3.Z, Vec3.Z, 0.2), new Vec3(0, 0, 1.8), Vec3.Z, true);
    double soma = 1 + 0.2 * 1.8, below = 1 + 0.2 * 1.3;
    assertEquals((soma - below) / soma, column.gradient(), FLOAT);
    assertEquals(ThresholdStatus.PARTLY_OUTSIDE, column.status());
    assertEquals(1 / 3.0, column.outside(), 1e-12);
  }

  @Test
  void reportsSomataOutsideTheField() {
    ColumnField column = ColumnField.at(field(Vec3.Z, Vec3.Z, 0.2), new Vec3(0, 0, 2.3), Vec3.Z, true);
    assertEquals(ThresholdStatus.OUTSIDE_FIELD, column.status());
    assertTrue(Double.isNaN(column.magnitude()));
    EField elsewhere = TestFields.of(GRID, r -> r.x() > 1 ? Vec3.Z : Vec3.ZERO);
    assertEquals(ThresholdStatus.OUTSIDE_FIELD, ColumnField.at(elsewhere, Vec3.ZERO, Vec3.Z, true).status());
  }

  /** The sampler takes the nearest voxel of the tissues within 1.5 mm. */
  @Test
  void flagsPointsTakenFromTheNearestVoxel() {
    EField masked = field(Vec3.Z, Vec3.Z, 0.2).within(VoxelMask.of(GRID, i -> GRID.centre(i).z() <= 0.1));
    ColumnField column = ColumnField.at(masked, Vec3.ZERO, Vec3.Z, true);
    assertEquals(ThresholdStatus.NEAREST_VOXEL, column.status());
    assertEquals(0.2 * 0.5, column.gradient(), FLOAT);
    assertEquals(ThresholdStatus.NONE, ColumnField.at(masked, Vec3.ZERO, Vec3.Z, false).status());
  }
}

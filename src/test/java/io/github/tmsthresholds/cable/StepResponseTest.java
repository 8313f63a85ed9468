/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepResponseTest {

  private final CompartmentalCell cell = SmallCell.named("L5_Small");
  private final CableModel model = CableModel.of(cell);
  private final int[] all = IntStream.range(0, cell.compartments().count()).toArray();

  @Test
  void isLinearInTheField() {
    double[] along = uniform(new Vec3(0, 0, 0.5)), across = uniform(new Vec3(0.5, 0, 0));
    double[] both = IntStream.range(0, along.length).mapToDouble(c -> along[c] - 2 * across[c]).toArray();
    float[][] change = StepResponse.of(model, all, new double[][] {along, across, both}, 10, 30);
    double largest = IntStream.range(0, change[2].length).mapToDouble(i -> Math.abs(change[2][i])).max().orElseThrow();
    assertTrue(largest > 0.01, () -> "" + largest);
    for (int i = 0; i < change[2].length; i++) {
      assertEquals(change[0][i] - 2 * change[1][i], change[2][i], 0.01 * largest);
    }
  }

  /** A passive membrane settles exponentially, so the steady polarisation is the end of the step response. */
  @Test
  void settlesAtTheSteadyPolarisation() {
    double[] es = uniform(new Vec3(0, 0, 0.5));
    float[] change = StepResponse.of(model, all, new double[][] {es}, 40_000)[0];
    double[] steady = Polarisation.steady(model, es);
    double largest = IntStream.of(all).mapToDouble(c -> Math.abs(steady[c])).max().orElseThrow();
    for (int c : all) {
      assertEquals(steady[c], change[c], 0.03 * largest, "compartment " + c);
    }
  }

  private double[] uniform(Vec3 field) {
    double[] es = new double[all.length];
    Quasipotential.ofUniform(cell.compartments(), field, es);
    return es;
  }
}

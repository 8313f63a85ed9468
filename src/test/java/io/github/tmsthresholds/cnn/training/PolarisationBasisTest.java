/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.StepResponse;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolarisationBasisTest {

  private static final int SAMPLES = 100;

  private final CompartmentalCell cell = SmallCell.named("L5_Small");
  private final PatchGrid grid = PatchGrid.centred(5, 1.6);

  /** In uniform fields the length of the functions' values must be proportional to the neuron's polarisation. */
  @Test
  void functionsAreProportionalToThePolarisation() {
    TrainingSet data = uniformFields();
    int[] samples = IntStream.range(0, SAMPLES).toArray();
    float[] basis = PolarisationBasis.of(List.of(cell), grid, data, samples, 3, Progress.NONE);
    double[] ratio = new double[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      double squares = 0;
      for (int f = 0; f < 3; f++) {
        double value = 0;
        for (int j = 0; j < grid.values(); j++) {
          value += basis[j * 3 + f] * data.patches()[s * grid.values() + j];
        }
        squares += value * value;
      }
      float[] patch = {data.patches()[s * grid.values()], data.patches()[s * grid.values() + 1],
          data.patches()[s * grid.values() + 2]};
      ratio[s] = squares / polarisation(new Vec3(patch[0], patch[1], patch[2]));
      assertEquals(ratio[0], ratio[s], 2e-3 * ratio[0]);
    }
    assertArrayEquals(basis, PolarisationBasis.of(List.of(cell), grid, data, samples, 3, Progress.NONE), 0);
  }

  /**
   * In the frame of the field the cells have all azimuths, so all directions perpendicular to the axis are equivalent.
   */
  @Test
  void functionsInTheFieldFrameAreIndependentOfTheAzimuth() {
    PatchGrid fieldFrame = new PatchGrid(5, 1.6, Vec3.ZERO, PatchGrid.Frame.FIELD);
    TrainingSet data = uniformFields();
    int[] samples = IntStream.range(0, SAMPLES).toArray();
    float[] single = PolarisationBasis.of(List.of(cell), grid, data, samples, 3, Progress.NONE);
    assertTrue(Math.abs(length(single, new Vec3(1, 0, 0)) / length(single, new Vec3(0, 1, 0)) - 1) > 0.3);
    float[] basis = PolarisationBasis.of(List.of(cell), fieldFrame, data, samples, 3, Progress.NONE);
    double[] across = {length(basis, new Vec3(1, 0, 0)), length(basis, new Vec3(0, 1, 0)),
        length(basis, new Vec3(0.6, 0.8, 0))};
    double along = length(basis, new Vec3(0, 0, 1));
    assertTrue(Math.abs(along / across[0] - 1) > 0.1, () -> along + ", " + across[0]);
    assertEquals(across[0], across[1], 1e-3 * across[0]);
    assertEquals(across[0], across[2], 1e-3 * across[0]);
  }

  private double length(float[] basis, Vec3 e) {
    double[] sums = new double[3], field = {e.x(), e.y(), e.z()};
    for (int j = 0; j < grid.values(); j++) {
      for (int f = 0; f < 3; f++) {
        sums[f] += basis[j * 3 + f] * field[j % 3];
      }
    }
    return Math.sqrt(sums[0] * sums[0] + sums[1] * sums[1] + sums[2] * sums[2]);
  }

  /** Returns the sum of squared polarisations over the soma and the unmyelinated axon. */
  private double polarisation(Vec3 field) {
    Compartments c = cell.compartments();
    int[] firing = IntStream.range(0, c.count()).filter(i -> c.type(i) == SectionType.SOMA
        || c.type(i).isAxon() && c.type(i) != SectionType.MYELIN).toArray();
    double[] es = new double[c.count()];
    Quasipotential.ofUniform(c, field.times(0.1), es);
    double sum = 0;
    for (float change : StepResponse.of(CableModel.of(cell), firing, new double[][] {es}, 10, 30)[0]) {
      sum += (double) change * change;
    }
    return sum;
  }

  private TrainingSet uniformFields() {
    SplittableRandom random = new SplittableRandom(1);
    float[] patches = new float[SAMPLES * grid.values()];
    for (int s = 0; s < SAMPLES; s++) {
      float[] e = new float[3];
      for (int k = 0; k < 3; k++) {
        e[k] = (float) random.nextDouble(-1, 1);
      }
      for (int j = 0; j < grid.values(); j++) {
        patches[s * grid.values() + j] = e[j % 3];
      }
    }
    return new TrainingSet(List.of("cell"), patches, new float[SAMPLES], new float[SAMPLES], new int[SAMPLES],
        List.of("field"));
  }
}

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

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.StepResponse;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Computes the linear functions of a patch that determine the polarisation of neurons. Whether a neuron fires depends
 * on the polarisation of its membrane, which is initially linear in the E-field. The cable model gives the response of
 * axons and somata of all cells to the field at each point of the patch, 50 and 150 us after the onset of the field.
 * The functions are the principal components of these polarisations over the patches of a data set, scaled by the
 * polarisation that they account for. A network with these inputs need not learn from thresholds which values of a
 * patch matter.
 *
 * <p>For patches in the frame of the field the azimuth of the cells is arbitrary; the responses are then computed at
 * all azimuths of a {@link PopulationMedian}. Stateless, thread-safe.
 */
final class PolarisationBasis {

  /** Time steps of the response: 50 and 150 us after the onset of the field. */
  private static final int[] STEPS = {10, 30};
  /** Largest number of compartments per cell if there is one azimuth, and per azimuth if there are several. */
  private static final int MAX_COMPARTMENTS = 300;
  private static final int MAX_COMPARTMENTS_PER_AZIMUTH = 50;
  /** Largest number of patches. */
  private static final int MAX_PATCHES = 2048;
  private static final int FIELDS_AT_ONCE = 16;

  private PolarisationBasis() {}

  /**
   * Computes the kernel of a dense layer.
   *
   * @param cells cells whose polarisation is computed
   * @param grid grid of the patches
   * @param data samples with patches
   * @param samples indices of the samples to use
   * @param size number of functions
   * @return kernel, [value of the patch][function], flattened, scaled so that the root mean square of the functions'
   *     values is 1
   * @throws IllegalArgumentException if there are fewer samples than functions
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  static float[] of(List<CompartmentalCell> cells, PatchGrid grid, TrainingSet data, int[] samples, int size,
      Progress progress) {
    List<float[]> polarisations = new ArrayList<>();
    int azimuths = grid.frame() == PatchGrid.Frame.FIELD ? PopulationMedian.AZIMUTHS : 1;
    for (CompartmentalCell cell : cells) {
      CableModel model = CableModel.of(cell);
      int[] compartments =
          excitable(cell.compartments(), azimuths == 1 ? MAX_COMPARTMENTS : MAX_COMPARTMENTS_PER_AZIMUTH);
      for (int a = 0; a < azimuths; a++) {
        polarisations.addAll(
            ofCell(model, compartments, a * PopulationMedian.STEP, grid, progress.part(a, azimuths)));
      }
    }
    progress.update("principal components of polarisation", 0);
    return new PrincipalComponents(polarisations.toArray(float[][]::new), patches(data, samples)).of(size, progress);
  }

  private static float[][] patches(TrainingSet data, int[] samples) {
    int count = Math.min(MAX_PATCHES, samples.length), length = data.patchLength();
    float[][] patches = new float[count][length];
    for (int i = 0; i < count; i++) {
      int sample = samples[(int) ((long) i * samples.length / count)];
      System.arraycopy(data.patches(), sample * length, patches[i], 0, length);
    }
    return patches;
  }

  /** Returns the polarisations as linear functions of the patch, [compartment and time][value of the patch]. */
  private static List<float[]> ofCell(CableModel model, int[] compartments, double azimuth, PatchGrid grid,
      Progress progress) {
    PatchQuasipotentials potentials = new PatchQuasipotentials(model.cell().compartments(), azimuth, grid);
    float[][] rows = new float[STEPS.length * compartments.length][grid.values()];
    int[] values = IntStream.range(0, grid.values()).filter(potentials::influences).toArray();
    for (int from = 0; from < values.length; from += FIELDS_AT_ONCE) {
      progress.step("polarisation of " + model.cell().name(), from / (double) values.length);
      double[][] es = new double[Math.min(FIELDS_AT_ONCE, values.length - from)][];
      for (int i = 0; i < es.length; i++) {
        es[i] = potentials.of(values[from + i]);
      }
      float[][] change = StepResponse.of(model, compartments, es, STEPS);
      for (int i = 0; i < es.length; i++) {
        for (int r = 0; r < rows.length; r++) {
          rows[r][values[from + i]] = change[i][r];
        }
      }
    }
    return List.of(rows);
  }

  /** Returns compartments evenly distributed over the soma and the unmyelinated axon, where action potentials start. */
  private static int[] excitable(Compartments cell, int max) {
    int[] all = IntStream.range(0, cell.count()).filter(c -> cell.type(c) == SectionType.SOMA
        || cell.type(c).isAxon() && cell.type(c) != SectionType.MYELIN).toArray();
    int count = Math.min(max, all.length);
    return IntStream.range(0, count).map(i -> all[(int) ((long) i * all.length / count)]).toArray();
  }
}

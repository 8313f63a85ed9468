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
 * The linear functions of a patch that matter to the neurons in it. Whether a neuron fires depends on the polarisation of
 * its membrane, which in its beginning is linear in the E-field: the response, some tens of microseconds after the field is
 * switched on, of axons and somata of all cells to the field at each point of the patch, by the cable model. The functions
 * are the principal components of these polarisations over the patches of a data set, each as large as it polarises. So a
 * network that takes them need not learn from thresholds which of a patch's values matter. A patch in the frame of the field
 * holds neurons at any azimuth: the cells then stand in it at all those of a {@link PopulationMedian}. Stateless,
 * thread-safe.
 */
final class PolarisationBasis {

  /** When the field has been on for 50 and for 150 us. */
  private static final int[] STEPS = {10, 30};
  /** Compartments of a cell that stand for all: at one azimuth, and at each of many. */
  private static final int COMPARTMENTS = 300;
  private static final int TURNED_COMPARTMENTS = 50;
  /** Patches that stand for all. */
  private static final int PATCHES = 2048;
  private static final int FIELDS_AT_ONCE = 16;

  private PolarisationBasis() {}

  /**
   * The kernel of a dense layer.
   *
   * @param grid of the patches
   * @param samples which of the data the patches are taken from
   * @param size number of functions
   * @return [value of the patch][function], such that the functions' values are 1 in the root mean square
   */
  static float[] of(List<CompartmentalCell> cells, PatchGrid grid, TrainingSet data, int[] samples, int size,
      Progress progress) {
    List<float[]> polarisations = new ArrayList<>();
    int azimuths = grid.frame() == PatchGrid.Frame.FIELD ? PopulationMedian.AZIMUTHS : 1;
    for (CompartmentalCell cell : cells) {
      CableModel model = CableModel.of(cell);
      int[] compartments =
          someThatFire(cell.compartments(), azimuths == 1 ? COMPARTMENTS : TURNED_COMPARTMENTS);
      for (int a = 0; a < azimuths; a++) {
        polarisations.addAll(
            ofCell(model, compartments, a * PopulationMedian.STEP, grid, progress.part(a, azimuths)));
      }
    }
    progress.update("principal components of polarisation", 0);
    return new PrincipalComponents(polarisations.toArray(float[][]::new), patches(data, samples)).of(size, progress);
  }

  private static float[][] patches(TrainingSet data, int[] samples) {
    int count = Math.min(PATCHES, samples.length), length = data.patchLength();
    float[][] patches = new float[count][length];
    for (int i = 0; i < count; i++) {
      int sample = samples[(int) ((long) i * samples.length / count)];
      System.arraycopy(data.patches(), sample * length, patches[i], 0, length);
    }
    return patches;
  }

  /** Polarisations as linear functions of the patch, a row a compartment and time. */
  private static List<float[]> ofCell(CableModel model, int[] compartments, double azimuth, PatchGrid grid,
      Progress progress) {
    PatchQuasipotentials potentials = new PatchQuasipotentials(model.cell().compartments(), azimuth, grid);
    float[][] rows = new float[STEPS.length * compartments.length][grid.values()];
    int[] felt = IntStream.range(0, grid.values()).filter(potentials::reaches).toArray();
    for (int from = 0; from < felt.length; from += FIELDS_AT_ONCE) {
      progress.step("polarisation of " + model.cell().name(), from / (double) felt.length);
      double[][] es = new double[Math.min(FIELDS_AT_ONCE, felt.length - from)][];
      for (int i = 0; i < es.length; i++) {
        es[i] = potentials.of(felt[from + i]);
      }
      float[][] change = StepResponse.of(model, compartments, es, STEPS);
      for (int i = 0; i < es.length; i++) {
        for (int r = 0; r < rows.length; r++) {
          rows[r][felt[from + i]] = change[i][r];
        }
      }
    }
    return List.of(rows);
  }

  /** Evenly spread over those where action potentials start. */
  private static int[] someThatFire(Compartments cell, int most) {
    int[] all = IntStream.range(0, cell.count()).filter(c -> cell.type(c) == SectionType.SOMA
        || cell.type(c).isAxon() && cell.type(c) != SectionType.MYELIN).toArray();
    int count = Math.min(most, all.length);
    return IntStream.range(0, count).map(i -> all[(int) ((long) i * all.length / count)]).toArray();
  }
}

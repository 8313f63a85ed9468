package io.github.tmsthresholds.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.Waveforms;
import io.github.tmsthresholds.cnn.training.TrainingData;
import io.github.tmsthresholds.cnn.training.TrainingShard;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.io.EFieldReader;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundled networks, as users reach them: {@code estimator=cnn} without morphologies. */
class BundledNetworksTest {

  private static final Path DATA = Path.of("test-data/training");
  /** Of a coil that no network was trained with. */
  private static final String HELD_OUT = "train_13";

  @TempDir
  private Path folder;

  private final CnnEstimator estimator = new CnnEstimator();

  @Test
  void allPublishedCellsAreThere() {
    List<String> cells = estimator.cells();
    for (CellType type : CellType.values()) {
      assertEquals(5, cells.stream().filter(c -> c.startsWith(type.label() + "_c") || c.startsWith(type.label() + "_b"))
          .count(), type + ": " + cells);
    }
  }

  /** Mean relative error in a field held out as a whole, against what the cable solver gave there. */
  @ParameterizedTest
  @EnumSource(CellType.class)
  void thresholdsInAFieldHeldOutAreWithinOneAndAHalfPercent(CellType type) throws IOException {
    TrainingData.Part part = heldOut(type);
    List<CellModel> cells = part.shard().key().cells().stream().map(CellModel::named).toList();
    for (Map.Entry<String, TrainingShard.Samples> samples : part.shard().waveforms().entrySet()) {
      for (int direction = 0; direction < TrainingShard.DIRECTIONS; direction++) {
        Thresholds thresholds = estimator.estimate(new ThresholdRequest(part.field(), part.shard().sites(), cells,
            direction == 0 ? Waveforms.of(samples.getKey()) : Waveforms.of(samples.getKey()).reversed()), Progress.NONE);
        for (int c = 0; c < cells.size(); c++) {
          double sum = 0;
          for (int s = 0; s < samples.getValue().sites(); s++) {
            double cable = samples.getValue().threshold()[s][direction][c];
            sum += Math.abs(thresholds.voltPerMetre(s, c) / cable - 1);
          }
          double mean = sum / samples.getValue().sites();
          assertTrue(mean < 0.015 * (samples.getKey().equals("monophasic") ? 1 : 4 / 3.0),
              cells.get(c).name() + ", " + samples.getKey() + ", direction " + direction + ": " + mean);
        }
      }
    }
  }

  private TrainingData.Part heldOut(CellType type) throws IOException {
    EField field = EFieldReader.read(SharedData.require("efield/fields/" + HELD_OUT + ".nii.gz"));
    TissueLabels labels = TissueLabels.of(NiftiReader.read(SharedData.require("efield/colin27_tissues_1mm.nii.gz")));
    Path shard = Path.of(type.label(), HELD_OUT + ".h5");
    Files.createDirectories(folder.resolve(type.label()));
    Files.copy(DATA.resolve(shard), folder.resolve(shard));
    EField inBrain = field.within(labels.greyAndWhiteMatterOn(field.grid()));
    return TrainingData.open(folder, type, key -> Optional.of(inBrain)).parts().get(0);
  }
}

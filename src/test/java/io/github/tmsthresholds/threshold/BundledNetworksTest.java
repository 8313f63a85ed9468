/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.ModelCard;
import io.github.tmsthresholds.cnn.NetworkLibrary;
import io.github.tmsthresholds.cnn.dataset.TrainingData;
import io.github.tmsthresholds.cnn.dataset.TrainingShard;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundled networks, as users reach them: {@code estimator=cnn} without morphologies. */
class BundledNetworksTest {

  private static final Path DATA = Path.of("test-data/training");
  /** Field of a coil that no network was trained with. */
  private static final String HELD_OUT = "train_13";

  @TempDir
  private Path folder;

  private final CnnEstimator estimator = new CnnEstimator();

  @Test
  void includesTheBundledCells() throws IOException {
    assertTrue(estimator.cells().containsAll(CellLibrary.bundled().names()), () -> "" + estimator.cells());
  }

  @Test
  void includesAllPublishedCells() {
    List<String> cells = estimator.cells();
    for (CellType type : CellType.values()) {
      assertEquals(5, cells.stream().filter(c -> c.startsWith(type.label() + "_c") || c.startsWith(type.label() + "_b"))
          .count(), type + ": " + cells);
    }
  }

  /** Errors on the cards, for fields that were held out as a whole. */
  @Test
  void cardsOfSingleCellsReportSmallErrors() throws IOException {
    NetworkLibrary library = NetworkLibrary.open(folder);
    for (String cell : library.cells()) {
      for (String waveform : cell.endsWith(MedianCell.SUFFIX) ? List.<String>of() : List.of("monophasic", "biphasic")) {
        ModelCard card = library.find(cell, waveform).network().card();
        RelativeErrors errors = card.scores().stream().filter(s -> s.cell().equals(cell)
            && s.waveform().equals(waveform)).findFirst().orElseThrow().network();
        // the synthetic cells have a third of the samples
        double r2 = cell.endsWith("_Synthetic") ? 0.985 : 0.99;
        assertTrue(errors.mape() <= 1.5 && errors.r2() >= r2 && errors.within5() >= 95,
            cell + ", " + waveform + ": " + errors);
        assertTrue(card.testFields().stream().noneMatch(card.trainingFields()::contains), cell);
      }
    }
  }

  @Test
  void theBundleIsSmall() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/github/tmsthresholds/networks"))) {
      long bytes = files.mapToLong(f -> f.toFile().length()).sum();
      assertTrue(bytes <= 12_000_000, () -> bytes + " bytes");
    }
  }

  /** Mean relative error in a field held out as a whole, relative to the cable solver. */
  @Tag("reference")
  @ParameterizedTest
  @EnumSource(CellType.class)
  void thresholdsInAFieldHeldOutAreWithinAPercent(CellType type) throws IOException {
    TrainingData.Part part = heldOut(type);
    List<CellModel> cells = part.shard().key().cells().stream().<CellModel>map(NamedCell::new).toList();
    for (Map.Entry<String, TrainingShard.Samples> samples : part.shard().waveforms().entrySet()) {
      for (int direction = 0; direction < TrainingShard.DIRECTIONS; direction++) {
        Thresholds thresholds = estimator.estimate(new ThresholdRequest(part.field(), part.shard().sites(), cells,
            direction == 0 ? Waveforms.of(samples.getKey()) : Waveforms.of(samples.getKey()).reversed()),
            Progress.NONE);
        for (int c = 0; c < cells.size(); c++) {
          double sum = 0;
          for (int s = 0; s < samples.getValue().sites(); s++) {
            double cable = samples.getValue().threshold()[s][direction][c];
            sum += Math.abs(thresholds.voltPerMetre(s, c) / cable - 1);
          }
          double mean = sum / samples.getValue().sites();
          assertTrue(mean < 0.01, cells.get(c).name() + ", " + samples.getKey() + ", direction " + direction + ": "
              + mean);
        }
      }
    }
  }

  private TrainingData.Part heldOut(CellType type) throws IOException {
    EField field = ImageFiles.openEField(SharedData.require("efield/fields/" + HELD_OUT + ".nii.gz"));
    TissueLabels labels = TissueLabels.of(NiftiReader.read(SharedData.require("efield/colin27_tissues_1mm.nii.gz")));
    Path shard = Path.of(type.label(), HELD_OUT + ".h5");
    Files.createDirectories(folder.resolve(type.label()));
    Files.copy(DATA.resolve(shard), folder.resolve(shard));
    EField inBrain = field.within(labels.greyAndWhiteMatterOn(field.grid()));
    return TrainingData.open(folder, type, key -> Optional.of(inBrain), Progress.NONE).parts().get(0);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cnn.dataset.TrainingData;
import io.github.tmsthresholds.cnn.dataset.TrainingDataGenerator;
import io.github.tmsthresholds.cnn.dataset.TrainingField;
import io.github.tmsthresholds.efield.FieldDigest;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataParametersTest {

  @Test
  void recomputesFieldsOfSyntheticHeadsBitForBit(@TempDir Path folder) throws Exception {
    String tissues = folder.resolve("tissues.nii.gz").toString();
    RoundHead.write(Path.of(tissues));
    Path data = folder.resolve("data");
    List<CompartmentalCell> cells = List.of(SmallCell.named("L5_Small"));
    List<TrainingField> fields =
        new TrainingFieldParameters("", tissues, 1, 0, 3).open(data, warning -> {}, Progress.NONE);
    int computed = new TrainingDataGenerator(fields, cells, List.of(Waveforms.of("monophasic")), 2, 4,
        new SearchSettings(false, 0.05, 5000), 3, 1).generate(data, Progress.NONE);
    assertEquals(4, computed);
    try (Stream<Path> kept = Files.list(data.resolve("heads"))) {
      for (Path file : kept.toList()) {
        Files.delete(file);
      }
    }
    TrainingData read =
        new TrainingDataParameters(data.toString(), "", tissues).open(cells, warning -> {}, Progress.NONE);
    assertEquals("head_00", read.parts().get(0).shard().key().field());
    assertEquals(fields.get(0).digest(), FieldDigest.of(read.parts().get(0).field()));

    InvalidInputException e = assertThrows(InvalidInputException.class,
        () -> new TrainingDataParameters(data.toString(), "", "").open(cells, warning -> {}, Progress.NONE));
    assertTrue(e.getMessage().startsWith("tissues= is missing: labels of the head that head_00"), e::getMessage);
  }
}

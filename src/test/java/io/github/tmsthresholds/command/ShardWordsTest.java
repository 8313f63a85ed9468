package io.github.tmsthresholds.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.SearchSettings;
import io.github.tmsthresholds.cable.Waveforms;
import io.github.tmsthresholds.cnn.training.TrainingData;
import io.github.tmsthresholds.cnn.training.TrainingDataGenerator;
import io.github.tmsthresholds.cnn.training.TrainingField;
import io.github.tmsthresholds.efield.FieldDigest;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.CellModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardWordsTest {

  @Test
  void fieldsOfMadeUpHeadsAreMadeAgainToTheBit(@TempDir Path folder) throws Exception {
    String tissues = folder.resolve("tissues.nii.gz").toString();
    RoundHead.write(Path.of(tissues));
    Path data = folder.resolve("data");
    List<CellModel> cells = List.of(SmallCell.named("L5_Small"));
    List<TrainingField> fields = new TrainingFieldWords("", tissues, 1, 0, 3).open(data, note -> {}, Progress.NONE);
    int computed = new TrainingDataGenerator(fields, cells, List.of(Waveforms.of("monophasic")), 2, 4,
        new SearchSettings(false, 0.05, 5000), 3, 1).generate(data, Progress.NONE);
    assertEquals(4, computed);
    try (Stream<Path> kept = Files.list(data.resolve("heads"))) {
      for (Path file : kept.toList()) {
        Files.delete(file);
      }
    }
    TrainingData read = new ShardWords(data.toString(), "", tissues).open(cells, Progress.NONE);
    assertEquals("head_00", read.parts().get(0).shard().key().field());
    assertEquals(fields.get(0).digest(), FieldDigest.of(read.parts().get(0).field()));

    IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
        () -> new ShardWords(data.toString(), "", "").open(cells, Progress.NONE));
    assertTrue(e.getMessage().startsWith("tissues= is missing: labels of the head that head_00"), e::getMessage);
  }
}

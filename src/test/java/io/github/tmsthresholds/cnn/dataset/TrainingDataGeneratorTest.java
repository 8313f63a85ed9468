/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CableEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataGeneratorTest {

  private static final SearchSettings SEARCH = new SearchSettings(false, 0.05, 5000);
  private static final List<CompartmentalCell> CELLS =
      List.of(SmallCell.named("L5_Small"), SmallCell.named("L23_Small"), SmallCell.named("L5_Twin"));
  private static final int SITES = 7;
  private static final int ROUND = 4;

  private static List<TrainingField> fields;

  @TempDir
  Path folder;

  @BeforeAll
  static void makeFields() {
    fields = List.of(SyntheticField.of(0, 1), SyntheticField.of(2, 1));
  }

  private static TrainingDataGenerator generator(int sites, int threads, String... waveforms) throws IOException {
    List<Waveform> named = new ArrayList<>();
    for (String name : waveforms) {
      named.add(Waveforms.of(name));
    }
    return new TrainingDataGenerator(fields, CELLS, named, sites, ROUND, SEARCH, 1, threads);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  private static void assertSameFiles(Path expected, Path actual) throws IOException {
    assertEquals(files(expected), files(actual));
    for (Path file : files(expected)) {
      assertArrayEquals(Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(actual.resolve(file)),
          file::toString);
    }
  }

  @Test
  void computesThresholdsOfTheCableSolverForBothDirections() throws IOException {
    assertEquals(2 * SITES * 2 * 3, generator(SITES, 2, "monophasic").generate(folder, Progress.NONE));
    TrainingData data = TrainingData.open(folder, CellType.L5_TTPC2, key -> Optional.empty(), Progress.NONE);
    assertEquals(List.of("L5_Small", "L5_Twin"), data.cells());
    assertEquals(2, data.parts().size());
    List<CellModel> cells = List.of(CELLS.get(0), CELLS.get(2));
    Waveform pulse = Waveforms.of("monophasic");
    for (TrainingData.Part part : data.parts()) {
      TrainingShard.Samples samples = part.shard().waveforms().get("monophasic");
      assertEquals(SITES, samples.sites());
      for (int d = 0; d < TrainingShard.DIRECTIONS; d++) {
        Thresholds expected = new CableEstimator().estimate(new ThresholdRequest(part.field(), part.shard().sites(),
            cells, d == 0 ? pulse : pulse.reversed(), SEARCH, 1), Progress.NONE);
        for (int s = 0; s < SITES; s++) {
          assertEquals((float) expected.somaField(s), part.shard().somaField()[s]);
          for (int c = 0; c < cells.size(); c++) {
            assertEquals((float) expected.voltPerMetre(s, c), samples.threshold()[s][d][c]);
            assertEquals(expected.status(s, c), samples.status()[s][d][c]);
          }
        }
      }
    }
  }

  @Test
  void isIndependentOfThreadsAndInterruptions() throws IOException {
    Path uninterrupted = folder.resolve("uninterrupted"), interrupted = folder.resolve("interrupted");
    generator(SITES, 1, "monophasic", "biphasic").generate(uninterrupted, Progress.NONE);
    int runs = 0;
    for (boolean done = false; !done; runs++) {
      AtomicInteger thresholds = new AtomicInteger();
      try {
        generator(SITES, 3, "monophasic", "biphasic").generate(interrupted, new Progress() {
          @Override
          public void update(String stage, double fraction) {
            thresholds.addAndGet(stage.startsWith("thresholds") ? 1 : 0);
          }

          @Override
          public boolean cancelled() {
            return thresholds.get() > 60;
          }
        });
        done = true;
      } catch (CancellationException e) {
        assertTrue(runs < 20);
      }
    }
    assertTrue(runs > 1);
    assertSameFiles(uninterrupted, interrupted);
  }

  @Test
  void addsPartsThatWereComputedElsewhere() throws IOException {
    Path here = folder.resolve("here"), elsewhere = folder.resolve("elsewhere");
    TrainingDataGenerator generator = generator(SITES, 1, "monophasic", "biphasic");
    generator.generate(here, Progress.NONE);
    generator(5, 1, "monophasic").generate(elsewhere, Progress.NONE);
    Checkpoint collecting = new Checkpoint(folder.resolve("parts"), false);
    IOException missing =
        assertThrows(IOException.class, () -> generator.generate(elsewhere, collecting, Progress.NONE));
    assertTrue(missing.getMessage().contains(" is missing"), missing::getMessage);
    List<Part> parts = generator.parts(elsewhere, collecting, Progress.NONE);
    assertEquals(4 + 4 * 2, parts.size(), "the second round of the first waveform, and all of the other");
    for (Part part : parts) {
      assertFalse(part.isDone());
      part.compute(2, Progress.NONE);
    }
    generator.generate(elsewhere, collecting, Progress.NONE);
    assertSameFiles(here, elsewhere);
    assertEquals(List.of(), generator.parts(elsewhere, collecting, Progress.NONE));
    Path again = folder.resolve("again");
    generator.generate(again, new Checkpoint(folder.resolve("others")), Progress.NONE);
    assertSameFiles(here, again);
  }

  @Test
  void rejectsADamagedPart() throws IOException {
    TrainingDataGenerator generator = generator(1, 1, "monophasic");
    Checkpoint checkpoint = new Checkpoint(folder.resolve("parts"));
    generator.generate(folder.resolve("data"), checkpoint, Progress.NONE);
    Path part = checkpoint.folder().resolve(files(checkpoint.folder()).get(0));
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length - 1] = 99;
    Files.write(part, bytes);
    FormatException damaged = assertThrows(FormatException.class,
        () -> generator.generate(folder.resolve("other"), checkpoint, Progress.NONE));
    assertTrue(damaged.getMessage().startsWith(part + ": site 0 is damaged; delete the file"), damaged::getMessage);
  }

  @Test
  void addsSitesAndWaveformsToExistingData() throws IOException {
    Path once = folder.resolve("once"), grown = folder.resolve("grown");
    generator(SITES, 2, "monophasic", "biphasic").generate(once, Progress.NONE);
    generator(5, 2, "monophasic").generate(grown, Progress.NONE);
    assertEquals(0, generator(5, 2, "monophasic").generate(grown, Progress.NONE));
    assertEquals(0, generator(3, 2, "monophasic").generate(grown, Progress.NONE));
    generator(SITES, 2, "monophasic").generate(grown, Progress.NONE);
    generator(SITES, 2, "biphasic").generate(grown, Progress.NONE);
    assertSameFiles(once, grown);
  }

  @Test
  void advancesFieldsAndTypesTogetherAndTheFirstWaveformFaster() throws IOException {
    List<String> stages = new ArrayList<>();
    TrainingDataGenerator generator = generator(4 * ROUND, 1, "monophasic", "biphasic");
    Progress progress = new Progress() {
      @Override
      public void update(String stage, double fraction) {
        String block = stage.replaceFirst("^thresholds of ", "");
        if (!block.equals(stage) && (stages.isEmpty() || !block.equals(stages.get(stages.size() - 1)))) {
          stages.add(block);
        }
      }

      @Override
      public boolean cancelled() {
        return stages.size() > 24;
      }
    };
    assertThrows(CancellationException.class, () -> generator.generate(folder, progress));
    List<String> shards = List.of("L23_PC in synthetic_00, ", "L5_TTPC2 in synthetic_00, ", "L23_PC in synthetic_02, ",
        "L5_TTPC2 in synthetic_02, ");
    List<String> expected = new ArrayList<>();
    for (String waveform : List.of("monophasic", "monophasic", "monophasic", "biphasic", "monophasic", "biphasic")) {
      shards.forEach(shard -> expected.add(shard + waveform));
    }
    assertEquals(expected, stages.subList(0, 24));
  }

  @Test
  void rejectsAFolderWithAnotherDataSetAndLeavesItUnchanged() throws IOException {
    generator(3, 1, "monophasic").generate(folder, Progress.NONE);
    Path file = folder.resolve("L23_PC/synthetic_00.h5");
    byte[] before = Files.readAllBytes(file);
    assertRejected("seed=1;", new TrainingDataGenerator(fields, CELLS, pulse(), 3, ROUND, SEARCH, 2, 1));
    assertRejected("another search",
        new TrainingDataGenerator(fields, CELLS, pulse(), 3, ROUND, SearchSettings.FAST, 1, 1));
    assertRejected("the cells [L23_Small]",
        new TrainingDataGenerator(fields, List.of(SmallCell.named("L23_Other")), pulse(), 3, ROUND, SEARCH, 1, 1));
    EField other = SyntheticField.of(0, 9).field();
    TrainingField renamed = new TrainingField("synthetic_00", other, fields.get(0)::sites);
    assertRejected("another E-field",
        new TrainingDataGenerator(List.of(renamed), CELLS, pulse(), 3, ROUND, SEARCH, 1, 1));
    TrainingField moved = new TrainingField("synthetic_00", fields.get(0).field(),
        (layer, count, progress) -> fields.get(0).sites(layer, count + 1, progress).subList(1, count + 1));
    assertRejected("other sites", new TrainingDataGenerator(List.of(moved), CELLS, pulse(), 3, ROUND, SEARCH, 1, 1));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  private static List<Waveform> pulse() throws IOException {
    return List.of(Waveforms.of("monophasic"));
  }

  private void assertRejected(String part, TrainingDataGenerator generator) {
    FormatException e = assertThrows(FormatException.class, () -> generator.generate(folder, Progress.NONE));
    assertTrue(e.getMessage().contains("synthetic_00.h5: ") && e.getMessage().contains(part), e::getMessage);
  }
}

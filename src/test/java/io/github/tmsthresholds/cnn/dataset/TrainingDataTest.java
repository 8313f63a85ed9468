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
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cost;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {

  private static final TrainingField FIELD = SyntheticField.of(9, 1);

  @TempDir
  Path folder;

  private static TrainingShard shard(String fieldName, String digest, String cell) {
    ShardKey key = new ShardKey(CellType.L5_TTPC2, List.of(cell, "L5_b"), List.of("d-" + cell, "e"), fieldName, digest,
        1, 1, new SearchSettings(false, 1e-3, 5000));
    List<Site> sites = FIELD.sites(Layer.L5, 5, Progress.NONE);
    TreeMap<String, Samples> waveforms = new TreeMap<>();
    waveforms.put("monophasic", samples(5));
    waveforms.put("biphasic", samples(2));
    return new TrainingShard(key, sites, new float[] {1, 0.5f, 2, Float.NaN, 1e-3f}, waveforms);
  }

  private static Samples samples(int sites) {
    float[][][] threshold = new float[sites][2][2];
    ThresholdStatus[][][] status = new ThresholdStatus[sites][2][2];
    for (int i = 0; i < 4 * sites; i++) {
      ThresholdStatus one = ThresholdStatus.values()[i % ThresholdStatus.values().length];
      threshold[i / 4][i / 2 % 2][i % 2] = one.hasThreshold() ? 100 + i / 3f : Float.NaN;
      status[i / 4][i / 2 % 2][i % 2] = one;
    }
    return new Samples(threshold, status);
  }

  private Path write(TrainingShard shard) throws IOException {
    Path file = folder.resolve(shard.key().type().label()).resolve(shard.key().field() + ".h5");
    ShardFile.write(file, shard);
    return file;
  }

  @Test
  void readsTheShardThatItWrites() throws IOException {
    TrainingShard shard = shard("head", "abc", "L5_a"), read = ShardFile.read(write(shard));
    assertEquals(shard.key(), read.key());
    assertEquals(shard.sites(), read.sites());
    assertArrayEquals(shard.somaField(), read.somaField());
    assertEquals(shard.waveforms().keySet(), read.waveforms().keySet());
    shard.waveforms().forEach((name, samples) -> {
      assertTrue(Arrays.deepEquals(samples.threshold(), read.waveforms().get(name).threshold()));
      assertTrue(Arrays.deepEquals(samples.status(), read.waveforms().get(name).status()));
    });
  }

  @Test
  void equalShardsGiveEqualFiles() throws IOException {
    byte[] first = Files.readAllBytes(write(shard("head", "abc", "L5_a")));
    assertArrayEquals(first, Files.readAllBytes(write(shard("head", "abc", "L5_a"))));
    assertTrue(first.length < 6000, () -> first.length + " bytes");
  }

  @Test
  void rejectsDamagedFiles() throws IOException {
    Path file = write(shard("head", "abc", "L5_a"));
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 100, whole.length / 2, whole.length - 900}) {
      Files.write(file, Arrays.copyOf(whole, length));
      FormatException e = assertThrows(FormatException.class, () -> ShardFile.read(file));
      assertTrue(e.getMessage().startsWith(file.toString()), e::getMessage);
    }
    Files.writeString(file, "a text\n".repeat(200));
    assertThrows(FormatException.class, () -> ShardFile.read(file));
    Files.delete(file);
    assertThrows(NoSuchFileException.class, () -> ShardFile.read(file));
  }

  @Test
  void rejectsTooLargeSizesInHeadersBeforeAllocating() throws IOException {
    Path file = write(shard("head", "abc", "L5_a"));
    byte[] whole = Files.readAllBytes(file);
    byte[] addresses = whole.clone();
    Arrays.fill(addresses, 12, 20, (byte) 0xa5);
    Cost.assertRefused(Files.write(file, addresses), ShardFile::read, "is damaged or not a training shard");
    ByteBuffer sizes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int positions = 0;
    while (sizes.getLong(positions) != 5 || sizes.getLong(positions + 8) != 3) {
      positions++;
    }
    for (long rows : new long[] {1L << 30, 1L << 40, 1L << 62}) {
      sizes.putLong(positions, rows);
      Cost.assertRefused(Files.write(file, sizes.array()), ShardFile::read, "is damaged or not a training shard");
    }
  }

  @Test
  void findsTheFieldOfEveryShard() throws IOException {
    write(shard("head", FIELD.digest(), "L5_a"));
    write(shard("synthetic_09", FIELD.digest(), "L5_a"));
    TrainingData data = TrainingData.open(folder, CellType.L5_TTPC2,
        key -> key.field().equals("head") ? Optional.of(FIELD.field()) : Optional.empty(), Progress.NONE);
    assertEquals(List.of("L5_a", "L5_b"), data.cells());
    assertSame(FIELD.field(), data.parts().get(0).field());
    assertEquals("synthetic_09", data.parts().get(1).field().name());
    assertArrayEquals(FIELD.field().volume().values(), data.parts().get(1).field().volume().values());
  }

  @Test
  void rejectsWrongOrMissingFieldsAndOtherCells() throws IOException {
    Path file = write(shard("head", FIELD.digest(), "L5_a"));
    EField other = SyntheticField.of(9, 2).field();
    assertRejected(file, "another E-field", Optional.of(other));
    EField masked = FIELD.field().within(FIELD.field().valid());
    assertRejected(file, "another E-field", Optional.of(masked));
    assertRejected(file, "the E-field head", Optional.empty());
    assertRejected(write(shard("other", FIELD.digest(), "L5_c")), "other cells", Optional.of(FIELD.field()));
    IOException none = assertThrows(IOException.class,
        () -> TrainingData.open(folder, CellType.L4_LBC, key -> Optional.empty(), Progress.NONE));
    assertTrue(none.getMessage().contains("no training data of L4_LBC"), none::getMessage);
  }

  /** A solver computes such a field again only within its tolerance. */
  @Test
  void acceptsTheFieldOfASyntheticHeadWithinTheToleranceOfTheSolver() throws IOException {
    TrainingShard synthetic = shard("head_03", FIELD.digest(), "L5_a");
    write(new TrainingShard(synthetic.key(), synthetic.sites(),
        TrainingShard.somaFields(FIELD.field(), synthetic.sites()), synthetic.waveforms()));
    EField near = FieldTools.superposed(List.of(FIELD.field()), new double[] {1 + 1e-5});
    assertEquals(1,
        TrainingData.open(folder, CellType.L5_TTPC2, key -> Optional.of(near), Progress.NONE).parts().size());
    Path file = folder.resolve("L5_TTPC2/head_03.h5");
    assertRejected(file, "another E-field",
        Optional.of(FieldTools.superposed(List.of(FIELD.field()), new double[] {1.01})));
    assertRejected(file, "another E-field", Optional.of(SyntheticField.of(9, 2).field()));
    TrainingShard real = shard("train_03", FIELD.digest(), "L5_a");
    Files.delete(file);
    assertRejected(write(real), "another E-field", Optional.of(near));
  }

  private void assertRejected(Path file, String part, Optional<EField> field) {
    FormatException e = assertThrows(FormatException.class,
        () -> TrainingData.open(folder, CellType.L5_TTPC2, key -> field, Progress.NONE));
    assertTrue(e.getMessage().startsWith(file.toString()) && e.getMessage().contains(part), e::getMessage);
  }
}

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

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Training data of one cell type: its shards, each with the E-field in which its thresholds were computed and from
 * which the input patches are sampled. Immutable, thread-safe.
 *
 * <pre>
 * TrainingData data = TrainingData.open(Path.of("test-data/training"), CellType.L5_TTPC2,
 *     key -> Optional.ofNullable(fields.get(key.field())), Progress.NONE);
 * for (TrainingData.Part part : data.parts()) {
 *   float threshold = part.shard().waveforms().get("monophasic").threshold()[site][direction][cell];
 * }
 * </pre>
 *
 * @param parts the parts, sorted by the name of the field
 */
public record TrainingData(List<Part> parts) {

  private static final String EXTENSION = ".h5";

  /** One E-field and the thresholds in it. */
  public record Part(TrainingShard shard, EField field) {}

  public TrainingData {
    parts = List.copyOf(parts);
  }

  /**
   * Reads all shards of a cell type.
   *
   * @param folder folder of the data set
   * @param fields returns the E-field of a shard, with its tissue mask, or empty; not called for fields of
   *     {@link SyntheticField}, which are computed again
   * @throws FormatException if a shard is damaged, its field is missing or differs (for synthetic heads by more than
   *     the solver's tolerance), or the cells differ between shards
   * @throws IOException if there is no shard or one cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static TrainingData open(Path folder, CellType type, Function<ShardKey, Optional<EField>> fields,
      Progress progress) throws IOException {
    return open(folder, type, name -> true, fields, progress);
  }

  /**
   * Reads some of the shards of a cell type.
   *
   * @param wanted returns whether to read the shard of a field, by its name
   * @throws IOException as for {@link #open(Path, CellType, Function, Progress)}
   */
  public static TrainingData open(Path folder, CellType type, Predicate<String> wanted,
      Function<ShardKey, Optional<EField>> fields, Progress progress) throws IOException {
    List<Part> parts = new ArrayList<>();
    List<Path> files = files(folder.resolve(type.label())).stream()
        .filter(file -> wanted.test(file.getFileName().toString().replace(EXTENSION, ""))).toList();
    for (Path file : files) {
      progress.step("reading thresholds and E-fields", parts.size() / (double) files.size());
      TrainingShard shard = ShardFile.read(file);
      ShardKey key = shard.key();
      if (!parts.isEmpty() && !parts.get(0).shard().key().sameCells(key)) {
        throw new FormatException(file, "contains other cells than the preceding shards: " + key.cells());
      }
      EField field = field(key, fields).orElseThrow(() -> new FormatException(file, "the E-field " + key.field()
          + " in which its thresholds were computed is missing"));
      if (!shard.isValidIn(field)) {
        throw new FormatException(file, "its thresholds were computed in another E-field or other tissues than "
            + field.name());
      }
      parts.add(new Part(shard, field));
    }
    if (parts.isEmpty()) {
      throw new IOException(folder + ": contains no training data of " + type.label());
    }
    return new TrainingData(parts);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(f -> f.getFileName().toString().endsWith(EXTENSION)
          && !f.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  private static Optional<EField> field(ShardKey key, Function<ShardKey, Optional<EField>> fields) {
    int number = SyntheticField.number(key.field());
    return number >= 0 ? Optional.of(SyntheticField.of(number, key.seed()).field()) : fields.apply(key);
  }

  /** Returns the names of the cells, in the order of the thresholds. */
  public List<String> cells() {
    return parts.get(0).shard().key().cells();
  }

  /**
   * Returns the number of samples, with or without thresholds; a sample is a site and a direction of the coil current.
   */
  public int samples() {
    return parts.stream().mapToInt(p -> TrainingShard.DIRECTIONS * p.shard().sites().size()).sum();
  }
}

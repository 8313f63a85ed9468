/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.cnn.dataset.HeadFields;
import io.github.tmsthresholds.cnn.dataset.ShardKey;
import io.github.tmsthresholds.cnn.dataset.TrainingData;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.image.EFieldFiles;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Training data with their E-fields: files in a folder, which belong to one head, and fields of warped versions of that
 * head, which are computed again. Fields are kept in memory. Not thread-safe.
 */
final class TrainingFields {

  /** Fields that no network was trained with, by which errors are measured. */
  static final Set<String> TEST = Set.of("train_00", "train_03", "train_05", "train_09", "train_13", "train_14",
      "train_16", "train_18", "train_22", "train_03_05mm", "train_07_05mm");
  /** Fields by which the best epoch of the networks was chosen. */
  static final Set<String> VALIDATION = Set.of("train_01", "train_07", "train_12", "train_21");

  private static final String SYNTHETIC = "synthetic_";

  private final Path folder;
  private final TissueLabels labels;
  private final HeadFields heads;
  private final Map<String, EField> opened = new HashMap<>();

  /**
   * Creates the source of fields.
   *
   * @param folder of the E-field files
   * @param tissues label volume of the head
   * @param heads folder in which the fields of warped heads are stored
   */
  TrainingFields(Path folder, Path tissues, Path heads) throws IOException {
    this.folder = folder;
    this.labels = TissueLabels.of(ImageFiles.openLabels(tissues));
    this.heads = new HeadFields(labels, heads);
  }

  /** Returns whether a field is one of a head that networks were trained with: no synthetic and no held-out field. */
  static boolean isOfTrainingHead(String field) {
    return !field.startsWith(SYNTHETIC) && !TEST.contains(field) && !VALIDATION.contains(field);
  }

  /**
   * Opens the data of a cell type.
   *
   * @param wanted returns whether to read the data of a field, by its name
   */
  TrainingData open(Path data, CellType type, Predicate<String> wanted) throws IOException {
    return TrainingData.open(data, type, wanted, this::field, Progress.NONE);
  }

  private Optional<EField> field(ShardKey key) {
    try {
      int head = HeadFields.number(key.field());
      if (head < 0) {
        return Optional.of(file(key.field()));
      }
      if (!opened.containsKey(key.field())) {
        opened.put(key.field(), heads.field(head, key.seed(), Progress.NONE));
      }
      return Optional.of(opened.get(key.field()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a file by its name without extension, within the grey and white matter of the head. */
  EField file(String name) throws IOException {
    if (opened.containsKey(name)) {
      return opened.get(name);
    }
    List<Path> files = EFieldFiles.in(folder);
    EField whole = ImageFiles.openEField(files.stream().filter(file -> EFieldFiles.name(file).equals(name)).findFirst()
        .orElseThrow(() -> new IOException(folder + ": has no E-field " + name)));
    opened.put(name, whole.within(labels.greyAndWhiteMatterOn(whole.grid())));
    return opened.get(name);
  }
}

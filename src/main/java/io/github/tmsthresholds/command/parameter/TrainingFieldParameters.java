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

import io.github.tmsthresholds.cnn.dataset.CorticalSites;
import io.github.tmsthresholds.cnn.dataset.HeadFields;
import io.github.tmsthresholds.cnn.dataset.SyntheticField;
import io.github.tmsthresholds.cnn.dataset.TrainingField;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.image.EFieldFiles;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The parameters of the E-fields of a data set.
 *
 * @param efields comma-separated files and folders of files, or empty for none
 * @param tissues labels of the head that they belong to
 * @param heads number of fields in synthetic heads, which are warped versions of that head
 * @param synthetic number of synthetic fields without a head
 * @param seed of the sites and of the synthetic fields
 */
public record TrainingFieldParameters(String efields, String tissues, int heads, int synthetic, long seed) {

  private static final long ODD = 0x9E3779B97F4A7C15L;

  /**
   * Opens or computes the fields.
   *
   * @param folder of the data set, in which fields of synthetic heads are stored
   * @param report receives warnings
   * @throws InvalidInputException if there is no field, one has no labels, or two have the same name
   */
  public List<TrainingField> open(Path folder, Consumer<String> report, Progress progress) throws IOException {
    List<Path> files = files(efields);
    if (files.isEmpty() && heads < 1 && synthetic < 1) {
      throw InvalidInputException.missing("efields",
          "E-fields to place neurons in, or heads= or synthetic= the number of synthetic ones");
    }
    List<TrainingField> fields = new ArrayList<>();
    if (!files.isEmpty() || heads > 0) {
      Parameters.require("tissues", tissues, "labels to place neurons by, of the head that the E-fields belong to");
      TissueLabels labels = EFieldInput.labels(tissues, report, progress).orElseThrow();
      addFiles(files, labels, fields, report, progress);
      addHeads(labels, folder, fields, progress);
    }
    for (int i = 0; i < synthetic; i++) {
      progress.checkCancelled();
      progress.update("computing synthetic E-fields", i / (double) synthetic);
      fields.add(SyntheticField.of(i, seed));
    }
    Set<String> names = new HashSet<>();
    for (TrainingField field : fields) {
      Parameters.rejectIf(!names.add(field.name()), "efields", efields, "has two fields named " + field.name());
    }
    return fields;
  }

  private void addFiles(List<Path> files, TissueLabels labels, List<TrainingField> fields,
      Consumer<String> report, Progress progress) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    CorticalDepth depth = Parameters.compute("tissues", tissues,
        () -> CorticalDepth.of(labels, Region.everywhere(), progress));
    for (Path file : files) {
      progress.checkCancelled();
      progress.update("reading E-fields", fields.size() / (double) files.size());
      fields.add(inHead(file, labels, depth, report, progress));
    }
  }

  private void addHeads(TissueLabels labels, Path folder, List<TrainingField> fields, Progress progress)
      throws IOException {
    if (heads < 1) {
      return;
    }
    HeadFields computed = headFields(labels, tissues, folder);
    for (int i = 0; i < heads; i++) {
      progress.checkCancelled();
      progress.update("E-field of " + HeadFields.name(i), i / (double) heads);
      try {
        fields.add(computed.trainingField(i, seed, progress.part(i, heads)));
      } catch (InvalidInputException e) {
        throw InvalidInputException.of("tissues", tissues, e);
      }
    }
  }

  /** Returns the fields of synthetic heads of a data set, which are stored in its folder. */
  static HeadFields headFields(TissueLabels labels, String tissues, Path folder) {
    return Parameters.parse("tissues", tissues, () -> new HeadFields(labels, folder.resolve("heads")));
  }

  private TrainingField inHead(Path file, TissueLabels labels, CorticalDepth depth, Consumer<String> report,
      Progress progress) throws IOException {
    EField field = within(labels, tissues, file, report, progress);
    String name = EFieldFiles.name(file);
    return new TrainingField(name, field, new CorticalSites(field, labels, depth, seed * ODD ^ name.hashCode() * ODD));
  }

  /** Opens a field that is sampled within grey and white matter. */
  static EField within(TissueLabels labels, String tissues, Path file, Consumer<String> report, Progress progress)
      throws IOException {
    EField field = EFieldInput.field(file.toString(), "", Optional.of(labels), tissues, report, progress);
    return EFieldInput.checked(field, report, progress);
  }

  /** Returns the files of the parameter {@code efields}. @throws InvalidInputException if one is missing */
  public static List<Path> files(String efields) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String item : Parameters.list(efields)) {
      Parameters.rejectIf(item.isEmpty(), "efields", efields, "must name an E-field file or folder between commas");
      Path path = Path.of(item);
      if (Files.isDirectory(path)) {
        files.addAll(EFieldFiles.in(path));
      } else {
        files.add(path);
      }
    }
    Parameters.rejectIf(Parameters.isSet(efields) && files.isEmpty(), "efields", efields,
        "has no volume or mesh (.nii, .nii.gz, .hdr, .tif, .msh)");
    return files;
  }
}

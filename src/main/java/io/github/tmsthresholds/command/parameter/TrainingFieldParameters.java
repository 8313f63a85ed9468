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
   * A field that is read or computed when it is opened. Thread-safe.
   *
   * @param name of the field
   * @param files of the field, none if it is computed
   */
  public record Source(String name, List<Path> files, Opening opening) {

    /** Reads or computes the field. */
    public TrainingField open(Progress progress) throws IOException {
      return opening.open(progress);
    }
  }

  /** Reads or computes a field. */
  @FunctionalInterface
  public interface Opening {
    /** Returns the field. @throws IOException if it cannot be read */
    TrainingField open(Progress progress) throws IOException;
  }

  /**
   * Opens or computes the fields.
   *
   * @param folder of the data set, in which fields of synthetic heads are stored
   * @param report receives warnings
   * @throws InvalidInputException if there is no field, one has no labels, or two have the same name
   */
  public List<TrainingField> open(Path folder, Consumer<String> report, Progress progress) throws IOException {
    List<Source> sources = sources(folder, report, progress);
    List<TrainingField> fields = new ArrayList<>();
    for (Source source : sources) {
      progress.checkCancelled();
      Progress part = progress.part(fields.size(), sources.size());
      part.update("opening the E-field " + source.name(), 0);
      fields.add(source.open(part));
    }
    return fields;
  }

  /**
   * Lists the fields as {@link #open} returns them.
   *
   * @param folder of the data set, in which fields of synthetic heads are stored
   * @param report receives warnings
   * @throws InvalidInputException if there is no field, one has no labels, or two have the same name
   */
  public List<Source> sources(Path folder, Consumer<String> report, Progress progress) throws IOException {
    List<Path> files = files(efields);
    if (files.isEmpty() && heads < 1 && synthetic < 1) {
      throw InvalidInputException.missing("efields",
          "E-fields to place neurons in, or heads= or synthetic= the number of synthetic ones");
    }
    List<Source> sources = new ArrayList<>();
    if (!files.isEmpty() || heads > 0) {
      Parameters.require("tissues", tissues, "labels to place neurons by, of the head that the E-fields belong to");
      TissueLabels labels = EFieldInput.labels(tissues, report, progress).orElseThrow();
      addFiles(files, labels, sources, report);
      addHeads(labels, folder, sources);
    }
    for (int i = 0; i < synthetic; i++) {
      int number = i;
      sources.add(new Source(SyntheticField.name(i), List.of(), part -> SyntheticField.of(number, seed)));
    }
    Set<String> names = new HashSet<>();
    for (Source source : sources) {
      Parameters.rejectIf(!names.add(source.name()), "efields", efields, "has two fields named " + source.name());
    }
    return sources;
  }

  private void addFiles(List<Path> files, TissueLabels labels, List<Source> sources, Consumer<String> report) {
    HeadDepth depth = new HeadDepth(labels);
    for (Path file : files) {
      sources.add(new Source(EFieldFiles.name(file), List.of(file),
          progress -> inHead(file, labels, depth.of(tissues, progress), report, progress)));
    }
  }

  private void addHeads(TissueLabels labels, Path folder, List<Source> sources) {
    if (heads < 1) {
      return;
    }
    HeadFields computed = headFields(labels, tissues, folder);
    for (int i = 0; i < heads; i++) {
      int number = i;
      sources.add(new Source(HeadFields.name(i), List.of(), progress -> {
        try {
          return computed.trainingField(number, seed, progress);
        } catch (InvalidInputException e) {
          throw InvalidInputException.of("tissues", tissues, e);
        }
      }));
    }
  }

  /** The cortical depth in a head, computed once at first use. */
  private static final class HeadDepth {

    private final TissueLabels labels;
    private CorticalDepth depth;

    HeadDepth(TissueLabels labels) {
      this.labels = labels;
    }

    synchronized CorticalDepth of(String tissues, Progress progress) {
      if (depth == null) {
        depth = Parameters.compute("tissues", tissues,
            () -> CorticalDepth.of(labels, Region.everywhere(), progress));
      }
      return depth;
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

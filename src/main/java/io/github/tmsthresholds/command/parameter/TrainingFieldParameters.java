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
 * The E-fields of a data set in the words of macros.
 *
 * @param efields files and folders of files, between commas, or empty for none
 * @param tissues labels of the head that they belong to
 * @param heads how many fields of made-up heads, which are that head warped
 * @param synthetic how many made-up fields without a head
 * @param seed of their sites and of the made-up fields
 */
public record TrainingFieldParameters(String efields, String tissues, int heads, int synthetic, long seed) {

  private static final long ODD = 0x9E3779B97F4A7C15L;

  /**
   * Opens and makes the fields.
   *
   * @param folder of the data set, which fields of made-up heads are kept in
   * @param report takes what looks wrong
   * @throws IllegalArgumentException if there is none, one has no labels, or two have one name
   */
  public List<TrainingField> open(Path folder, Consumer<String> report, Progress progress) throws IOException {
    List<Path> files = files(efields);
    if (files.isEmpty() && heads < 1 && synthetic < 1) {
      throw new IllegalArgumentException("efields= is missing: E-fields to place neurons in, unless heads= or synthetic= "
          + "says how many to make up");
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
      progress.update("making up E-fields", i / (double) synthetic);
      fields.add(SyntheticField.of(i, seed));
    }
    Set<String> names = new HashSet<>();
    for (TrainingField field : fields) {
      if (!names.add(field.name())) {
        throw new IllegalArgumentException("efields=" + efields + ": two fields are called " + field.name());
      }
    }
    return fields;
  }

  private void addFiles(List<Path> files, TissueLabels labels, List<TrainingField> fields,
      Consumer<String> report, Progress progress) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    CorticalDepth depth = Parameters.parse("tissues", tissues, () -> CorticalDepth.of(labels, Region.everywhere(), progress));
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
    HeadFields made = headFields(labels, tissues, folder);
    for (int i = 0; i < heads; i++) {
      progress.checkCancelled();
      progress.update("E-field of " + HeadFields.name(i), i / (double) heads);
      try {
        fields.add(made.trainingField(i, seed, progress.part(i, heads)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("tissues=" + tissues + ": " + e.getMessage(), e);
      }
    }
  }

  /** Fields of made-up heads of a data set, kept in its folder. */
  static HeadFields headFields(TissueLabels labels, String tissues, Path folder) {
    return Parameters.parse("tissues", tissues, () -> new HeadFields(labels, folder.resolve("heads")));
  }

  private TrainingField inHead(Path file, TissueLabels labels, CorticalDepth depth, Consumer<String> report,
      Progress progress) throws IOException {
    EField field = within(labels, tissues, file, report, progress);
    String name = EFieldFiles.name(file);
    return new TrainingField(name, field, new CorticalSites(field, labels, depth, seed * ODD ^ name.hashCode() * ODD));
  }

  /** Opens a field, sampled within grey and white matter. */
  static EField within(TissueLabels labels, String tissues, Path file, Consumer<String> report, Progress progress)
      throws IOException {
    EField field = EFieldInput.field(file.toString(), "", Optional.of(labels), tissues, report, progress);
    return EFieldInput.checked(field, report, progress);
  }

  /** The files of the word {@code efields}. */
  public static List<Path> files(String efields) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String word : Parameters.list(efields)) {
      if (word.isEmpty()) {
        throw new IllegalArgumentException("efields=" + efields + ": an E-field file or folder was expected between commas");
      }
      Path path = Path.of(word);
      if (Files.isDirectory(path)) {
        files.addAll(EFieldFiles.in(path));
      } else {
        files.add(path);
      }
    }
    if (Parameters.isSet(efields) && files.isEmpty()) {
      throw new IllegalArgumentException("efields=" + efields + ": holds no volume or mesh (.nii, .nii.gz, .hdr, .tif, .msh)");
    }
    return files;
  }
}

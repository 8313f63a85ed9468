package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cnn.training.CorticalSites;
import io.github.tmsthresholds.cnn.training.SyntheticField;
import io.github.tmsthresholds.cnn.training.TrainingField;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.job.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The E-fields of a data set in the words of macros.
 *
 * @param efields files and folders of files, between commas, or empty for none
 * @param tissues labels of the head that they belong to
 * @param synthetic how many made-up fields
 * @param seed of their sites and of the made-up fields
 */
record TrainingFieldWords(String efields, String tissues, int synthetic, long seed) {

  private static final String VOLUME = "(?i)\\.(nii|nii\\.gz|hdr|tif|tiff)$";
  private static final long ODD = 0x9E3779B97F4A7C15L;

  /**
   * Opens and makes the fields.
   *
   * @throws IllegalArgumentException if there is none, one has no labels, or two have one name
   */
  List<TrainingField> open(Progress progress) throws IOException {
    List<Path> files = files();
    if (files.isEmpty() && synthetic < 1) {
      throw new IllegalArgumentException("efields= is missing: E-fields to place neurons in, unless synthetic= says how "
          + "many to make up");
    }
    List<TrainingField> fields = new ArrayList<>();
    if (!files.isEmpty()) {
      Words.require("tissues", tissues, "labels to place neurons by, of the head that the E-fields belong to");
      Optional<TissueLabels> labels = HeadWords.labels(tissues);
      CorticalDepth depth =
          Words.of("tissues", tissues, () -> CorticalDepth.of(labels.get(), Region.everywhere(), progress));
      for (Path file : files) {
        progress.checkCancelled();
        progress.update("reading E-fields", fields.size() / (double) files.size());
        EField field = HeadWords.field(file.toString(), "", labels, tissues);
        String name = name(file);
        fields.add(new TrainingField(name, field,
            new CorticalSites(field, labels.get(), depth, seed * ODD ^ name.hashCode() * ODD)));
      }
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

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String word : Words.given(efields) ? efields.strip().split("\\s*,\\s*", -1) : new String[0]) {
      Path path = Path.of(word);
      if (!word.isEmpty() && Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          inside.filter(f -> !name(f).equals(f.getFileName().toString())).sorted().forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    if (Words.given(efields) && files.isEmpty()) {
      throw new IllegalArgumentException("efields=" + efields + ": holds no volume (.nii, .nii.gz, .hdr, .tif)");
    }
    return files;
  }

  /** A file's name without its ending, if that is a volume's. */
  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst(VOLUME, "");
  }
}

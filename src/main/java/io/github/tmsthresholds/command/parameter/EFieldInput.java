package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.InputWarnings;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.EFieldReader;
import io.github.tmsthresholds.efield.io.MeshVolumeReader;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.efield.mesh.MeshVolumes;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A head in the words of macros: its E-field and its tissues, each a volume or a mesh. */
public final class EFieldInput {

  /** Places that differ by less, mm, make no difference to a map. */
  private static final double APART = 0.5;

  private EFieldInput() {}

  /** Warns if a volume's file gives two places for it. */
  static Optional<String> place(String file) throws IOException {
    double apart = Parameters.isSet(file) && NiftiReader.canRead(Path.of(file)) ? NiftiReader.sformQformDistance(Path.of(file)) : 0;
    return apart < APART ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
        "%s has an sform and a qform that differ by up to %.1f mm; the sform is taken", file, apart));
  }

  /**
   * An E-field and the tissues it is sampled within.
   *
   * @param field sampled within grey and white matter if there are labels
   * @param warnings what looks wrong in them, a line each
   */
  public record Head(EField field, Optional<TissueLabels> labels, List<String> warnings) {

    private static Head of(EField field, Optional<TissueLabels> labels, Progress progress, String... files)
        throws IOException {
      List<String> warnings = new ArrayList<>();
      for (String file : files) {
        place(file).ifPresent(warnings::add);
      }
      progress.step("checking the E-field", 0);
      InputWarnings.field(field).ifPresent(warnings::add);
      progress.step("checking the tissues", 0);
      labels.flatMap(InputWarnings::labels).ifPresent(warnings::add);
      return new Head(field, labels, warnings);
    }
  }

  /** Labels, if a file of them was given. @throws IllegalArgumentException if it holds something else */
  public static Optional<TissueLabels> labels(String tissues, Progress progress) throws IOException {
    if (!Parameters.isSet(tissues)) {
      return Optional.empty();
    }
    Path file = Path.of(tissues);
    Volume volume = MeshVolumeReader.canRead(file) ? MeshVolumeReader.readLabels(file, progress)
        : ImageFiles.openLabels(file, progress);
    return Optional.of(TissueLabels.of(volume));
  }

  /**
   * Opens both; where both are the same mesh, it is read once.
   *
   * @param didt empty for what the file says, else 1 A/us
   * @throws IllegalArgumentException if a word makes no sense or the labels lie elsewhere
   */
  public static Head open(String efield, String didt, String tissues, Progress progress) throws IOException {
    if (MeshVolumeReader.canRead(Path.of(efield)) && areSame(efield, tissues)) {
      MeshVolumes volumes = MeshVolumeReader.read(Path.of(efield), progress);
      Optional<TissueLabels> labels = Optional.of(TissueLabels.of(volumes.labels()));
      EField field = EFieldReader.of(volumes.values(), didt(didt).orElse(1.0));
      return Head.of(within(field, labels, tissues, progress), labels, progress);
    }
    Optional<TissueLabels> labels = labels(tissues, progress);
    return Head.of(field(efield, didt, labels, tissues, progress), labels, progress, efield, tissues);
  }

  /** Whether two words name the same file. */
  public static boolean areSame(String one, String other) throws IOException {
    return Parameters.isSet(other) && Files.exists(Path.of(one)) && Files.exists(Path.of(other))
        && Files.isSameFile(Path.of(one), Path.of(other));
  }

  /**
   * An E-field, sampled within grey and white matter if there are labels.
   *
   * @param didt empty for what the file says, else 1 A/us
   * @throws IllegalArgumentException if a word makes no sense or the labels lie elsewhere
   */
  static EField field(String efield, String didt, Optional<TissueLabels> labels, String tissues, Progress progress)
      throws IOException {
    Path file = Path.of(efield);
    Optional<Double> rate = didt(didt);
    if (MeshVolumeReader.canRead(file)) {
      Volume vectors = MeshVolumeReader.read(file, progress).values();
      return within(EFieldReader.of(vectors, rate.orElse(1.0)), labels, tissues, progress);
    }
    EField field = rate.isPresent() ? ImageFiles.openEField(file, rate.get(), progress)
        : ImageFiles.openEField(file, progress);
    return within(field, labels, tissues, progress);
  }

  /** A field sampled within grey and white matter if there are labels. */
  private static EField within(EField field, Optional<TissueLabels> labels, String tissues, Progress progress) {
    return labels.isEmpty() ? field
        : Parameters.parse("tissues", tissues, () -> field.within(labels.get().greyAndWhiteMatterOn(field.grid(), progress)));
  }

  /** A coil current rate, A/us, if one was given. @throws IllegalArgumentException if it is not positive */
  static Optional<Double> didt(String didt) {
    if (!Parameters.isSet(didt)) {
      return Optional.empty();
    }
    double rate = Parameters.number("didt", didt);
    Parameters.parse("didt", didt, () -> {
      EField.checkDidt(rate);
      return rate;
    });
    return Optional.of(rate);
  }
}

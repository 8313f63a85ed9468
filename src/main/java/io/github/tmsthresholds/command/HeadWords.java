package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A head in the words of macros: its E-field and its tissues. */
final class HeadWords {

  private HeadWords() {}

  /** Labels, if a file of them was given. @throws IllegalArgumentException if it holds something else */
  static Optional<TissueLabels> labels(String tissues) throws IOException {
    return Words.given(tissues)
        ? Optional.of(TissueLabels.of(ImageFiles.openLabels(Path.of(tissues)))) : Optional.empty();
  }

  /**
   * An E-field, sampled within grey and white matter if there are labels.
   *
   * @param didt empty for what the file says, else 1 A/us
   * @throws IllegalArgumentException if the labels lie elsewhere
   */
  static EField field(String efield, String didt, Optional<TissueLabels> labels, String tissues) throws IOException {
    Path file = Path.of(efield);
    EField field = Words.given(didt) ? field(file, Words.number("didt", didt)) : ImageFiles.openEField(file);
    return labels.isEmpty() ? field
        : Words.of("tissues", tissues, () -> field.within(labels.get().greyAndWhiteMatterOn(field.grid())));
  }

  private static EField field(Path efield, double didt) throws IOException {
    Words.of("didt", didt, () -> {
      EField.checkDidt(didt);
      return didt;
    });
    return ImageFiles.openEField(efield, didt);
  }
}

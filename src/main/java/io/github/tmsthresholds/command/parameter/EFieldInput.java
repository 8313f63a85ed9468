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

import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.InputWarnings;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.MeshVolumeReader;
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.efield.mesh.MeshVolumes;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * An E-field and the tissues that it is sampled within, from the parameters {@code efield}, {@code didt} and
 * {@code tissues}. Every method that opens a file reports what is suspicious in it.
 *
 * @param field sampled within grey and white matter if there are labels
 */
public record EFieldInput(EField field, Optional<TissueLabels> labels) {

  /**
   * Opens both; a mesh that is both is read once.
   *
   * @param didt empty for the rate stored in the file, else 1 A/us
   * @param warn receives each warning
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if a parameter is invalid or the labels lie elsewhere
   */
  public static EFieldInput open(String efield, String didt, String tissues, Consumer<String> warn, Progress progress)
      throws IOException {
    Optional<TissueLabels> labels;
    EField field;
    if (VolumeInput.of(efield).isMesh() && areSame(efield, tissues)) {
      MeshVolumes volumes = MeshVolumeReader.read(Path.of(efield), progress).reportTo(warn);
      labels = Optional.of(checked(TissueLabels.of(volumes.labels()), tissues, warn, progress));
      field = within(VolumeReader.field(volumes.values(), didt(didt).orElse(1)), labels, tissues, warn, progress);
    } else {
      labels = labels(tissues, warn, progress);
      field = field(efield, didt, labels, tissues, warn, progress);
    }
    return new EFieldInput(checked(field, warn, progress), labels);
  }

  /**
   * Opens labels of tissues; returns none if the parameter is not set.
   *
   * @param warn receives each warning
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it holds no labels
   */
  public static Optional<TissueLabels> labels(String tissues, Consumer<String> warn, Progress progress)
      throws IOException {
    if (!Parameters.isSet(tissues)) {
      return Optional.empty();
    }
    Volume volume = VolumeInput.of(tissues).readLabels(progress).reportTo(warn);
    return Optional.of(checked(TissueLabels.of(volume), tissues, warn, progress));
  }

  /** Returns whether two parameters name the same file. */
  public static boolean areSame(String one, String other) throws IOException {
    return Parameters.isSet(other) && VolumeInput.of(one).isSameFile(VolumeInput.of(other));
  }

  /**
   * Opens an E-field, sampled within grey and white matter if there are labels. Its magnitude is not checked, see
   * {@link #checked(EField, Consumer, Progress)}.
   *
   * @param didt empty for the rate stored in the file, else 1 A/us
   * @param warn receives each warning
   * @throws IllegalArgumentException if a parameter is invalid or the labels lie elsewhere
   */
  static EField field(String efield, String didt, Optional<TissueLabels> labels, String tissues, Consumer<String> warn,
      Progress progress) throws IOException {
    EField field = VolumeInput.of(efield).readField(didt(didt), progress).reportTo(warn);
    if (labels.isPresent()) {
      VolumeInput.of(efield).conflict(VolumeInput.of(tissues)).ifPresent(warn);
    }
    return within(field, labels, tissues, warn, progress);
  }

  /** Warns if the magnitudes are not those of a coil's E-field; returns the field. */
  static EField checked(EField field, Consumer<String> warn, Progress progress) {
    progress.step("checking the E-field", 0);
    InputWarnings.field(field).ifPresent(warn);
    return field;
  }

  private static TissueLabels checked(TissueLabels labels, String name, Consumer<String> warn, Progress progress) {
    progress.step("checking the tissues", 0);
    InputWarnings.labels(labels, name).ifPresent(warn);
    return labels;
  }

  private static EField within(EField field, Optional<TissueLabels> labels, String tissues, Consumer<String> warn,
      Progress progress) {
    if (labels.isEmpty()) {
      return field;
    }
    return Parameters.parse("tissues", tissues, () -> {
      CrossChecks.fieldAndLabels(field, labels.get()).forEach(warn);
      return field.within(labels.get().greyAndWhiteMatterOn(field.grid(), progress));
    });
  }

  /**
   * Returns the coil current rate, A/us, if it is set.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  static OptionalDouble didt(String didt) {
    if (!Parameters.isSet(didt)) {
      return OptionalDouble.empty();
    }
    double rate = Parameters.number("didt", didt);
    Parameters.parse("didt", didt, () -> {
      EField.checkDidt(rate);
      return rate;
    });
    return OptionalDouble.of(rate);
  }
}

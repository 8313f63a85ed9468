/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Writes coil poses in one format. Implementations are stateless. */
interface PoseWriter {

  /** What may be known of a pose beside its matrix. */
  enum Part {

    NAME("names", pose -> !pose.name().isEmpty()),
    DIDT("dI/dt", pose -> pose.didt().isPresent()),
    OUTPUT("outputs of the stimulator", pose -> pose.output().isPresent()),
    TIME("times", pose -> pose.time().isPresent()),
    COIL("coils", pose -> !pose.coil().isEmpty());

    private final String label;
    private final Predicate<CoilPose> known;

    Part(String label, Predicate<CoilPose> known) {
      this.label = label;
      this.known = known;
    }

    /** Returns the plural of what this is, for messages. */
    String label() {
      return label;
    }

    boolean isKnownOfAny(List<CoilPose> poses) {
      return poses.stream().anyMatch(known);
    }
  }

  /** Returns the name of the system or format, for messages. */
  String name();

  /** Returns the end of the names of such files, in lower case, with a point. */
  String extension();

  /** Returns what the format can hold. */
  Set<Part> parts();

  /**
   * Writes the poses.
   *
   * @param source name of what the poses come from
   * @throws IOException if a file cannot be written; it is then unchanged
   */
  void write(Path file, List<CoilPose> poses, String source) throws IOException;
}

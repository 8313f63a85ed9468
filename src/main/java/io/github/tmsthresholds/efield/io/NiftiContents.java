/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.io.ShortNumber;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a NIfTI header says about the meaning of the values.
 *
 * @param intent {@code intent_code} of nifti1.h; 0 for none
 * @param timeStep {@code pixdim[4]}, the time between volumes if there is a unit of time
 * @param timeStart {@code toffset}, likewise
 * @param timeUnit such as s; empty if the fourth dimension is not said to be time
 * @param dimensions sizes of the dimensions after x, y and z
 */
record NiftiContents(int intent, double timeStep, double timeStart, String timeUnit, List<Integer> dimensions) {

  static NiftiContents of(NiftiFields fields) {
    String unit = switch (fields.units() & 0x38) {
      case 8 -> "s";
      case 16 -> "ms";
      case 24 -> "us";
      default -> "";
    };
    return new NiftiContents(fields.code(68, 504), fields.pixdim(4), fields.real(136, 216), unit,
        IntStream.rangeClosed(4, (int) fields.dim(0)).mapToObj(i -> (int) fields.dim(i)).toList());
  }

  /** Returns what the values are, if they cannot be the vectors of an E-field. */
  Optional<String> otherThanVectors() {
    String what = switch (intent) {
      case 1002, 1003 -> "labels";
      case 1004, 1005 -> "matrices";
      case 1006, 2006, 2007, 2008, 2009, 2016, 2017, 2018 -> "displacements";
      case 1008, 1009 -> "a surface";
      case 1010 -> "quaternions";
      case 2001 -> "a time series";
      case 2002 -> "node indices";
      case 2003, 2004 -> "colours";
      case 2005 -> "shape measures";
      default -> intent >= 2 && intent <= 24 ? "a statistic" : "";
    };
    return what.isEmpty() ? Optional.empty() : Optional.of("holds " + what + " (intent_code " + intent
        + "), not an E-field, whose intent_code is 0 or 1007");
  }

  /**
   * Returns a warning if the header describes the volumes, which are read as components, as a time series. Programs
   * that merge volumes leave a unit of time with a step of 1, which says nothing.
   */
  Optional<String> timeWarning(Path file) {
    boolean series = !timeUnit.isEmpty() && (timeStep > 0 && timeStep != 1 || timeStart != 0 && timeStart == timeStart);
    return !series ? Optional.empty() : Optional.of(file + ": its volumes are "
        + ShortNumber.of(timeStep) + " " + timeUnit + " apart according to its header; they are read as the x, y and z"
        + " components of the E-field; check that the file is not a time series");
  }
}

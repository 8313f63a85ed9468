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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The space that the coordinates of a NIfTI file are said to be in, by the code of its sform or qform. */
public enum CoordinateSpace {
  /** None is stated, or the file is not a NIfTI file. */
  UNKNOWN("an unknown space"),
  /** That of the scanner, and so of one subject. */
  SCANNER("scanner space (code 1)"),
  /** That of another file, whichever that is. */
  ALIGNED("the space of another file (code 2)"),
  /** That of the atlas of Talairach and Tournoux. */
  TALAIRACH("Talairach space (code 3)"),
  /** That of the MNI152 template. */
  MNI("MNI space (code 4)"),
  /** That of another template. */
  TEMPLATE("the space of a template (code 5)");

  private final String label;

  CoordinateSpace(String label) {
    this.label = label;
  }

  static CoordinateSpace ofCode(int code) {
    return code > 0 && code < values().length ? values()[code] : UNKNOWN;
  }

  /**
   * Returns the space of a file, from its header alone.
   *
   * @throws IOException if a NIfTI file cannot be read
   */
  public static CoordinateSpace of(Path file) throws IOException {
    return NiftiReader.canRead(file) ? ofCode(NiftiReader.readHeader(file).place().code()) : UNKNOWN;
  }

  /**
   * Returns a warning if two files that belong together are in different spaces: one in scanner space and one in that
   * of a template, or in those of two templates. Programs write the code 2 for images in any space, so it contradicts
   * none.
   *
   * @throws IOException if a NIfTI file cannot be read
   */
  public static Optional<String> conflict(Path one, Path other) throws IOException {
    CoordinateSpace first = of(one), second = of(other);
    boolean stated = first.isStated() && second.isStated();
    return !stated || first == second ? Optional.empty() : Optional.of(one + ": is in " + first.label
        + " according to its header, but " + other + " in " + second.label
        + "; check that both are of the same head, and transform one to the space of the other");
  }

  private boolean isStated() {
    return this != UNKNOWN && this != ALIGNED;
  }
}

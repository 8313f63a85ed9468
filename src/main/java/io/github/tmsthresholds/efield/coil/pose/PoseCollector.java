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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Collects the poses of a file while it is read, and counts those that it cannot use. */
final class PoseCollector {

  private final Path file;
  private final String system;
  private final List<CoilPose> poses = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Optional<Affine> image = Optional.empty();
  private int untracked;
  private int missing;
  private String remedy = "";
  private final List<String> invalid = new ArrayList<>();

  PoseCollector(Path file, String system) {
    this.file = file;
    this.system = system;
  }

  void add(CoilPose pose) {
    poses.add(pose);
  }

  void warn(String message) {
    warnings.add(file + ": " + message);
  }

  void image(Affine voxelToWorld) {
    image = Optional.of(voxelToWorld);
  }

  /** Counts an item without a pose. */
  void countMissing() {
    missing++;
  }

  /**
   * Counts an item without a pose.
   *
   * @param advice says what to do about such items
   */
  void countMissing(String advice) {
    missing++;
    remedy = "; " + advice;
  }

  /** Counts an item recorded while the coil was not tracked. */
  void countUntracked() {
    untracked++;
  }

  /**
   * Returns the affine map of twelve numbers, row by row; counts the item as unusable if there is none.
   *
   * @param item that the numbers belong to
   */
  Optional<Affine> matrix(String item, double... rows) {
    try {
      return Optional.of(Affine.of(rows));
    } catch (IllegalArgumentException e) {
      invalid.add(item);
      return Optional.empty();
    }
  }

  /** Returns a rate or output if it says anything: NaN and 0 are written if no stimulator is connected. */
  static OptionalDouble intensity(double value) {
    return Double.isFinite(value) && value != 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** Returns the number in a cell; empty if the cell states that there is none. */
  static OptionalDouble number(String cell) throws NumberFormatException {
    double v = switch (cell) {
      case "", "n/a", "(null)" -> Double.NaN;
      default -> Double.parseDouble(cell);
    };
    return Double.isFinite(v) ? OptionalDouble.of(v) : OptionalDouble.empty();
  }

  /**
   * Returns the poses.
   *
   * @throws FormatException if there is none
   */
  Opened<CoilPoses> finish() throws FormatException {
    if (poses.isEmpty()) {
      throw new FormatException(file, untracked > 0
          ? "the coil was not tracked at any of the " + untracked + " items, which all are unset or have the identity"
              + " matrix; if the session had two coils, read the file of the other one"
          : missing + invalid.size() > 0
              ? "none of the " + (missing + invalid.size()) + " items has a pose: its numbers are missing or invalid"
                  + remedy
              : "holds no coil pose");
    }
    if (untracked > 0) {
      warn(untracked + " of " + (untracked + poses.size()) + " items were recorded while the coil was not tracked"
          + " (unset or identity matrix) and are left out");
    }
    if (missing > 0) {
      warn(missing + " items have no pose and are left out" + remedy);
    }
    if (!invalid.isEmpty()) {
      warn(invalid.size() + " items are left out because their matrix is not finite or is singular: "
          + String.join(", ", invalid.subList(0, Math.min(5, invalid.size()))) + (invalid.size() > 5 ? ", ..." : ""));
    }
    long samples = poses.stream().filter(pose -> pose.kind() == CoilPose.Kind.SAMPLE).count();
    long unknown = poses.stream().filter(pose -> pose.kind() == CoilPose.Kind.SAMPLE && pose.didt().isEmpty()
        && pose.output().isEmpty()).count();
    if (unknown > 0) {
      warn("the stimulator's output is unknown (none, NaN or 0) at " + unknown + " of " + samples
          + " recorded poses");
    }
    return new Opened<>(new CoilPoses(system, poses, image), warnings);
  }
}

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

import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.coil.pose.CoilPoses;
import io.github.tmsthresholds.efield.coil.pose.PoseFile;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The parameter of a file of coil poses. */
public record PoseParameters(String poses) {

  private static final int MAX_POSES = 1000;

  /** Returns whether there is a file. */
  public boolean isSet() {
    return Parameters.isSet(poses);
  }

  /**
   * Reads the poses, with rotations as matrices.
   *
   * @param report receives the number of poses
   * @param warn receives each warning about the file
   * @throws InvalidInputException if there are too many, or the current of one is reversed
   */
  public List<CoilPose> read(Consumer<String> report, Consumer<String> warn) throws IOException {
    CoilPoses read = PoseFile.readUsable(Path.of(poses)).reportTo(warn);
    List<CoilPose> all = read.poses().stream().map(CoilPose::rigid).toList();
    Parameters.rejectIf(all.size() > MAX_POSES, "poses", poses, "has " + all.size() + " poses, but must have at most "
        + MAX_POSES + "; split the file");
    for (int i = 0; i < all.size(); i++) {
      Parameters.rejectIf(all.get(i).didt().orElse(1) < 0, "poses", poses, "has a negative dI/dt in pose " + (i + 1)
          + "; give magnitudes, and reverse=true for a reversed current");
    }
    double deviation = read.poses().stream().mapToDouble(CoilPose::deviation).max().orElse(0);
    report.accept(String.format(Locale.ROOT, "Poses: %d from %s; the matrices deviate from rotations by up to %.1g",
        all.size(), read.system(), deviation));
    return all;
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.cortex.HeadSurface;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.Scalp;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.efield.coil.pose.PoseCheck;
import io.github.tmsthresholds.plot.CoilsOnHeadFigure;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of coil poses against a head, with their table and figure.
 *
 * @param checks in the order of the poses
 */
public record PoseChecks(List<PoseCheck> checks) {

  private static final int WARNINGS = 5;

  /**
   * Checks poses.
   *
   * @throws io.github.tmsthresholds.io.InvalidInputException if the head is not surrounded by air
   */
  public static PoseChecks of(List<CoilPose> poses, Scalp scalp) {
    List<PoseCheck> checks = new ArrayList<>();
    for (CoilPose pose : poses) {
      checks.add(PoseCheck.of(checks.size() + 1, pose, scalp));
    }
    return new PoseChecks(checks);
  }

  /** Returns a warning for each of the worst poses that do not lie on the head, and the number of the others. */
  public List<String> warnings() {
    List<PoseCheck> bad = PoseCheck.worstFirst(checks).stream().filter(PoseCheck::isProblem).toList();
    List<String> warnings = new ArrayList<>(bad.stream().limit(WARNINGS).map(check -> "pose " + check.number()
        + (check.pose().name().isEmpty() ? "" : " (" + check.pose().name() + ")") + " " + check.problem()
        + "; check that the image of the navigator is that of the labels, and the coil's axes").toList());
    if (bad.size() > WARNINGS) {
      warnings.add(bad.size() - WARNINGS + " more of the " + checks.size() + " poses do not lie on the head");
    }
    return warnings;
  }

  /**
   * Writes the table and the figure.
   *
   * @param name of the files, without extension
   * @return their names
   */
  public List<String> write(Path folder, String name, TissueLabels head, Progress progress) throws IOException {
    return CoilsOnHeadFigure.of("Coils on the head", HeadSurface.of(head, progress.between(0, 0.5)), checks,
        Runtime.getRuntime().availableProcessors(), progress.between(0.5, 1)).write(folder, name);
  }
}

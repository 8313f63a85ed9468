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

import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.RigidTransform;
import io.github.tmsthresholds.efield.conductor.HeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The parameters of a coil and its pose: a matrix (a file or its numbers), or a target below the coil. */
public record CoilParameters(String coil, String weights, String matrix, String target, String handle,
    double distance) {

  /** Towards the back of the head. */
  private static final Vec3 BACK = new Vec3(0, -1, 0);

  /** Numbers of a matrix that is given as such: three rows of four. */
  private static final int NUMBERS = 12;

  /** Default distance from the scalp to the coil's face, mm. */
  public static final double USUAL_DISTANCE = 4;

  /** @throws InvalidInputException unless exactly one of matrix and target is given, and a matrix alone */
  public CoilParameters {
    Parameters.rejectIf(Parameters.isSet(matrix) && Parameters.isSet(target), "matrix", matrix,
        "cannot be combined with target=");
    if (!Parameters.isSet(matrix)) {
      Parameters.require("target", target,
          "x,y,z in mm of a point in the head below the coil, or matrix= the coil's matrix");
    }
    Parameters.rejectIf(Parameters.isSet(matrix) && Parameters.isSet(handle), "handle", handle,
        "applies to target= only; a matrix defines the coil's orientation");
    Parameters.rejectIf(Parameters.isSet(matrix) && distance != USUAL_DISTANCE, "distance", distance,
        "applies to target= only; a matrix defines the coil's position");
  }

  /** Opens the coil, see {@link CoilInput#open}. */
  public Coil open(Consumer<String> report, Consumer<String> warn) throws IOException {
    return new CoilInput(coil, weights).open(report, warn);
  }

  private Affine ofNumbers() {
    double[] rows = Parameters.numbers("matrix", matrix, NUMBERS, "must be a file, or 12 numbers: three rows of four");
    return Parameters.parse("matrix", matrix, () -> RigidTransform.nearest(Affine.of(rows)));
  }

  /** Returns whether the coil's pose depends on the head. */
  public boolean overTarget() {
    return Parameters.isSet(target);
  }

  /**
   * Returns the coil's pose: coil mm to head mm.
   *
   * @param warn receives each warning about the file of a matrix
   * @throws InvalidInputException if no position on the scalp is above the target
   */
  public Affine matrix(HeadModel head, Consumer<String> warn) throws IOException {
    if (!overTarget()) {
      return Parameters.list(matrix).size() == NUMBERS ? ofNumbers()
          : CoilPlacement.readMatrix(Path.of(matrix)).reportTo(warn);
    }
    Vec3 at = Parameters.point("target", target);
    Vec3 towards = Parameters.isSet(handle) ? Parameters.point("handle", handle).minus(at) : BACK;
    Parameters.rejectIf(towards.norm() == 0, "handle", handle, "must be a point other than the target");
    return Parameters.compute("target", target, () -> head.coilPose(at, towards, distance));
  }
}

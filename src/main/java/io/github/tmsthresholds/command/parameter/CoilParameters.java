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

import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.conductor.HeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The parameters of a coil and its pose: a matrix, or a target below the coil. */
public record CoilParameters(String coil, String matrix, String target, String handle, double distance) {

  /** Towards the back of the head. */
  private static final Vec3 BACK = new Vec3(0, -1, 0);

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

  /** Reads a coil file, or returns a built-in coil. @throws InvalidInputException if there is no such coil */
  public Coil open() throws IOException {
    Path file = Path.of(coil);
    if (Files.exists(file)) {
      return CoilReader.read(file);
    }
    return Parameters.compute("coil", coil, () -> {
      try {
        return BuiltInCoils.get(coil);
      } catch (InvalidInputException e) {
        throw new InvalidInputException("no such file, and " + e.getMessage(), e);
      }
    });
  }

  /** Returns whether the coil's pose depends on the head. */
  public boolean overTarget() {
    return Parameters.isSet(target);
  }

  /**
   * Returns the coil's pose: coil mm to head mm.
   *
   * @throws InvalidInputException if no position on the scalp is above the target
   */
  public Affine matrix(HeadModel head) throws IOException {
    if (!overTarget()) {
      return CoilPlacement.readMatrix(Path.of(matrix));
    }
    Vec3 at = Parameters.point("target", target);
    Vec3 towards = Parameters.isSet(handle) ? Parameters.point("handle", handle).minus(at) : BACK;
    Parameters.rejectIf(towards.norm() == 0, "handle", handle, "must be a point other than the target");
    return Parameters.compute("target", target, () -> head.coilPose(at, towards, distance));
  }
}

package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.CoilReader;
import io.github.tmsthresholds.efield.conductor.HeadModel;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A coil and where it lies, in the words of macros: by its matrix, or over a target. */
public record CoilParameters(String coil, String matrix, String target, String handle, double distance) {

  /** Towards the back of the head. */
  private static final Vec3 BACK = new Vec3(0, -1, 0);

  /** From the scalp to the coil's face, mm, if none is given. */
  public static final double USUAL_DISTANCE = 4;

  /** @throws IllegalArgumentException unless there is a matrix or a target, handle and distance with a target alone */
  public CoilParameters {
    if (Parameters.isSet(matrix) == Parameters.isSet(target)) {
      throw new IllegalArgumentException(Parameters.isSet(matrix)
          ? "matrix= and target= are both given: one place of the coil was expected"
          : "target= is missing: x,y,z in mm of a point in the head to lay the coil over, or matrix= the coil's matrix");
    }
    Parameters.rejectIf(Parameters.isSet(matrix) && Parameters.isSet(handle), "handle", handle,
        "is for target= alone, a matrix says how the coil is turned");
    Parameters.rejectIf(Parameters.isSet(matrix) && distance != USUAL_DISTANCE, "distance", distance,
        "is for target= alone, a matrix says where the coil is");
  }

  /** Reads a coil file, or takes a built-in coil. @throws IllegalArgumentException if there is no such coil */
  public Coil open() throws IOException {
    Path file = Path.of(coil);
    if (Files.exists(file)) {
      return CoilReader.read(file);
    }
    return Parameters.parse("coil", coil, () -> {
      try {
        return BuiltInCoils.get(coil);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("no such file, and " + e.getMessage(), e);
      }
    });
  }

  /** Whether the coil's matrix follows from the head. */
  public boolean overTarget() {
    return Parameters.isSet(target);
  }

  /** The coil's matrix. @throws IllegalArgumentException if it is none, or the target has no place on the scalp */
  public Affine matrix(HeadModel head) throws IOException {
    if (!overTarget()) {
      return CoilPlacement.readMatrix(Path.of(matrix));
    }
    Vec3 at = Parameters.point("target", target);
    Vec3 towards = Parameters.isSet(handle) ? Parameters.point("handle", handle).minus(at) : BACK;
    if (towards.norm() == 0) {
      throw new IllegalArgumentException("handle=" + handle + ": a point other than the target was expected");
    }
    return Parameters.parse("target", target, () -> head.coilOver(at, towards, distance));
  }
}

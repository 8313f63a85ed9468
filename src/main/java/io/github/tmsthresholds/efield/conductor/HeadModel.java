package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.io.PointTable;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;

/** A head in which the E-field of a coil can be computed, V/m at 1 A/us. Nothing long happens before a field is asked for. */
public interface HeadModel {

  /**
   * The matrix of a coil laid on the scalp at the place nearest to a target.
   *
   * @param handle towards which the handle points, from the target
   * @param distance from the scalp to the coil's face, mm
   * @throws IllegalArgumentException if there is no such place
   */
  Affine coilOver(Vec3 target, Vec3 handle, double distance);

  /** @throws IllegalArgumentException if the coil reaches into the head */
  void requireOutside(PlacedCoil coil);

  /** What a user should know of the head and of where the coil lies, a line each. */
  List<String> warnings(Affine matrix);

  /** The field as a volume. */
  EField volume(PlacedCoil coil, Progress progress);

  /**
   * The field at points, x,y,z,x,y,z,...
   *
   * @throws IOException if a point lies outside the head; the message names its line
   */
  double[] at(PointTable points, PlacedCoil coil, Progress progress) throws IOException;
}

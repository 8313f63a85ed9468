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
import io.github.tmsthresholds.io.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads 4 x 4 matrices from JSON. Stateless. */
final class JsonMatrix {

  private JsonMatrix() {}

  /**
   * Reads four rows of four numbers, the last of them 0 0 0 1.
   *
   * @param item that the matrix belongs to
   * @param poses counts a matrix that cannot be used
   */
  static Optional<Affine> read(JsonValue json, String item, PoseCollector poses) throws FormatException {
    double[] rows = new double[16];
    List<JsonValue> list = json.list(4);
    for (int i = 0; i < 4; i++) {
      System.arraycopy(list.get(i).numbers(4), 0, rows, 4 * i, 4);
    }
    if (rows[12] != 0 || rows[13] != 0 || rows[14] != 0 || rows[15] != 1) {
      throw json.error("the fourth row of the matrix must be 0 0 0 1");
    }
    return poses.matrix(item, Arrays.copyOf(rows, 12));
  }
}

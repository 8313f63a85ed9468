/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.progress.Progress;
import java.util.stream.IntStream;

/** Solves for E-fields with errors and keeps them on the voxels of the nominal field. Not thread-safe. */
final class SolvedFields {

  private final UncertainField field;
  private final Uncertainties uncertainties;
  private final Parts parts;
  private final Progress progress;
  private final int count;
  private final EField nominal;
  private final int[] voxels;
  private final float[] values;
  private int solved;

  /**
   * Solves for the nominal field.
   *
   * @param count number of fields that will be solved for
   * @throws io.github.tmsthresholds.io.InvalidInputException if they do not fit into memory
   */
  SolvedFields(UncertainField field, Uncertainties uncertainties, int count, Parts parts, Progress progress) {
    this.field = field;
    this.uncertainties = uncertainties;
    this.count = count;
    this.parts = parts;
    this.progress = progress;
    nominal = field.nominal(next());
    voxels = IntStream.range(0, nominal.grid().voxels()).filter(nominal.valid()::contains).toArray();
    JavaMemory.require(3.0 * Float.BYTES * voxels.length * count, count + " E-fields of " + voxels.length + " voxels",
        "choose a smaller region");
    values = FieldTools.at(nominal, voxels);
  }

  /** Returns the nominal field. */
  EField nominal() {
    return nominal;
  }

  /** Returns the values of the nominal field on its voxels: x of all, then y, then z. */
  float[] values() {
    return values;
  }

  /**
   * Returns the values of a field with errors, which is kept under a name.
   *
   * @param fractions see {@link UncertainField#at}
   * @param scores see {@link UncertainField#at}
   */
  float[] solve(String name, double[] fractions, double[] scores) {
    Progress one = next();
    return parts.get(name, values.length, () -> FieldTools.at(field.at(uncertainties, fractions, scores, one), voxels));
  }

  private Progress next() {
    progress.checkCancelled();
    Progress part = progress.part(Math.min(solved, count - 1), count);
    String stage = "E-field " + ++solved + " of " + count + ": ";
    return part.renamed(step -> stage + step);
  }

  /** Returns a field of the given values within the mask of the nominal one. */
  EField field(float[] kept) {
    Grid grid = nominal.grid();
    int n = voxels.length, all = grid.voxels();
    float[] e = new float[3 * all];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 3; c++) {
        e[c * all + voxels[i]] = kept[c * n + i];
      }
    }
    return EField.of(new Volume(grid, 3, e, nominal.name()), nominal.didt()).within(nominal.valid());
  }
}

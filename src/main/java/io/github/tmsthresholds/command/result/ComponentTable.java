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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldComponents;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Writes components of an E-field at sites as CSV, one row per site; NaN with a status where there is no field. */
public final class ComponentTable {

  private ComponentTable() {}

  /** Computes the components at sites. */
  public static FieldComponents components(EField field, List<Site> sites) {
    return FieldComponents.at(field, coordinates(sites, Site::position), coordinates(sites, Site::normal));
  }

  /**
   * Writes the table.
   *
   * @param e components at the sites
   * @throws IOException if the file cannot be written; an existing file is then unchanged
   */
  public static void write(Path file, List<Site> sites, FieldComponents e) throws IOException {
    double[] positions = coordinates(sites, Site::position);
    CsvWriter.write(file, table -> {
      table.row("site", "x_mm", "y_mm", "z_mm", "magnitude_V_per_m", "normal_V_per_m", "tangential_V_per_m", "reason");
      for (int i = 0; i < sites.size(); i++) {
        ThresholdStatus status = Float.isNaN(e.magnitude()[i]) ? ThresholdStatus.OUTSIDE_FIELD : ThresholdStatus.NONE;
        table.row(i, positions[3 * i], positions[3 * i + 1], positions[3 * i + 2], e.magnitude()[i], e.normal()[i],
            e.tangential()[i], status.label());
      }
    });
  }

  private static double[] coordinates(List<Site> sites, Function<Site, Vec3> vector) {
    return sites.stream().map(vector).flatMapToDouble(v -> DoubleStream.of(v.x(), v.y(), v.z())).toArray();
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Population medians by the cable solver, which depend on no network, as a table of sites with further columns. */
public record MedianTable(List<Row> rows) {

  /** Key of a row: name of the median, waveform, and name of the field. */
  public record Key(String cell, String waveform, String field) {}

  /**
   * The median at one site.
   *
   * @param direction of the coil current: 1 as in the field, -1 reversed
   * @param cable median threshold by the cable solver, V/m at the soma; NaN if there is none
   * @param uniform the same by the uniform approximation
   */
  public record Row(Key key, Site site, int direction, double cable, double uniform) {}

  /** A site as a table holds it, but for the last bit. */
  static Site rounded(Site site) {
    Vec3 p = site.position(), n = site.normal();
    return new Site(new Vec3(round(p.x(), 1e4), round(p.y(), 1e4), round(p.z(), 1e4)),
        new Vec3(round(n.x(), 1e6), round(n.y(), 1e6), round(n.z(), 1e6)).unit(), round(site.azimuthDeg(), 1e2),
        site.layer());
  }

  private static double round(double v, double scale) {
    return Math.rint(v * scale) / scale;
  }

  public void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder("cell,waveform,field,x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer,direction,"
        + "cable_V_per_m,uniform_V_per_m\n");
    for (Row row : rows) {
      Vec3 p = row.site.position(), n = row.site.normal();
      text.append(String.format(Locale.ROOT, "%s,%s,%s,%.4f,%.4f,%.4f,%.6f,%.6f,%.6f,%.2f,%s,%d,%.3f,%.3f\n",
          row.key.cell, row.key.waveform, row.key.field, p.x(), p.y(), p.z(), n.x(), n.y(), n.z(),
          row.site.azimuthDeg(), row.site.layer(),
          row.direction, row.cable, row.uniform));
    }
    AtomicFile.writeText(file, text.toString());
  }

  public static MedianTable read(Path file) throws IOException {
    List<Site> sites = SiteTable.read(file);
    CsvTable table = CsvTable.read(file);
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < sites.size(); r++) {
      rows.add(new Row(new Key(table.text(r, table.column("cell")), table.text(r, table.column("waveform")),
          table.text(r, table.column("field"))), sites.get(r), (int) table.number(r, table.column("direction")),
          Double.parseDouble(table.text(r, table.column("cable_V_per_m"))),
          Double.parseDouble(table.text(r, table.column("uniform_V_per_m")))));
    }
    return new MedianTable(rows);
  }

  public List<Row> of(Key key) {
    return rows.stream().filter(row -> row.key.equals(key)).toList();
  }
}

package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Population medians at some sites of a field, for one cell type and waveform, as a table of sites with further columns. They
 * depend on no network.
 */
public record MedianTable(List<Row> rows) {

  /**
   * One site.
   *
   * @param direction of the coil current: 1 as the field says, -1 reversed
   * @param cable median threshold by the cable solver, V/m at the soma; NaN if there is none
   * @param uniform the same by the uniform approximation
   */
  public record Row(Site site, int direction, double cable, double uniform) {}

  public void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder("x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer,direction,cable_V_per_m,"
        + "uniform_V_per_m\n");
    for (Row row : rows) {
      Vec3 p = row.site.position(), n = row.site.normal();
      for (double v : new double[] {p.x(), p.y(), p.z(), n.x(), n.y(), n.z(), row.site.azimuthDeg()}) {
        text.append(v).append(',');
      }
      text.append(row.site.layer()).append(',').append(row.direction).append(',').append((float) row.cable).append(',')
          .append((float) row.uniform).append('\n');
    }
    AtomicFile.writeText(file, text.toString());
  }

  public static MedianTable read(Path file) throws IOException {
    List<Site> sites = SiteTable.read(file);
    CsvTable table = CsvTable.read(file);
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < sites.size(); r++) {
      rows.add(new Row(sites.get(r), (int) table.number(r, table.column("direction")),
          Double.parseDouble(table.text(r, table.column("cable_V_per_m"))),
          Double.parseDouble(table.text(r, table.column("uniform_V_per_m")))));
    }
    return new MedianTable(rows);
  }

  public List<Site> sites() {
    return rows.stream().map(Row::site).toList();
  }
}

package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes thresholds as CSV, a row a site and cell; NaN where there is none, with its reason. Stateless. */
public final class ThresholdTable {

  private ThresholdTable() {}

  /** With each site's place: what a map was made from. */
  public static void writeFull(Path file, List<LayerThresholds> results) throws IOException {
    write(file, "site,layer,cell,x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,E_soma_V_per_m,threshold_A_per_us,"
        + "threshold_V_per_m,initiation,reason", results, (r, s, c) -> {
          Site site = r.sites().get(s);
          SectionType start = r.thresholds().initiation(s, c);
          return String.join(",", Integer.toString(r.rows()[s]), r.layer().name(), r.cells().get(c).name(),
              number(site.position().x()), number(site.position().y()), number(site.position().z()),
              number(site.normal().x()), number(site.normal().y()), number(site.normal().z()),
              number(site.azimuthDeg()), values(r.thresholds(), s, c), start == null ? "" : start.label(),
              r.thresholds().reason(s, c).label());
        });
  }

  /** The thresholds alone. */
  public static void writeShort(Path file, List<LayerThresholds> results) throws IOException {
    write(file, "site,cell,E_soma_V_per_m,threshold_A_per_us,threshold_V_per_m,reason", results, (r, s, c) ->
        String.join(",", Integer.toString(r.rows()[s]), r.cells().get(c).name(), values(r.thresholds(), s, c),
            r.thresholds().reason(s, c).label()));
  }

  private interface Row {
    String of(LayerThresholds result, int site, int cell);
  }

  private static void write(Path file, String header, List<LayerThresholds> results, Row row) throws IOException {
    AtomicFile.write(file, temporary -> {
      try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
        out.write(header);
        out.write('\n');
        for (LayerThresholds r : results) {
          for (int s = 0; s < r.sites().size(); s++) {
            for (int c = 0; c < r.cells().size(); c++) {
              out.write(row.of(r, s, c));
              out.write('\n');
            }
          }
        }
      }
    });
  }

  private static String values(Thresholds t, int site, int cell) {
    return String.join(",", number(t.somaField(site)), number(t.coilRate(site, cell)), number(t.voltPerMetre(site, cell)));
  }

  /** Nine significant digits, a decimal point whatever the locale. */
  private static String number(double v) {
    return Double.isNaN(v) ? "NaN" : String.format(Locale.ROOT, "%.9g", v);
  }
}

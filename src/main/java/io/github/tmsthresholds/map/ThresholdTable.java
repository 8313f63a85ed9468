package io.github.tmsthresholds.map;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.ProgressOutputStream;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes thresholds as CSV, a row a site and cell; NaN where there is none, with its reason. Stateless. */
public final class ThresholdTable {

  private ThresholdTable() {}

  /**
   * Layer by layer with each site's place: what a map was made from.
   *
   * @throws IOException if the file cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  public static void writeFull(Path file, List<LayerThresholds> results, Progress progress) throws IOException {
    int sites = results.stream().mapToInt(r -> r.sites().size()).sum();
    AtomicFile.write(file, temporary -> {
      try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
        line(out, "site,layer,cell,x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,E_soma_V_per_m,threshold_A_per_us,threshold_V_per_m",
            "outside_fraction,initiation,reason");
        int done = 0;
        for (LayerThresholds r : results) {
          for (int s = 0; s < r.sites().size(); s++) {
            progress.step(ProgressOutputStream.stage(file), done++ / (double) sites);
            for (int c = 0; c < r.cells().size(); c++) {
              SectionType start = r.thresholds().initiation(s, c);
              line(out, Integer.toString(r.rows()[s]), r.layer().name(), r.cells().get(c).name(), place(r.sites().get(s)),
                  values(r.thresholds(), s, c), TableNumber.of(r.thresholds().outside(s, c)),
                  start == null ? "" : start.label(), r.thresholds().status(s, c).label());
            }
          }
        }
      }
    });
  }

  /**
   * The thresholds alone, every cell at every site.
   *
   * @param rows number of each site in its table, from 0
   * @param waveforms thresholds for each waveform by its name; where there are several, a column tells which
   * @throws IOException if the file cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  public static void writeShort(Path file, int[] rows, List<CellModel> cells, Map<String, Thresholds> waveforms,
      Progress progress) throws IOException {
    boolean several = waveforms.size() > 1;
    double sites = (double) rows.length * waveforms.size();
    AtomicFile.write(file, temporary -> {
      try (BufferedWriter out = Files.newBufferedWriter(temporary)) {
        line(out, several ? "site,cell,waveform" : "site,cell", "E_soma_V_per_m,threshold_A_per_us,threshold_V_per_m,reason");
        int done = 0;
        for (Map.Entry<String, Thresholds> waveform : waveforms.entrySet()) {
          Thresholds thresholds = waveform.getValue();
          for (int s = 0; s < thresholds.sites(); s++) {
            progress.step(ProgressOutputStream.stage(file), done++ / sites);
            for (int c = 0; c < cells.size(); c++) {
              String cell = cells.get(c).name();
              line(out, Integer.toString(rows[s]), several ? cell + "," + waveform.getKey() : cell, values(thresholds, s, c),
                  thresholds.status(s, c).label());
            }
          }
        }
      }
    });
  }

  private static void line(BufferedWriter out, String... cells) throws IOException {
    out.write(String.join(",", cells));
    out.write('\n');
  }

  private static String place(Site site) {
    Vec3 p = site.position(), n = site.normal();
    return TableNumber.join(p.x(), p.y(), p.z(), n.x(), n.y(), n.z(), site.azimuthDeg());
  }

  private static String values(Thresholds t, int site, int cell) {
    return TableNumber.join(t.somaField(site), t.coilRate(site, cell), t.voltPerMetre(site, cell));
  }
}

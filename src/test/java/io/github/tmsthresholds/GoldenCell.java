package io.github.tmsthresholds;

import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.membrane.Channel;
import io.github.tmsthresholds.neuron.membrane.CorticalMembranes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** One of the five cells whose geometry and simulations NEURON has tabulated, as NEURON saw it. */
public enum GoldenCell {
  L1("L1_NGC-DA_bNAC219_1", ""),
  L23("L23_PC_cADpyr229_1", ""),
  L4("L4_LBC_cACint209_1", ""),
  L5("L5_TTPC2_cADpyr232_1", "_rax2"),
  L6("L6_TPC_L4_cADpyr231_1", "_rax2");

  private final String cellName;
  private final String variant;

  GoldenCell(String cellName, String variant) {
    this.cellName = cellName;
    this.variant = variant;
  }

  public String cellName() {
    return cellName;
  }

  /** A file of this cell; the calling test is skipped if the reference data are absent. */
  public Path file(String ending) {
    return SharedData.require("golden/" + cellName + variant + ending);
  }

  public CsvTable sections() throws IOException {
    return CsvTable.read(file("_sections.csv"));
  }

  public CsvTable segments() throws IOException {
    return unzipped(file("_segments.csv.gz"));
  }

  public CsvTable traces() throws IOException {
    return unzipped(file("_traces.csv.gz"));
  }

  /** A gzipped table of the reference data. */
  public static CsvTable unzipped(Path file) throws IOException {
    Path copy = Files.createTempFile("golden", ".csv");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return CsvTable.read(copy);
    } finally {
      Files.delete(copy);
    }
  }

  /** The cell from NEURON's own compartments, without our morphology reader. */
  public CompartmentalCell model() throws IOException {
    CsvTable sec = sections();
    CsvTable seg = segments();
    List<Compartments.Section> sections = new ArrayList<>();
    int first = 0;
    for (int s = 0; s < sec.rows(); s++) {
      int nseg = (int) sec.number(s, sec.column("nseg"));
      sections.add(new Compartments.Section(sec.text(s, sec.column("name")), type(sec.text(s, sec.column("type"))),
          (int) sec.number(s, sec.column("parent_sec")), first, nseg, sec.number(s, sec.column("ri_end_MOhm"))));
      first += nseg;
    }
    int n = seg.rows();
    double[] centre = new double[3 * n];
    double[] ih = new double[n];
    for (int i = 0; i < n; i++) {
      centre[3 * i] = seg.number(i, seg.column("xc"));
      centre[3 * i + 1] = seg.number(i, seg.column("yc"));
      centre[3 * i + 2] = seg.number(i, seg.column("zc"));
      SectionType section = sections.get((int) seg.number(i, seg.column("sec"))).type();
      Double density = CorticalMembranes.of(CellType.ofCell(cellName), section).densities().get(Channel.IH);
      ih[i] = density == null ? 1 : seg.number(i, seg.column("gIhbar_Ih")) / density;
    }
    Compartments compartments = new Compartments(sections, centre, seg.numbers(seg.column("diam_um")),
        seg.numbers(seg.column("area_um2")), seg.numbers(seg.column("L_um")), seg.numbers(seg.column("ri_MOhm")), ih);
    return new CompartmentalCell(cellName, CellType.ofCell(cellName), compartments);
  }

  private static SectionType type(String label) {
    for (SectionType t : SectionType.values()) {
      if (t.label().equals(label)) {
        return t;
      }
    }
    throw new IllegalArgumentException(label);
  }
}

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

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.benchmark.NeuronFiles;
import io.github.tmsthresholds.benchmark.NeuronSimulator;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.neuron.morphology.SectionShape;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Runs NEURON on the bundled synthetic neurons and writes its results as references for the tests: compartments,
 * resting potentials, traces and thresholds of each cell, tables of the gates, and current clamps of each membrane. The
 * input of NEURON is the sections' 3-D points and the membranes' parameters; all results are computed by NEURON itself.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dmain-class=io.github.tmsthresholds.tools.NeuronReferences
 * </pre>
 *
 * <p>Arguments, all optional: names of cells or {@code membranes} (default: all), and {@code folder=} for the results
 * (default {@code src/test/resources/golden}). It takes a few minutes.
 */
public final class NeuronReferences {

  private static final String MEMBRANES = "membranes";
  private static final String SECTIONS = "sec,name,type,parent_sec,parent_x,L_um,nseg,n3d,ri_end_MOhm";
  private static final String SEGMENTS = "seg,sec,x,parent_seg,xc,yc,zc,diam_um,area_um2,L_um,ri_MOhm,cm_uFcm2,g_pas,"
      + "e_pas,vrest_mV,gIhbar_Ih";
  private static final List<String> WAVEFORMS = List.of("monophasic", "biphasic");
  /** Time for which the drive is given, ms. */
  private static final double DURATION = 3;

  /** Fields E0 + G (r - r_soma): E0 in V/m, G in V/m per mm. */
  private static final double[][] LINEAR = {
      {0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, -0.5},
      {0, 0, 1, -0.3, 0, 0, 0, -0.2, 0, 0, 0, 0.5},
      {1, 0, 0, 0, 0, 0.4, 0, 0, 0, 0.4, 0, 0},
      {0, 0.6, -0.8, 0.2, 0.1, -0.3, 0.1, -0.4, 0.25, -0.3, 0.25, 0.2}};

  /** A stimulus; a uniform one has a direction, theta and phi in degrees. */
  private record Field(String waveform, Double theta, Double phi, double[] values) {

    static Field uniform(String waveform, double theta, double phi) {
      Vec3 e = Vec3.ofAngles(theta, phi);
      double[] values = Arrays.copyOf(new double[] {e.x(), e.y(), e.z()}, 12);
      return new Field(waveform, theta, phi, values);
    }

    static Field linear(double[] values) {
      return new Field(WAVEFORMS.get(0), null, null, values);
    }

    boolean isUniform() {
      return theta != null;
    }

    /** Returns the field at all compartments. */
    double[] at(Compartments cell) {
      double[] e = new double[3 * cell.count()];
      for (int i = 0; i < e.length; i++) {
        e[i] = values[i % 3];
        for (int k = 0; k < 3; k++) {
          e[i] += values[3 + i % 3 * 3 + k] * (cell.centre[i / 3 * 3 + k] - cell.centre[k]) / 1000;
        }
      }
      return e;
    }
  }

  private final NeuronSimulator neuron;
  private final Path folder;

  private NeuronReferences(NeuronSimulator neuron, Path folder) {
    this.neuron = neuron;
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of("src", "test", "resources", "golden");
    List<String> names = new ArrayList<>();
    for (String arg : args) {
      if (arg.startsWith("folder=")) {
        folder = Path.of(arg.substring("folder=".length()));
      } else {
        names.add(arg);
      }
    }
    Files.createDirectories(folder);
    NeuronReferences references =
        new NeuronReferences(new NeuronSimulator(Files.createTempDirectory("neuron-mechanisms")), folder);
    if (names.isEmpty()) {
      names.add(MEMBRANES);
      names.addAll(CellLibrary.bundled().names());
    }
    for (String name : names) {
      Path scratch = Files.createTempDirectory("neuron-" + name);
      if (name.equals(MEMBRANES)) {
        new MembraneReferences(references.neuron, folder).write(scratch);
      } else {
        references.write(name, scratch);
      }
      System.out.println(name);
    }
  }

  private void write(String name, Path scratch) throws IOException {
    CompartmentalCell cell = CellLibrary.bundled().load(name, AxonTerminal.DISABLED).content();
    Compartments compartments = cell.compartments();
    NeuronFiles.cell(scratch, cell,
        SectionShape.of(name, CellLibrary.bundled().morphology(name).content(), AxonTerminal.DISABLED));
    for (int w = 0; w < WAVEFORMS.size(); w++) {
      NeuronFiles.drive(scratch.resolve("drive" + w + ".txt"), Waveforms.of(WAVEFORMS.get(w)), DURATION);
    }
    int initial = axonInitial(compartments), distal = distal(compartments);
    List<Field> fields = fields();
    CableModel model = CableModel.of(cell);
    StringBuilder text = new StringBuilder();
    NeuronFiles.line(text, initial, distal, fields.size());
    for (int w = 0; w < WAVEFORMS.size(); w++) {
      String waveform = WAVEFORMS.get(w);
      List<Field> some = fields.stream().filter(f -> f.waveform().equals(waveform)).toList();
      double[] estimate = estimates(model, waveform, some);
      for (int i = 0; i < some.size(); i++) {
        NeuronFiles.line(text, w, some.get(i).isUniform() ? 1 : 0, estimate[i]);
        NeuronFiles.line(text, some.get(i).values());
      }
    }
    Files.writeString(scratch.resolve("golden.txt"), text);
    neuron.run(scratch, "cell.hoc", "geometry.hoc", "drive.hoc", "golden.hoc");

    List<String> sections = new ArrayList<>(List.of(SECTIONS));
    List<String> rows = Files.readAllLines(scratch.resolve("sections.txt"));
    for (int s = 0; s < rows.size(); s++) {
      Compartments.Section section = compartments.sections().get(s);
      sections.add(rows.get(s).replaceFirst(",", "," + section.name() + "," + section.type().label() + ","));
    }
    zip(folder.resolve(name + "_sections.csv.gz"), sections);
    zip(folder.resolve(name + "_segments.csv.gz"), withHeader(SEGMENTS, scratch.resolve("segments.txt")));
    zip(folder.resolve(name + "_traces.csv.gz"),
        withHeader("amp,t_ms,v_soma,v_axon0,v_init,v_distal", scratch.resolve("traces.txt")));
    List<String> thresholds = Files.readAllLines(scratch.resolve("thresholds.txt"));
    JsonObject json = new JsonObject();
    JsonObject places = new JsonObject();
    places.addProperty("soma", 0);
    places.addProperty("axon0", initial);
    places.addProperty("init", Integer.parseInt(thresholds.get(0).split(" ")[3]));
    places.addProperty("distal", distal);
    json.add("trace_segs", places);
    for (String key : List.of("uniform_monophasic", "uniform_biphasic", "linear_monophasic")) {
      json.add(key, new JsonArray());
    }
    for (int i = 0; i < thresholds.size(); i++) {
      Field field = fields.get(i);
      json.getAsJsonArray((field.isUniform() ? "uniform_" : "linear_") + field.waveform())
          .add(threshold(field, thresholds.get(i).split(" ")));
    }
    Files.writeString(folder.resolve(name + ".json"),
        new GsonBuilder().create().toJson(json).replace("},{", "},\n{").replace("\":[{", "\":[\n{") + "\n");
  }

  /** Returns where NEURON starts its searches, V/m: this solver's thresholds. */
  private static double[] estimates(CableModel model, String waveform, List<Field> fields) throws IOException {
    Compartments cell = model.cell().compartments();
    return new ThresholdSolver(model, Waveforms.of(waveform), SearchSettings.PUBLISHED)
        .solve(new ThresholdSolver.Stimuli() {
          @Override
          public int count() {
            return fields.size();
          }

          @Override
          public boolean quasipotentials(int i, double[] es) {
            Quasipotential.ofField(cell, fields.get(i).at(cell), es);
            return true;
          }
        }, 1, Progress.NONE).threshold();
  }

  /** Returns the fields by waveform; the first is the one whose potentials are recorded. */
  private static List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.uniform("monophasic", 180, 0));
    fields.add(Field.uniform("monophasic", 0, 0));
    for (int theta = 45; theta < 180; theta += 45) {
      for (int phi = 0; phi < 360; phi += 45) {
        fields.add(Field.uniform("monophasic", theta, phi));
      }
    }
    Arrays.stream(LINEAR).map(Field::linear).forEach(fields::add);
    for (double[] angles : new double[][] {{0, 0}, {180, 0}, {90, 0}, {90, 90}, {90, 180}, {90, 270}}) {
      fields.add(Field.uniform("biphasic", angles[0], angles[1]));
    }
    return fields;
  }

  private static JsonObject threshold(Field field, String[] row) {
    JsonObject json = new JsonObject();
    if (field.isUniform()) {
      json.addProperty("theta", field.theta());
      json.addProperty("phi", field.phi());
    } else {
      json.add("E0_V_per_m", array(Arrays.copyOf(field.values(), 3)));
      JsonArray gradient = new JsonArray();
      for (int i = 3; i < 12; i += 3) {
        gradient.add(array(Arrays.copyOfRange(field.values(), i, i + 3)));
      }
      json.add("grad_per_mm", gradient);
    }
    json.addProperty("threshold", Double.parseDouble(row[0]));
    json.addProperty("n_crossings_at_thr", Integer.parseInt(row[1]));
    JsonArray first = new JsonArray();
    for (int i = 2; i < row.length; i += 2) {
      JsonArray crossing = array(Double.parseDouble(row[i]));
      crossing.add(Integer.parseInt(row[i + 1]));
      first.add(crossing);
    }
    json.add("first3_t_seg", first);
    return json;
  }

  private static JsonArray array(double... numbers) {
    JsonArray array = new JsonArray();
    Arrays.stream(numbers).forEach(array::add);
    return array;
  }

  /** The middle of the first axon section. */
  private static int axonInitial(Compartments cell) {
    Compartments.Section section =
        cell.sections().stream().filter(s -> s.type() == SectionType.AXON_INITIAL).findFirst().orElseThrow();
    return section.first() + section.count() / 2;
  }

  /** The compartment of the axon that is farthest from the soma along the axon, other than a disabled terminal. */
  private static int distal(Compartments cell) {
    return IntStream.range(0, cell.count()).filter(i -> cell.type(i).isAxon() && cell.diameter[i] < 100).boxed()
        .max((a, b) -> Double.compare(path(cell, a), path(cell, b))).orElseThrow();
  }

  private static double path(Compartments cell, int compartment) {
    double path = 0;
    for (int i = compartment; i > 0; i = cell.predecessor[i]) {
      path += cell.length[i];
    }
    return path;
  }

  static List<String> withHeader(String header, Path rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(Files.readAllLines(rows));
    return lines;
  }

  static void zip(Path file, List<String> lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}

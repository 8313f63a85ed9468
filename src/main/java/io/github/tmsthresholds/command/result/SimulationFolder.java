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

import ij.ImagePlus;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Recording;
import io.github.tmsthresholds.cable.Simulation;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.command.parameter.StimulusParameters;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.image.TiffFiles;
import io.github.tmsthresholds.image.TimeStacks;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.Compartments;
import io.github.tmsthresholds.neuron.Location;
import io.github.tmsthresholds.plot.NeuronProjection;
import io.github.tmsthresholds.plot.TraceFigure;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Writes the result folder of a simulation: a table and a figure of traces, an image stack, and the summary. */
public final class SimulationFolder {

  private static final String SUMMARY = "summary.json";
  /** Share of the progress that the table takes. */
  private static final double TABLE = 0.7;

  private final Path folder;

  /** Creates the writer of a folder. */
  public SimulationFolder(Path folder) {
    this.folder = folder;
  }

  /** A simulation with its stimulus, recordings and outcome. */
  public record Run(CableModel model, Waveform waveform, StimulusParameters.Stimulus stimulus, double voltPerMetre,
      Simulation.Outcome outcome, Recording traces, Recording pictures, double[] polarisation) {

    Compartments cell() {
      return model.cell().compartments();
    }

    List<String> names() {
      return Arrays.stream(traces.compartments()).mapToObj(c -> Location.of(cell(), c).toString()).toList();
    }

    List<double[]> potentials() {
      List<double[]> all = new ArrayList<>();
      for (int k = 0; k < traces.compartments().length; k++) {
        all.add(traces.potential(k));
      }
      return all;
    }
  }

  /**
   * Writes all files, the summary last.
   *
   * @return the stack of membrane potentials
   * @throws IOException if a file cannot be written
   */
  public ImagePlus write(Run run, RunSummary summary, Progress progress) throws IOException {
    Files.deleteIfExists(folder.resolve(SUMMARY));
    List<double[]> potentials = run.potentials();
    writeTable(run, potentials, progress.between(0, TABLE));
    writeFigure(run, potentials);
    ImagePlus pictures = pictures(run);
    TiffFiles.save(pictures, folder.resolve("potential.tif"), progress.between(TABLE, 1));
    SimulationSummary.describe(run, summary);
    summary.put("files", List.of("traces.csv", "traces.png", "traces.svg", "potential.tif"));
    summary.write(folder.resolve(SUMMARY));
    return pictures;
  }

  /** Returns the path of the table of potentials. */
  public Path traces() {
    return folder.resolve("traces.csv");
  }

  private void writeTable(Run run, List<double[]> potentials, Progress progress) throws IOException {
    double[] time = run.traces.time();
    CsvWriter.write(traces(), table -> {
      table.cells("t_ms");
      for (String name : run.names()) {
        table.cells(name + "_mV");
      }
      table.endRow();
      for (int i = 0; i < time.length; i++) {
        progress.step("writing traces.csv", i, time.length);
        table.cells(SimulationSummary.rounded(time[i]));
        for (double[] v : potentials) {
          table.cells(SimulationSummary.rounded(v[i]));
        }
        table.endRow();
      }
    });
  }

  private void writeFigure(Run run, List<double[]> potentials) throws IOException {
    double[] time = run.traces.time(), field = new double[time.length];
    for (int i = 1; i < time.length; i++) {
      field[i] = run.voltPerMetre * run.waveform.mean(time[i - 1], time[i]);
    }
    String title = String.format(Locale.ROOT, "%s, %.4g V/m", run.model.cell().name(), run.voltPerMetre);
    TraceFigure.of(title, time, run.names(), potentials, field).write(folder, "traces");
  }

  private static ImagePlus pictures(Run run) {
    NeuronProjection neuron = new NeuronProjection(run.cell());
    double[] time = run.pictures.time();
    int n = run.cell().count();
    float[] all = new float[n * time.length];
    for (int c = 0; c < n; c++) {
      double[] v = run.pictures.potential(c);
      for (int i = 0; i < v.length; i++) {
        all[i * n + c] = (float) v[i];
      }
    }
    List<float[]> frames = new ArrayList<>();
    for (int i = 0; i < time.length; i++) {
      frames.add(neuron.paint(Arrays.copyOfRange(all, i * n, (i + 1) * n)));
    }
    TimeStacks.Plane plane = new TimeStacks.Plane(neuron.width(), neuron.height(), neuron.pixelSize(),
        neuron.originColumn(), neuron.originRow());
    return TimeStacks.toImage("potential", plane, frames, time[1], "mV", DisplayRange.aboveBackground(all));
  }

  /** Returns a line with the outcome and the folder. */
  public String summaryLine(CompartmentalCell neuron, Simulation.Outcome outcome) {
    Compartments cell = neuron.compartments();
    String start = outcome.initiation() < 0 ? "no compartment reaches 0 mV"
        : String.format(Locale.ROOT, "%s, first at %s (%s) after %.3f ms", outcome.fired() ? "fires" : "does not fire",
            Location.of(cell, outcome.initiation()), cell.type(outcome.initiation()).label(), outcome.time());
    return neuron.name() + " " + start + "; " + folder.toAbsolutePath().normalize();
  }
}

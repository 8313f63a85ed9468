/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Polarisation;
import io.github.tmsthresholds.cable.Recording;
import io.github.tmsthresholds.cable.Simulation;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.command.parameter.AmplitudeParameters;
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.RecordingParameters;
import io.github.tmsthresholds.command.parameter.SiteParameters;
import io.github.tmsthresholds.command.parameter.StimulusParameters;
import io.github.tmsthresholds.command.result.SimulationFolder;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.stream.IntStream;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Membrane potentials of one neuron in the course of a stimulus: traces, and painted on the neuron. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Simulate Neuron...",
    description = "computes the membrane potentials of one neuron in the course of a stimulus, and writes them as a "
        + "table, a figure and an image stack")
public final class SimulateNeuron extends CellCommand {

  /** Maximum number of frames of the image stack. */
  private static final int FRAMES = 80;

  @Parameter(label = "Uniform field: polar angle (degrees)", min = "0", max = "180", persist = false,
      description = "direction of a uniform field, from the pia (0) to the white matter (180); unused if an E-field is "
          + "given")
  private double theta = 180;

  @Parameter(label = "Uniform field: azimuth (degrees)", persist = false,
      description = "direction of a uniform field around the neuron's axis; unused if an E-field is given")
  private double phi = 0;

  @Parameter(label = "E-field (empty: uniform field)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.VECTORS), description = Descriptions.EFIELD + "; empty for a uniform field")
  private String efield = "";

  @Parameter(label = "dI/dt of the E-field (A/µs; empty: from the file)", required = false, persist = false,
      description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Tissue labels (empty: none)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume or mesh (1 white matter, 2 grey matter, 3 CSF), within whose grey and white matter "
          + "the E-field is sampled, and by which the neuron is placed at a target")
  private String tissues = "";

  @Parameter(label = "Table of sites (empty: none)", style = "open", required = false, persist = false,
      description = "CSV file of sites in the E-field, x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer")
  private String sites = "";

  @Parameter(label = "Row of the table, from 0 (empty: by target)", required = false, persist = false,
      description = "row of the table, counted from 0")
  private String row = "";

  @Parameter(label = "Target x,y,z (mm; empty: by row)", required = false, persist = false,
      description = "point near the neuron, which is placed at the nearest site of its layer: of the table, or placed "
          + "by the labels")
  private String target = "";

  @Parameter(label = "Amplitude", min = "0", persist = false,
      description = "amplitude of each pulse, in the unit below")
  private double amplitude = 300;

  @Parameter(label = "Unit of the amplitude", persist = false,
      choices = {AmplitudeParameters.FIELD, AmplitudeParameters.COIL_RATE, AmplitudeParameters.THRESHOLD},
      description = "V/m at the soma; A/us of coil current; or multiples of the neuron's threshold, which is "
          + "computed first")
  private String unit = AmplitudeParameters.FIELD;

  @Parameter(label = "Recorded compartments", persist = false,
      description = "comma-separated compartments, such as soma, Node[12] or dend[3](0.5); start for the one where the "
          + "action potential starts; all for every compartment")
  private String record = "soma,axon[0],start";

  @Parameter(label = "Duration from the last pulse (ms)", persist = false,
      description = "time simulated from the onset of the last pulse")
  private double duration = Simulation.WINDOW;

  @Parameter(label = "Result folder", style = "directory", persist = false,
      description = "folder for traces.csv, .png and .svg, potential.tif and summary.json")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  void adapt(CommandInputs inputs) {
    Groups.cell(inputs);
    inputs.group("E-field", "theta", "phi", "efield");
    inputs.advanced("E-field", "didt", "tissues", "sites", "row", "target");
    inputs.group(Groups.PULSE, "waveform", "amplitude", "unit");
    Groups.pulse(inputs);
    inputs.group(Groups.OUTPUT, "output", "record", "duration");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    SimulationFolder folder = new SimulationFolder(outputFolder(output));
    Waveform train = train(duration);
    StimulusParameters stimulation =
        new StimulusParameters(efield, didt, tissues, new SiteParameters(sites, row, target), theta, phi);
    CompartmentalCell neuron = cell(progress);
    RecordingParameters recording = new RecordingParameters(record);
    recording.check(neuron.compartments());
    StimulusParameters.Stimulus stimulus = stimulation.of(neuron, this::warn, progress);
    CableModel model = CableModel.of(neuron);
    double voltPerMetre = new AmplitudeParameters(amplitude, unit).voltPerMetre(model, train, stimulus, progress);
    Simulation simulation = new Simulation(model, train, train.lastOnset() + duration);
    Simulation.Outcome outcome = simulation.run(stimulus.es(), voltPerMetre, progress.part(0, 2));
    Recording traces = new Recording(recording.compartments(neuron.compartments(), outcome.initiation()), 1);
    Recording pictures = new Recording(IntStream.range(0, neuron.compartments().count()).toArray(),
        (simulation.steps() + FRAMES - 1) / FRAMES);
    simulation.run(stimulus.es(), voltPerMetre, progress.part(1, 2), traces, pictures);
    image = folder.write(new SimulationFolder.Run(model, train, stimulus, voltPerMetre, outcome, traces, pictures,
        Polarisation.steady(model, stimulus.es())), summary(), progress);
    table = open(folder.traces());
    report("Simulation: " + folder.summaryLine(neuron, outcome));
  }
}

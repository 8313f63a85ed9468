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

import ij.measure.ResultsTable;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SelectionParameters;
import io.github.tmsthresholds.command.result.ComputedThresholds;
import io.github.tmsthresholds.command.result.MapFolder;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.NeuronTable.Neuron;
import io.github.tmsthresholds.map.RegionTable;
import io.github.tmsthresholds.map.ThresholdScale;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Tabulates statistics of a map's thresholds within selections or atlas regions; the table is saved and shown. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Measure Thresholds...",
    description = "tabulates the thresholds of a map by selection (ROI) or atlas region, and by layer, and writes the "
        + "table")
public final class MeasureThresholds extends TmsCommand {

  @Parameter(label = "Threshold map", style = "directory", persist = false, description = Descriptions.THRESHOLDS)
  private String thresholds;

  @Parameter(label = "Selections, ROIs (empty: none)", style = "open", required = false, persist = false,
      description = "ImageJ selections, one row each: a .roi file or a .zip of them, in pixels of the map, or active "
          + "for the selection of the active image; a selection without a slice applies to all slices")
  private String roi = "";

  @Parameter(label = "Atlas (empty: none)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "volume of integers, one per region, 0 for none, in the same world coordinates as the map")
  private String regions = "";

  @Parameter(label = "Fraction fired at dI/dt (A/µs; empty: none)", required = false, persist = false,
      description = "coil current rate for a column with the fraction of neurons that fire; empty for none")
  private String fired = "";

  @Parameter(label = "Scale thresholds by (empty: as in the map)", required = false, persist = false,
      description = Descriptions.SCALE + "; empty for the scale of the map")
  private String scale = "";

  @Parameter(label = "Result file (empty: measures.csv by the map)", style = "save", required = false,
      persist = false, description = "CSV file to write, one row per region and layer, and one for all layers of a "
          + "region; empty for measures.csv in the folder of the map")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  protected void execute(Progress progress) throws IOException {
    SelectionParameters selections = new SelectionParameters(roi);
    OptionalDouble rate = rate();
    ComputedThresholds computed = new ComputedThresholds(thresholds);
    Path file = OutputPath.file(Parameters.isSet(output) ? output : computed.beside("measures.csv").toString());
    Path neuronTable = computed.table();
    ThresholdScale factor = computed.scale(scale);
    List<Neuron> neurons = factor.of(computed.neurons(progress));
    Map<String, List<Neuron>> parts = new LinkedHashMap<>();
    if (selections.isSet()) {
      masks(selections, neuronTable)
          .forEach((name, mask) -> parts.put(name, RegionTable.in(Region.mask(mask), neurons)));
    }
    if (Parameters.isSet(regions)) {
      Volume atlas = VolumeInput.of(regions).readLabels(progress).reportTo(this::warn);
      CrossChecks.neuronsAndVolume(positions(neurons), regions, atlas.grid()).ifPresent(this::warn);
      Parameters.compute("regions", regions, () -> RegionTable.byLabel(atlas, neurons))
          .forEach((label, there) -> parts.put(label.toString(), there));
    }
    if (!selections.isSet() && !Parameters.isSet(regions)) {
      parts.put("all", neurons);
    }
    if (parts.values().stream().allMatch(List::isEmpty)) {
      warn("none of the " + neurons.size() + " neurons lies in a region");
    }
    RegionTable.write(file, parts, rate, factor);
    report("Measured: " + file.toAbsolutePath());
    table = show(file);
  }

  private static List<Vec3> positions(List<Neuron> neurons) {
    return neurons.stream().map(Neuron::position).toList();
  }

  private OptionalDouble rate() {
    if (!Parameters.isSet(fired)) {
      return OptionalDouble.empty();
    }
    double rate = Parameters.number("fired", fired);
    Parameters.parse("fired", fired, () -> MapQuantity.fraction(rate));
    return OptionalDouble.of(rate);
  }

  private Map<String, VoxelMask> masks(SelectionParameters selections, Path table) throws IOException {
    Path map = table.resolveSibling(MapFolder.MAP + ".nii.gz");
    return selections.masks(selections.areActive() ? null : ImageFiles.READER.readGrid(map).reportTo(this::warn));
  }
}

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

import java.util.List;
import org.scijava.Priority;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

/**
 * Replaces SciJava's metadata of our commands by {@link TmsCommandInfo}. SciJava creates this service before those that
 * read the commands. Without it the commands have the inputs of their fields only. Fiji takes no other services than
 * those of its own kinds, such as {@link SciJavaService}.
 */
@Plugin(type = Service.class, priority = Priority.EXTREMELY_HIGH)
public final class CommandRegistration extends AbstractService implements SciJavaService {

  /** The commands in the order of the menu, which is that of {@code plugins.config}; others follow them. */
  static final List<String> ORDER = List.of("OpenSampleData", "OpenEField", "ConvertEField",
      "ComputeFieldComponents", "SimulateEField", "ConvertCoilPoses", "PrepareHead", "ImportNeuronModels",
      "PlaceNeurons", "SimulateNeuron", "ComputeDirectionMap", "EstimateThresholds", "MapFromHead", "OptimiseCoil",
      "MoveCoil", "EstimateUncertainty", "ThresholdsOfPulses", "MeasureThresholds", "PlotThresholds",
      "CompareEstimators", "GenerateTrainingData", "TrainCnn", "InstallTensorFlow", "CiteTmsThresholds",
      "AboutTmsThresholds");

  private static final String OURS = TmsCommand.class.getPackageName() + ".";

  @Parameter
  private PluginService plugins;

  @Override
  public void initialize() {
    List<PluginInfo<Command>> found = plugins.getPluginsOfType(Command.class).stream()
        .filter(info -> info.getClassName().startsWith(OURS) && !(info instanceof TmsCommandInfo)).toList();
    plugins.removePlugins(found);
    plugins.addPlugins(found.stream().map(info -> new TmsCommandInfo(info, getContext(), weight(info))).toList());
  }

  /** Returns the place in the menu. */
  private static int weight(PluginInfo<Command> info) {
    int place = ORDER.indexOf(info.getClassName().substring(OURS.length()));
    return place < 0 ? ORDER.size() : place;
  }
}

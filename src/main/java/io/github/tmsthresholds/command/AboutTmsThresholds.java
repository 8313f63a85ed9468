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

import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.ThresholdEstimatorFactory;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows the versions, how to begin, and the installed commands and estimators. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>About TMS Thresholds...",
    description = "shows the versions, how to begin, the commands and the estimators that are installed")
public final class AboutTmsThresholds extends TmsCommand {

  @Parameter
  private CommandService commandService;

  @Parameter(type = ItemIO.OUTPUT)
  private String text;

  @Override
  protected void execute(Progress progress) throws IOException {
    String versions = RunSummary.versions().entrySet().stream().map(v -> v.getKey() + " " + v.getValue())
        .collect(Collectors.joining(", "));
    String commands = commandService.getCommands().stream()
        .filter(info -> info.getMenuPath().getMenuString().startsWith("Plugins > TMS Thresholds > "))
        .map(info -> entry(info.getMenuPath().getLeaf().getName(), info.getDescription())).sorted()
        .collect(Collectors.joining());
    String estimators = pluginService.getPluginsOfType(ThresholdEstimatorFactory.class).stream()
        .map(info -> entry(info.getName(), info.getDescription())).collect(Collectors.joining());
    text = showText("About TMS Thresholds", String.join("\n", List.of(
        versions,
        "Activation thresholds of cortical neurons under transcranial magnetic stimulation (TMS), mapped from an "
        + "E-field.",
        "",
        "To begin: Open Sample Data..., then Estimate Thresholds... with the two files that it lists.",
        "The Help button of each dialog explains its fields.",
        "",
        "Commands",
        commands,
        "Estimators",
        estimators,
        "Manual and source code: https://github.com/tmsthresholds/tms-thresholds",
        "Licence: BSD-2-Clause; the bundled networks and direction maps derive from Blue Brain morphologies, "
            + "CC BY-NC-SA 4.0.",
        "Please cite the work on which it builds: Cite TMS Thresholds...")));
  }

  private static String entry(String name, String description) {
    return "    " + name + "  " + description + "\n";
  }
}

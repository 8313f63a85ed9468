/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.command.AboutTmsThresholds;
import io.github.tmsthresholds.command.CiteTmsThresholds;
import io.github.tmsthresholds.command.CompareEstimators;
import io.github.tmsthresholds.command.ComputeDirectionMap;
import io.github.tmsthresholds.command.ComputeFieldComponents;
import io.github.tmsthresholds.command.ConvertEField;
import io.github.tmsthresholds.command.EstimateThresholds;
import io.github.tmsthresholds.command.ImportNeuronModels;
import io.github.tmsthresholds.command.InstallTensorFlow;
import io.github.tmsthresholds.command.MeasureThresholds;
import io.github.tmsthresholds.command.OpenEField;
import io.github.tmsthresholds.command.OpenSampleData;
import io.github.tmsthresholds.command.PlaceNeurons;
import io.github.tmsthresholds.command.PlotThresholds;
import io.github.tmsthresholds.command.SimulateEField;
import io.github.tmsthresholds.command.SimulateNeuron;
import io.github.tmsthresholds.command.TmsCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** What scripts get from commands: images, tables and texts. */
class ScriptOutputsTest {

  private final Context context = new Context();
  private final CommandService commands = context.service(CommandService.class);

  @TempDir
  Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    SmallHead.write(folder);
  }

  @AfterEach
  void disposeContext() {
    context.dispose();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /** Runs a command with inputs, keys and values in turn. */
  private CommandModule run(Class<? extends TmsCommand> command, Object... inputs) throws Exception {
    return commands.run(command, true, inputs).get();
  }

  private static ResultsTable table(CommandModule module) {
    return assertInstanceOf(ResultsTable.class, module.getOutput("table"));
  }

  private static ImagePlus image(CommandModule module) {
    return assertInstanceOf(ImagePlus.class, module.getOutput("image"));
  }

  private CommandModule map(String output, Object... more) throws Exception {
    List<Object> inputs = new ArrayList<>(List.of("efield", file("efield.nii.gz"), "tissues", file("tissues.nii.gz"),
        "layers", "L5", "limit", 2, "tolerance", 0.05, "cells", file("cells/L5_Small"), "output", file(output)));
    inputs.addAll(Arrays.asList(more));
    return run(EstimateThresholds.class, inputs.toArray());
  }

  @Test
  void everyCommandHasAResult() {
    for (CommandInfo info : commands.getCommandsOfType(TmsCommand.class)) {
      Set<String> outputs = new TreeSet<>();
      for (ModuleItem<?> output : info.outputs()) {
        outputs.add(output.getName());
      }
      if (info.getClassName().startsWith(TmsCommand.class.getPackageName() + ".") && info.getMenuPath().size() > 2
          && !info.getClassName().contains("CountWords")) {
        assertTrue(outputs.stream().anyMatch(Set.of("image", "table", "text", "montage")::contains),
            info.getClassName() + ": " + outputs);
      }
    }
  }

  @Test
  void returnsMapsTheirTablesAndMeasurements() throws Exception {
    CommandModule map = map("map");
    ImagePlus image = image(map);
    assertNotNull(image.getOverlay());
    assertEquals(image.getProp("tms.position"), image.getC() + " " + image.getZ());
    assertEquals(2, table(map).size());
    assertTrue(table(map).getValue("threshold_A_per_us", 0) > 0);
    assertEquals("L5", table(map).getStringValue("layer", 0));
    CommandModule measured = run(MeasureThresholds.class, "thresholds", file("map"), "output", file("measured.csv"));
    assertEquals(Files.readAllLines(folder.resolve("measured.csv")).size() - 1, table(measured).size());
    assertEquals(2, table(measured).getValue("neurons", 0));
    CommandModule plots = run(PlotThresholds.class, "thresholds", file("map"), "output", file("plots"));
    assertInstanceOf(ImagePlus.class, plots.getOutput("recruitment"));
    CommandModule rows = map("table.csv", "result", "table", "sites", file("sites.csv"));
    assertEquals(Files.readAllLines(folder.resolve("table.csv")).size() - 1, table(rows).size());
  }

  @Test
  void returnsFieldsAndSites() throws Exception {
    String efield = file("efield.nii.gz");
    assertEquals(3, image(run(OpenEField.class, "efield", efield)).getNChannels());
    assertEquals(3, image(run(ConvertEField.class, "input", efield, "output", file("e.tif"))).getNChannels());
    assertEquals(1, image(run(ComputeFieldComponents.class, "efield", efield, "output", file("c.tif")))
        .getNChannels());
    CommandModule placed = run(PlaceNeurons.class, "tissues", file("tissues.nii.gz"), "layers", "L5", "limit", 3,
        "output", file("placed.csv"));
    assertEquals(3, table(placed).size());
    assertEquals(3, table(run(ComputeFieldComponents.class, "efield", efield, "sites", file("placed.csv"), "output",
        file("c.csv"))).size());
    Files.writeString(folder.resolve("points.csv"), "x_mm,y_mm,z_mm\n10,0,0\n0,20,0\n");
    assertEquals(2, table(run(SimulateEField.class, "sphere", "80", "coil", "Round_90mm", "target", "0,0,80", "points",
        file("points.csv"), "output", file("e.csv"))).size());
  }

  @Test
  void returnsNeuronsAndTexts() throws Exception {
    String cell = file("cells/L5_Small");
    CommandModule simulated = run(SimulateNeuron.class, "cell", cell, "output", file("neuron"));
    assertTrue(table(simulated).size() > 100);
    assertTrue(image(simulated).getNFrames() > 1);
    assertTrue(table(run(ComputeDirectionMap.class, "cell", cell, "theta_step", 90, "phi_step", 90, "tolerance", 0.05,
        "output", file("directions.csv"))).size() >= 4);
    assertEquals(2, table(run(CompareEstimators.class, "efield", file("efield.nii.gz"), "tissues",
        file("tissues.nii.gz"), "estimators", "uniform", "cells", cell, "layers", "L5", "limit", 3, "tolerance", 0.05,
        "output", file("compared"))).size());
    assertTrue(run(ImportNeuronModels.class, "cells", cell, "library", file("library")).getOutput("text").toString()
        .startsWith("Library: 1 cells imported"));
    assertTrue(run(AboutTmsThresholds.class).getOutput("text").toString().contains("Commands"));
    assertTrue(run(CiteTmsThresholds.class).getOutput("text").toString().contains("@article"));
    assertTrue(run(InstallTensorFlow.class).getOutput("text").toString().contains("tensorflow"));
    CommandModule sample = run(OpenSampleData.class, "output", file("sample"));
    assertInstanceOf(ImagePlus.class, sample.getOutput("labels"));
    assertEquals(3, image(sample).getNChannels());
  }
}

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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.BioFormatsJars;
import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallHeadFolder;
import io.github.tmsthresholds.SmallMesh;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.ij.ChildJava.Run;
import io.github.tmsthresholds.image.ImageFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the bundled macros as users do. */
@Tag("jvm")
class MacrosTest {

  @SmallHeadFolder
  Path folder;

  private Run run(String macro, String... options) throws IOException, InterruptedException {
    return ChildJava.run(folder, Path.of("macros", macro).toAbsolutePath(), options);
  }

  /** The standard error stream has lines of progress only; none if the run is short. */
  private static void assertOnlyProgress(Run run) {
    assertTrue(run.errors().stream().allMatch(line -> line.matches(" *[0-9.]+ s +[0-9]+ %  .*")), run::toString);
  }

  @Test
  void thresholdMap() throws Exception {
    Run run = run("Threshold_Map.ijm", "efield=efield.nii.gz", "tissues=tissues.nii.gz", "cells=cells",
        "estimator=cable",
        "waveform=biphasic", "layers=L23,L5", "spacing=2", "limit=3", "seed=2", "tolerance=0.02", "output=my maps/one");
    assertEquals(0, run.exit(), run::toString);
    Path map = folder.toRealPath().resolve("my maps/one/threshold_map.tif");
    assertTrue(run.out().contains("Threshold map: " + map), run::toString);
    assertTrue(Files.readString(map.resolveSibling("summary.json")).contains("\"waveform\": \"biphasic\""));
    assertEquals(7, Files.readAllLines(map.resolveSibling("thresholds.csv")).size());
    assertEquals(2, ImageFiles.openVolume(map).components());
    assertOnlyProgress(run);
  }

  @Test
  void batchMapsAndTheirStatistics() throws Exception {
    Path fields = Files.createDirectories(folder.resolve("all fields"));
    Files.move(folder.resolve("efield.nii.gz"), fields.resolve("one.nii.gz"));
    Files.writeString(fields.resolve("two.nii"), "no field");
    Run run = run("Batch_Maps.ijm", "inputs=all fields", "output=maps", "sites=sites.csv", "cells=cells/L5_Small",
        "limit=1", "tolerance=0.02");
    assertEquals(1, run.exit(), run::toString);
    assertEquals("error: 1 of 2 maps failed; see " + Path.of("maps", "maps.csv"),
        run.errors().get(run.errors().size() - 1));
    assertTrue(run.out().contains("Map 2 of 2: two.nii"), run::toString);
    assertTrue(Files.exists(folder.resolve("maps/one/threshold_map.tif")));
    Run measured = run("Measure_Thresholds.ijm", "thresholds=maps/one", "fired=300", "output=table.csv");
    assertEquals(0, measured.exit(), measured::toString);
    assertEquals(3, Files.readAllLines(folder.resolve("table.csv")).size());
    Run plotted = run("Plot_Thresholds.ijm", "thresholds=maps/one/thresholds.csv", "mso=150", "stimulator=A B",
        "output=plots");
    assertEquals(0, plotted.exit(), plotted::toString);
    assertTrue(Files.readString(folder.resolve("plots/recruitment.svg")).contains("% MSO, A B"));
  }

  @Test
  void directionMap() throws Exception {
    Run run = run("Direction_Map.ijm", "cell=cells/L5_Small", "theta_step=90", "phi_step=120", "output=map.csv");
    assertEquals(0, run.exit(), run::toString);
    List<String> lines = Files.readAllLines(folder.resolve("map.csv"));
    assertEquals("theta_deg,phi_deg,threshold_V_per_m", lines.get(0));
    assertEquals(6, lines.size());
  }

  @Test
  void simulateNeuron() throws Exception {
    Run run = run("Simulate_Neuron.ijm", "cell=cells/L5_Small", "amplitude=1.1", "unit=threshold",
        "record=soma, axon[0](0.9), start", "output=one neuron");
    assertEquals(0, run.exit(), run::toString);
    Path output = folder.toRealPath().resolve("one neuron");
    assertTrue(run.out().contains("Simulation: L5_Small fires, first at ") && run.out().contains("; " + output),
        run::toString);
    assertTrue(Files.readAllLines(output.resolve("traces.csv")).get(0).startsWith("t_ms,soma[0](0.5)_mV,axon[0]("));
  }

  @Test
  void simulateEField() throws Exception {
    Files.writeString(folder.resolve("my points.csv"), "x_mm,y_mm,z_mm\n0,0,60\n");
    Run run = run("Simulate_EField.ijm", "sphere=85", "coil=Figure8_70mm", "target=0,0,80", "handle=0,-60,80",
        "points=my points.csv", "output=field.csv");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.out().contains("E-field: " + folder.toRealPath().resolve("field.csv")), run::toString);
    List<String> lines = Files.readAllLines(folder.resolve("field.csv"));
    assertEquals("x_mm,y_mm,z_mm,Ex_V_per_m,Ey_V_per_m,Ez_V_per_m", lines.get(0));
    assertEquals(2, lines.size());
    assertTrue(Files.exists(folder.resolve("field_coil.json")));
  }

  @Test
  void fromHeadToMap() throws Exception {
    RoundHead.write(folder.resolve("head.nii.gz"));
    Run run = run("From_Head_To_Map.ijm", "tissues=head.nii.gz", "coil=Figure8_70mm", "target=0,0,25",
        "handle=0,-40,25",
        "distance=4", "cells=cells", "estimator=cable", "waveform=biphasic", "radius=8", "limit=2", "tolerance=0.05",
        "angles=0,90", "output=sweep");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.out().contains("Angles: " + folder.toRealPath().resolve("sweep/angles.csv")), run::toString);
    assertEquals(5, Files.readAllLines(folder.resolve("sweep/angles.csv")).size());
    assertOnlyProgress(run);
  }

  @Test
  void thresholdsAtSites() throws Exception {
    Run run = run("Thresholds_At_Sites.ijm", "efield=efield.nii.gz", "sites=sites.csv", "cells=cells",
        "estimator=cable",
        "waveform=monophasic", "reverse=true", "tolerance=0.02", "output=table.csv");
    assertEquals(0, run.exit(), run::toString);
    List<String> lines = Files.readAllLines(folder.resolve("table.csv"));
    assertEquals("site,cell,E_soma_V_per_m,threshold_A_per_us,threshold_V_per_m,reason", lines.get(0));
    assertEquals(9, lines.size());
  }

  @Test
  void convertEField() throws Exception {
    SmallMesh.write(folder.resolve("head.msh"));
    Run run = run("Convert_EField.ijm", "input=head.msh", "output=my field.nii.gz", "spacing=2", "field=E",
        "labels=tissues.tif");
    assertEquals(0, run.exit(), run::toString);
    assertTrue(run.out().contains("E-field: " + folder.toRealPath().resolve("my field.nii.gz")), run::toString);
    assertEquals(14 * 14 * 14, ImageFiles.openEField(folder.resolve("my field.nii.gz")).grid().voxels());
    assertEquals(14 * 14 * 14, ImageFiles.openLabels(folder.resolve("tissues.tif")).grid().voxels());
  }

  @Test
  void fieldComponents() throws Exception {
    Run run = run("Field_Components.ijm", "efield=efield.nii.gz", "tissues=tissues.nii.gz", "output=parts.tif");
    assertEquals(0, run.exit(), run::toString);
    assertEquals(3, ImageFiles.openVolume(folder.resolve("parts.tif")).components());
  }

  @Test
  void generateTrainingData() throws Exception {
    String[] options = {"efields=efield.nii.gz", "tissues=tissues.nii.gz", "synthetic=1", "cells=cells", "sites=3",
        "waveform=monophasic,biphasic", "tolerance=0.05", "output=data"};
    Run run = run("Generate_Training_Data.ijm", options);
    assertEquals(0, run.exit(), run::toString);
    Path data = folder.toRealPath().resolve("data");
    // two types of one cell each, two fields, three sites, two directions, two waveforms
    assertTrue(run.out().contains("Training data: 48 thresholds computed; " + data), run::toString);
    assertOnlyProgress(run);
    assertTrue(Files.exists(data.resolve("L5_TTPC2/efield.h5"))
        && Files.exists(data.resolve("L23_PC/synthetic_00.h5")));
    assertTrue(run("Generate_Training_Data.ijm", options).out().contains("Training data: 0 thresholds computed"));
  }

  /** Converts a field in an OME-TIFF file, masked by labels in another. */
  @Test
  void opensFieldAndLabelsThroughBioFormats() throws Exception {
    String jars = File.pathSeparator + BioFormatsJars.require() + File.separator + "*";
    EField field = ImageFiles.openEField(folder.resolve("efield.nii.gz"), 2);
    Volume labels = ImageFiles.openLabels(folder.resolve("tissues.nii.gz"));
    ImageFiles.saveEField(field, folder.resolve("E.ome.tif"));
    ImageFiles.saveLabels(labels, folder.resolve("tissues.ome.tif"));
    Run run = ChildJava.run(folder, jars, Path.of("macros/Convert_EField.ijm").toAbsolutePath(), "input=E.ome.tif",
        "tissues=tissues.ome.tif", "output=out.ome.tif");
    assertEquals(0, run.exit(), run::toString);
    EField masked = ImageFiles.openEField(folder.resolve("out.ome.tif"));
    assertEquals(field.grid(), masked.grid());
    assertEquals(2, masked.didt());
    for (int i = 0; i < labels.values().length; i++) {
      boolean brain = labels.values()[i] == 1 || labels.values()[i] == 2;
      assertEquals(brain ? field.volume().values()[i] : 0, masked.volume().values()[i]);
    }
  }

  @Test
  void endsWithOneLineAndExitCodeOneOnInvalidInput() throws Exception {
    Run run = run("Threshold_Map.ijm", "efield=efield.nii.gz", "tissues=tissues.nii.gz", "waveform=square",
        "output=map");
    assertEquals(List.of("error: waveform=square must be one of " + String.join(", ", Waveforms.names())
        + ", or an existing CSV file"), run.errors());
    assertEquals(1, run.exit());
    assertFalse(Files.exists(folder.resolve("map")));
  }
}

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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.SmallHeadFolder;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.TestNetworks;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.ModuleItem;

/** Runs every command on a small head and checks what it writes. */
class WholeJobTest {

  @SmallHeadFolder
  static Path head;

  @TempDir
  Path out;

  /** Returns {@code key=[file of the head]}. */
  private static String inputs(String... options) {
    return Arrays.stream(options).map(w -> w.split("=")).map(w -> w[0] + "=[" + head.resolve(w[1]) + "] ")
        .collect(Collectors.joining());
  }

  private static final String COARSE = "estimator=cable tolerance=0.02 ";

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void writesACompleteCalibratedMapOfPlacedNeurons() throws IOException {
    Batch.runCommand("Estimate Thresholds...", inputs("efield=efield.nii.gz", "tissues=tissues.nii.gz", "cells=cells")
        + COARSE + "spacing=2 limit=6 azimuths=2 target=12,12,8 radius=8 fired=150 output=[" + out + "/my map]");
    Path folder = out.resolve("my map");
    Set<String> files = new TreeSet<>(List.of("fraction_fired.nii.gz", "fraction_fired.tif", "sites.csv",
        "summary.json",
        "threshold_map.nii.gz", "threshold_map.png", "threshold_map.svg", "threshold_map.tif",
        "threshold_map_V_per_m.nii.gz",
        "threshold_map_V_per_m.tif", "thresholds.csv"));
    try (Stream<Path> made = Files.list(folder)) {
      assertEquals(files, made.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
    }
    List<Site> sites = SiteTable.read(folder.resolve("sites.csv"));
    assertEquals(12, sites.size());
    CsvTable table = CsvTable.read(folder.resolve("thresholds.csv"));
    assertEquals(12, table.rows());
    checkImage(folder.resolve("threshold_map.tif"), "A/us", table, "threshold_A_per_us", sites);
    checkImage(folder.resolve("threshold_map_V_per_m.tif"), "V/m", table, "threshold_V_per_m", sites);
    Volume nifti = ImageFiles.openVolume(folder.resolve("threshold_map.nii.gz"));
    assertTrue(nifti.grid().matches(SmallHead.GRID));
    assertArrayEquals(ImageFiles.openVolume(folder.resolve("threshold_map.tif")).values(), nifti.values());
    checkSummary(json(folder.resolve("summary.json")), table);
    assertTrue(Files.readString(folder.resolve("threshold_map.svg")).contains(">Thresholds (cable, monophasic)<"));
    checkFraction(folder, table);
  }

  @Test
  void scalesMapsButNotTheTableOfThresholds() throws IOException {
    Batch.runCommand("Estimate Thresholds...", inputs("efield=efield.nii.gz", "sites=sites.csv", "cells=cells/L5_Small")
        + COARSE + "fired=40 scale=0.25 output=[" + out + "/scaled]");
    Path folder = out.resolve("scaled");
    CsvTable table = CsvTable.read(folder.resolve("thresholds.csv"));
    List<Site> sites = SiteTable.read(folder.resolve("sites.csv"));
    Volume map = ImageFiles.openVolume(folder.resolve("threshold_map.tif"));
    Volume fired = ImageFiles.openVolume(folder.resolve("fraction_fired.tif"));
    for (int r = 0; r < 2; r++) {
      double model = table.number(r, table.column("threshold_A_per_us"));
      int voxel = map.grid().indexAt(sites.get((int) table.number(r, 0)).position(),
          map.grid().voxelToWorld().inverse());
      assertEquals(0.25 * model, map.values()[voxel], 1e-4);
      assertEquals(0.25 * model <= 40 ? 1 : 0, fired.values()[voxel]);
    }
    assertEquals("A/us (model x 0.25)",
        IJ.openImage(folder.resolve("threshold_map.tif").toString()).getCalibration().getValueUnit());
    assertTrue(json(folder.resolve("summary.json")).get("scaled").getAsString().contains("times 0.25"));
    assertEquals("scale=0.0: the factor must be above 0, not 0.0", assertThrows(CommandFailedException.class, () ->
        Batch.runCommand("Estimate Thresholds...", inputs("efield=efield.nii.gz", "sites=sites.csv")
            + "scale=0 output=[" + out + "/none]")).getMessage());
  }

  @Test
  void comparesEstimatorsWithTheCableSolver() throws IOException {
    NetworkFile.write(out.resolve("networks/any.tmsnet"), TestNetworks.random(new NetworkDescription("any",
        PatchGrid.centred(3, 1), List.of(), new NetworkHead.Linear(), false, List.of(
            NetworkOutput.of(SmallCell.named("L5_Small"), "monophasic"))), 1));
    Batch.runCommand("Compare Estimators...", inputs("efield=efield.nii.gz", "sites=sites.csv", "cells=cells/L5_Small")
        + "networks=[" + out + "/networks] tolerance=0.02 limit=2 seed=3 output=[" + out + "/comparison]");
    Path folder = out.resolve("comparison");
    Set<String> files = new TreeSet<>(List.of("errors.csv", "estimators.png", "estimators.svg", "histogram.csv",
        "histogram.png", "histogram.svg", "scatter.png", "scatter.svg", "sites.csv", "summary.json", "thresholds.csv"));
    try (Stream<Path> made = Files.list(folder)) {
      assertEquals(files, made.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
    }
    CsvTable thresholds = CsvTable.read(folder.resolve("thresholds.csv"));
    assertEquals(2, thresholds.rows(), "of three sites in layer 5");
    CsvTable errors = CsvTable.read(folder.resolve("errors.csv"));
    assertEquals(List.of("cnn all", "cnn L5_Small", "uniform all", "uniform L5_Small"),
        IntStream.range(0, errors.rows())
        .mapToObj(r -> errors.text(r, 0) + " " + errors.text(r, 1)).toList());
    double sum = 0;
    int compared = 0;
    for (int r = 0; r < 2; r++) {
      if (!thresholds.text(r, thresholds.column("cable_V_per_m")).equals("NaN")) {
        sum += Math.abs(thresholds.number(r, thresholds.column("uniform_V_per_m"))
            / thresholds.number(r, thresholds.column("cable_V_per_m")) - 1);
        compared++;
      }
    }
    assertEquals(compared, errors.number(3, errors.column("compared")));
    assertEquals(100 * sum / compared, errors.number(3, errors.column("mape_percent")), 1e-3);
    JsonObject summary = json(folder.resolve("summary.json"));
    assertEquals(errors.number(3, errors.column("mape_percent")), summary.getAsJsonObject("errors_percent")
        .getAsJsonObject("uniform").getAsJsonObject("L5_Small").get("mape").getAsDouble(), 1e-3);
    assertEquals(Set.of("reading", "placing", "building", "cnn", "uniform", "cable"),
        summary.getAsJsonObject("seconds").keySet());
    JsonObject milliseconds = summary.getAsJsonObject("milliseconds_per_threshold");
    assertEquals(Set.of("cnn", "uniform", "cable"), milliseconds.keySet());
    assertTrue(milliseconds.get("cable").getAsDouble() > 0);
  }

  /** The reference of a median is computed by the cable solver from the members at twelve azimuths. */
  @Test
  void comparesNetworksOfMediansWithTheCableSolver() throws IOException {
    NetworkFile.write(out.resolve("networks/L5.tmsnet"), TestNetworks.random(new NetworkDescription("L5",
        new PatchGrid(3, 1, Vec3.ZERO, PatchGrid.Frame.FIELD), List.of(), new NetworkHead.Linear(), false,
        List.of(NetworkOutput.median("L5", "monophasic"))), 1));
    Batch.runCommand("Compare Estimators...", inputs("efield=efield.nii.gz", "sites=sites.csv", "library=cells")
        + "cells=L5_median estimators=cnn networks=[" + out + "/networks] tolerance=0.02 output=[" + out
        + "/comparison]");
    Batch.runCommand("Estimate Thresholds...", inputs("efield=efield.nii.gz", "sites=sites.csv", "library=cells")
        + COARSE + "cells=L5_Small azimuths=12 output=[" + out + "/single]");
    CsvTable medians = CsvTable.read(out.resolve("comparison/thresholds.csv"));
    CsvTable single = CsvTable.read(out.resolve("single/thresholds.csv"));
    assertEquals(3, medians.rows());
    assertEquals(36, single.rows());
    for (int r = 0; r < 2; r++) {
      assertEquals("L5_median", medians.text(r, medians.column("cell")));
      double[] thresholds = new double[12];
      for (int a = 0; a < 12; a++) {
        thresholds[a] = single.number(12 * r + a, single.column("threshold_V_per_m"));
      }
      assertEquals(Quantiles.median(thresholds), medians.number(r, medians.column("cable_V_per_m")), 1e-3);
      assertTrue(medians.number(r, medians.column("cnn_V_per_m")) > 0);
    }
    assertEquals("outside_field", medians.text(2, medians.column("cable_reason")));
    CsvTable errors = CsvTable.read(out.resolve("comparison/errors.csv"));
    assertEquals("L5_median", errors.text(1, errors.column("cell")));
    assertEquals(2, errors.number(1, errors.column("compared")));
  }

  @Test
  void estimatesMediansByNetworkWithoutMorphologies() throws IOException {
    NetworkFile.write(out.resolve("networks/L5.tmsnet"), TestNetworks.random(new NetworkDescription("L5",
        new PatchGrid(3, 1, Vec3.ZERO, PatchGrid.Frame.FIELD), List.of(), new NetworkHead.Linear(), false,
        List.of(NetworkOutput.median("L5_TTPC2", "monophasic"))), 1));
    Batch.runCommand("Estimate Thresholds...", inputs("efield=efield.nii.gz", "tissues=tissues.nii.gz")
        + "estimator=cnn networks=[" + out + "/networks] cells=L5_TTPC2_median spacing=2 limit=6 reverse=true "
            + "output=[" + out
        + "/map]");
    CsvTable table = CsvTable.read(out.resolve("map/thresholds.csv"));
    assertEquals(6, table.rows());
    for (int r = 0; r < table.rows(); r++) {
      assertEquals("L5_TTPC2_median", table.text(r, table.column("cell")));
      assertTrue(table.number(r, table.column("threshold_A_per_us")) > 0);
    }
  }

  /** Checks the image as ImageJ shows it: channels, calibration, NaN without neurons, else the median over azimuths. */
  private static void checkImage(Path file, String unit, CsvTable table, String column, List<Site> sites)
      throws IOException {
    ImagePlus image = IJ.openImage(file.toString());
    assertEquals(List.of(24, 24, 2, 20, 1), Arrays.stream(image.getDimensions()).boxed().toList());
    assertEquals("mm", image.getCalibration().getUnit());
    assertEquals(1, image.getCalibration().pixelDepth, 1e-6);
    assertEquals(unit, image.getCalibration().getValueUnit());
    assertEquals("L23", image.getStack().getSliceLabel(1));
    assertTrue(image.getDisplayRangeMin() > 0 && image.getDisplayRangeMin() < image.getDisplayRangeMax());

    Volume map = ImageFiles.openVolume(file);
    Map<Integer, List<Double>> expected = new HashMap<>();
    Affine worldToVoxel = map.grid().voxelToWorld().inverse();
    for (int r = 0; r < sites.size(); r++) {
      int channel = sites.get(r).layer() == Layer.L23 ? 0 : 1;
      int voxel = map.grid().indexAt(sites.get(r).position(), worldToVoxel) + channel * map.grid().voxels();
      expected.computeIfAbsent(voxel, v -> new ArrayList<>()).add(table.number(r, table.column(column)));
    }
    for (int i = 0; i < map.values().length; i++) {
      double[] there = expected.getOrDefault(i, List.of()).stream().mapToDouble(Double::doubleValue).toArray();
      assertEquals(Quantiles.median(there), map.values()[i], 1e-4);
    }
  }

  private static void checkSummary(JsonObject summary, CsvTable table) throws IOException {
    JsonObject settings = summary.getAsJsonObject("settings");
    assertEquals("cable", settings.get("estimator").getAsString());
    assertEquals(0.02, settings.get("tolerance").getAsDouble());
    assertEquals(Inputs.of(Commands.create("Estimate Thresholds...")).stream().map(ModuleItem::getName).toList(),
        List.copyOf(settings.keySet()));
    int rate = table.column("threshold_A_per_us");
    JsonObject l5 = summary.getAsJsonObject("layers").getAsJsonObject("L5");
    double[] rates = IntStream.range(0, table.rows()).filter(r -> table.text(r, 1).equals("L5"))
        .mapToDouble(r -> Double.parseDouble(table.text(r, rate))).toArray();
    assertEquals(6, rates.length);
    assertEquals(6, l5.get("sites").getAsInt());
    assertEquals(6, l5.get("thresholds").getAsInt());
    assertEquals(Quantiles.median(rates), l5.get("median_threshold_A_per_us").getAsDouble(), 1e-3 * rates[0]);
    assertEquals(6, l5.getAsJsonObject("cells").getAsJsonObject("L5_Small").getAsJsonObject("reasons").get("none")
        .getAsInt());
    assertEquals(Set.of("reading", "placing", "building", "thresholds", "writing"),
        summary.getAsJsonObject("seconds").keySet());
    assertEquals(10, summary.getAsJsonArray("files").size());
  }

  private static void checkFraction(Path folder, CsvTable table) throws IOException {
    float[] fractions = ImageFiles.openVolume(folder.resolve("fraction_fired.tif")).values();
    int column = table.column("threshold_A_per_us");
    boolean anyFires = Arrays.stream(table.numbers(column)).anyMatch(t -> t <= 150);
    boolean allFire = Arrays.stream(table.numbers(column)).allMatch(t -> t <= 150);
    boolean some = false, none = false;
    for (float f : fractions) {
      assertTrue(Float.isNaN(f) || f >= 0 && f <= 1);
      some |= f > 0;
      none |= f < 1;
    }
    assertEquals(anyFires, some);
    assertEquals(!allFire, none);
  }

  @Test
  void keepsRowsAndAzimuthsOfATableOfSites() throws IOException {
    Batch.runCommand("Estimate Thresholds...", inputs("efield=efield.nii.gz", "sites=sites.csv", "cells=cells")
        + COARSE + "layers=L5 azimuths=3 channels=types output=" + out);
    CsvTable table = CsvTable.read(out.resolve("thresholds.csv"));
    assertEquals(List.of("0", "0", "0", "2", "2", "2", "3", "3", "3"),
        IntStream.range(0, table.rows()).mapToObj(r -> table.text(r, 0)).toList());
    int azimuth = table.column("azimuth_deg");
    assertEquals(List.of(30.0, 150.0, 270.0, 200.0, 320.0, 80.0),
        IntStream.range(0, 6).mapToObj(r -> Double.parseDouble(table.text(r, azimuth))).toList());
    // the last site lies outside the field: it is reported, not dropped
    assertEquals("outside_field", table.text(8, table.column("reason")));
    assertEquals("NaN", table.text(8, table.column("threshold_A_per_us")));
    assertEquals(SmallHead.SITES, SiteTable.read(out.resolve("sites.csv")));
    assertEquals("L5_TTPC2", IJ.openImage(out.resolve("threshold_map.tif").toString()).getStack().getSliceLabel(1));
  }

  @Test
  void countsNeuronsThatDoNotFireAndLeavesTheMapEmpty() throws IOException {
    Batch.runCommand("Estimate Thresholds...", inputs("efield=efield.nii.gz", "sites=sites.csv", "cells=cells")
        + COARSE + "layers=L5 max=20 output=" + out);
    for (float v : ImageFiles.openVolume(out.resolve("threshold_map.tif")).values()) {
      assertTrue(Float.isNaN(v));
    }
    JsonObject l5 = json(out.resolve("summary.json")).getAsJsonObject("layers").getAsJsonObject("L5");
    assertEquals(0, l5.get("thresholds").getAsInt());
    assertEquals("{\"above_max\":2,\"outside_field\":1}", l5.get("reasons").toString());
    assertTrue(l5.get("median_threshold_A_per_us").isJsonNull());
  }

  @Test
  void drawsRandomAzimuthsFromTheSeed() throws IOException {
    String options = inputs("efield=efield.nii.gz", "sites=sites.csv", "cells=cells/L5_Small") + COARSE
        + "azimuths=random ";
    Batch.runCommand("Estimate Thresholds...", options + "seed=5 output=" + out.resolve("a"));
    Batch.runCommand("Estimate Thresholds...", options + "seed=5 output=" + out.resolve("b"));
    Batch.runCommand("Estimate Thresholds...", options + "seed=6 output=" + out.resolve("c"));
    String a = Files.readString(out.resolve("a/thresholds.csv"));
    assertEquals(a, Files.readString(out.resolve("b/thresholds.csv")));
    assertFalse(a.equals(Files.readString(out.resolve("c/thresholds.csv"))));
  }

  @Test
  void fillsOnlyGreyMatterOfTheRegion() throws IOException {
    Batch.runCommand("Estimate Thresholds...",
        inputs("efield=efield.nii.gz", "tissues=tissues.nii.gz", "sites=sites.csv",
        "cells=cells/L5_Small") + COARSE + "fill=nearest box=4,4,0,18,18,20 output=" + out);
    float[] map = ImageFiles.openVolume(out.resolve("threshold_map.nii.gz")).values();
    for (int i = 0; i < map.length; i++) {
      int x = i % 24, y = i / 24 % 24, z = i / 24 / 24;
      boolean grey = x >= 4 && x <= 18 && y >= 4 && y <= 18 && z >= 7 && z <= 9;
      assertTrue(Float.isNaN(map[i]) || grey, x + "," + y + "," + z);
      assertTrue(!Float.isNaN(map[i]) || !grey || Math.hypot(x - 12, y - 12) > 8, x + "," + y + "," + z);
    }
  }

  @Test
  void writesEveryCellAtEverySiteToTheTable() throws IOException {
    Path file = out.resolve("table.csv");
    Batch.runCommand("Estimate Thresholds...",
        inputs("efield=efield.nii.gz", "tissues=tissues.nii.gz", "sites=sites.csv",
        "cells=cells") + COARSE + "result=table output=" + file);
    List<String> lines = Files.readAllLines(file);
    assertEquals("site,cell,E_soma_V_per_m,threshold_A_per_us,threshold_V_per_m,reason", lines.get(0));
    assertEquals(9, lines.size());
    assertTrue(lines.get(1).startsWith("0,L23_Small,1.2"), lines.get(1));
    assertEquals("3,L5_Small,NaN,NaN,NaN,outside_field", lines.get(8));
  }

  @Test
  void computesSeveralWaveformsInOneJob() throws IOException {
    String options = inputs("efield=efield.nii.gz", "tissues=tissues.nii.gz", "sites=sites.csv", "cells=cells") + COARSE
        + "checkpoint=[" + out + "/parts] ";
    Batch.runCommand("Estimate Thresholds...", options + "waveform=monophasic,biphasic output=[" + out + "/both]");
    long parts = count(out.resolve("parts"));
    Batch.runCommand("Estimate Thresholds...", options + "waveform=biphasic output=[" + out + "/one]");
    assertEquals(parts, count(out.resolve("parts")), "the checkpoint serves both");
    for (String file : List.of("thresholds.csv", "threshold_map.nii.gz")) {
      assertEquals(-1, Files.mismatch(out.resolve("both/biphasic").resolve(file), out.resolve("one").resolve(file)));
      assertNotEquals(-1, Files.mismatch(out.resolve("both/monophasic").resolve(file),
          out.resolve("one").resolve(file)));
    }
    assertEquals("monophasic", json(out.resolve("both/monophasic/summary.json")).get("waveform").getAsString());

    Path table = out.resolve("table.csv"), alone = out.resolve("alone.csv");
    Batch.runCommand("Estimate Thresholds...", options + "result=table waveform=monophasic,biphasic output=" + table);
    Batch.runCommand("Estimate Thresholds...", options + "result=table waveform=biphasic output=" + alone);
    List<String> lines = Files.readAllLines(table);
    assertEquals("site,cell,waveform,E_soma_V_per_m,threshold_A_per_us,threshold_V_per_m,reason", lines.get(0));
    List<String> biphasic = lines.stream().filter(line -> line.contains(",biphasic,")).map(line ->
        line.replace(",biphasic,", ",")).toList();
    assertEquals(Files.readAllLines(alone).subList(1, 9), biphasic);
    assertEquals(17, lines.size());
  }

  /** With labels twice as wide as the field, no site is placed where the field does not reach. */
  @Test
  void placesNeuronsOnlyWithinTheField() throws IOException {
    SmallHead.labels(out.resolve("wide.nii.gz"), new Grid(48, 24, 20, SmallHead.GRID.voxelToWorld()));
    Batch.runCommand("Estimate Thresholds...", inputs("efield=efield.nii.gz", "cells=cells/L5_Small") + COARSE
        + "tissues=[" + out + "/wide.nii.gz] spacing=4 limit=20 output=[" + out + "/map]");
    List<Site> sites = SiteTable.read(out.resolve("map/sites.csv"));
    assertEquals(20, sites.size());
    assertTrue(sites.stream().allMatch(s -> s.position().x() <= 23.5), sites::toString);
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void placesNeuronsInRegionAndMask() throws IOException {
    Path file = out.resolve("sites.csv");
    Batch.runCommand("Place Neurons...", inputs("tissues=tissues.nii.gz", "mask=tissues.nii.gz")
        + "layers=L1,L6 spacing=2 box=4,4,0,12,20,20 output=" + file);
    List<Site> sites = SiteTable.read(file);
    assertTrue(sites.stream().allMatch(s -> s.position().x() >= 4 && s.position().x() <= 12));
    assertEquals(Set.of(Layer.L1, Layer.L6), sites.stream().map(Site::layer).collect(Collectors.toSet()));
    // 8 x 16 mm, one site per 2 x 2 mm, a few more at the edges
    assertEquals(32, sites.stream().filter(s -> s.layer() == Layer.L1).count(), 12);
  }

  @Test
  void masksAnEFieldAndSavesItsDidt() throws IOException {
    Batch.runCommand("Open E-field...", inputs("efield=efield.nii.gz", "tissues=tissues.nii.gz")
        + "didt=2.5 output=" + out.resolve("E.tif"));
    EField field = ImageFiles.openEField(out.resolve("E.tif"));
    assertEquals(2.5, field.didt());
    int inside = SmallHead.GRID.index(5, 6, 9), outside = SmallHead.GRID.index(5, 6, 10);
    assertEquals(1.14f, field.volume().values()[inside], 1e-6);
    assertEquals(0, field.volume().values()[outside]);
  }

  @Test
  void appendsEveryRunToTheLogBesideTheResult() throws IOException {
    String options = inputs("tissues=tissues.nii.gz") + "layers=L5 output=[" + out + "/my sites.csv] spacing=";
    Batch.runCommand("Place Neurons...", options + "2");
    assertThrows(RuntimeException.class, () -> Batch.runCommand("Place Neurons...", options + "0.001"));
    assertThrows(RuntimeException.class, () -> Batch.runCommand("Place Neurons...", options + "wide"));
    List<String> log = Files.readAllLines(out.resolve("my sites.csv.log"));
    assertTrue(log.stream().allMatch(line -> line.matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ .+")),
        log::toString);
    List<String> messages = log.stream().map(line -> line.substring(21)).toList();
    assertEquals(List.of(0, 5, 9), IntStream.range(0, messages.size())
        .filter(i -> messages.get(i).equals("Place Neurons..."))
        .boxed().toList());
    assertTrue(messages.get(1).matches("TMS Thresholds .+, ImageJ " + IJ.getVersion()
        + ", Java .+ processors, \\d+ MiB"), messages::toString);
    assertTrue(messages.get(2).startsWith("tissues=" + head.resolve("tissues.nii.gz") + " depth=distance "),
        messages::toString);
    assertTrue(messages.get(2).endsWith("output=[" + out + "/my sites.csv]")
        && messages.get(2).contains(" spacing=2.0 "), messages::toString);
    assertTrue(messages.get(3).startsWith("Sites: ") && messages.get(3).endsWith("my sites.csv"), messages::toString);
    assertTrue(messages.get(4).matches("done after [0-9.]+ s"), messages::toString);
    assertTrue(messages.get(8).matches("failed after [0-9.]+ s: spacing=0.001 must be 0.01 or more"),
        messages::toString);
    assertTrue(messages.get(12).matches("failed after [0-9.]+ s: spacing=wide is not a number"), messages::toString);
    assertEquals(13, messages.size());
  }

  @Test
  void findsImportedCellsByName() throws IOException {
    Path library = out.resolve("library");
    Batch.runCommand("Import Neuron Models...", inputs("cells=cells") + "library=" + library);
    assertEquals(List.of("L23_Small", "L5_Small"), CellLibrary.open(library).names());
    assertTrue(Files.readString(out.resolve("library.log")).contains("Z L5_Small: "));
    Batch.runCommand("Direction Map...", "cell=L5_Small library=" + library
        + " search=fast tolerance=0.02 theta_step=90 phi_step=120 output=" + out.resolve("map.csv"));
    DirectionMap map = DirectionMap.read(out.resolve("map.csv"));
    assertEquals(5, map.grid().size());
    assertTrue(map.threshold(0) > 0);
  }
}

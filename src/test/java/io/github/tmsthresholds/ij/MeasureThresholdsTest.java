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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.Roi;
import ij.io.RoiEncoder;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.command.run.CommandFailedException;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests Measure and Plot Thresholds on a synthetic map, and selections that limit where neurons are placed. */
class MeasureThresholdsTest {

  private static final String HEADER =
      "site,layer,cell,x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,E_soma_V_per_m,threshold_A_per_us,threshold_V_per_m,"
          + "outside_fraction,initiation,reason\n";

  @TempDir
  Path folder;
  private Path map;

  @BeforeEach
  void writeMap() throws IOException {
    map = Files.createDirectories(folder.resolve("map"));
    Files.writeString(map.resolve("thresholds.csv"), HEADER
        + neuron("L5", 1, "100", "120", "") + neuron("L5", 2, "200", "240", "nearest_voxel")
        + neuron("L5", 3, "400", "480", "") + neuron("L5", 4, "NaN", "NaN", "above_max")
        + neuron("L23", 1, "150", "180", "") + neuron("L23", 8, "NaN", "NaN", "outside_field"));
    Grid grid = new Grid(10, 3, 3, Affine.ofSpacing(1, Vec3.ZERO));
    NiftiWriter.write(map.resolve("threshold_map.nii.gz"), new Volume(grid, 1, new float[grid.voxels()], "map"),
        Values.FLOAT32, "");
  }

  private static String neuron(String layer, int x, String rate, String field, String status) {
    return "0," + layer + "," + layer + "_Small," + x + ",1,1,0,0,1,0,1.2," + rate + "," + field + ",0,axon," + status
        + "\n";
  }

  private List<String> measure(String options) throws IOException {
    Path table = folder.resolve("table.csv");
    Batch.runCommand("Measure Thresholds...", "thresholds=[" + map + "] output=[" + table + "] " + options);
    List<String> lines = Files.readAllLines(table);
    assertTrue(lines.get(0).startsWith("region,layer,neurons,thresholds,min_threshold_A_per_us,"));
    return lines.subList(1, lines.size());
  }

  private void rejects(String options, String message) {
    assertEquals(message, assertThrows(RuntimeException.class, () -> measure(options)).getMessage());
    assertFalse(Files.exists(folder.resolve("table.csv")));
  }

  @Test
  void countsSilentNeuronsAsInfiniteAndIgnoresThoseOutsideTheField() throws IOException {
    assertEquals(List.of(
        "all,all,5,4,100.000000,150.000000,200.000000,400.000000,240.000000,0.600000000,",
        "all,L23,1,1,150.000000,150.000000,150.000000,150.000000,180.000000,1.00000000,",
        "all,L5,4,3,100.000000,175.000000,300.000000,NaN,360.000000,0.500000000,"), measure("fired=200"));
  }

  @Test
  void writesIntoTheFolderOfTheMapUnlessAFileIsGiven() throws IOException {
    List<String> lines = measure("fired=200");
    Batch.runCommand("Measure Thresholds...", "thresholds=[" + map + "] fired=200");
    assertEquals(lines, Files.readAllLines(map.resolve("measures.csv")).subList(1, lines.size() + 1));
  }

  @Test
  void appliesTheGivenScaleOrThatOfTheMap() throws IOException {
    List<String> quarter = List.of(
        "all,all,5,4,25.0000000,37.5000000,50.0000000,100.000000,60.0000000,0.600000000,0.25,",
        "all,L23,1,1,37.5000000,37.5000000,37.5000000,37.5000000,45.0000000,1.00000000,0.25,",
        "all,L5,4,3,25.0000000,43.7500000,75.0000000,NaN,90.0000000,0.500000000,0.25,");
    assertEquals(quarter, measure("fired=50 scale=0.25"));
    assertTrue(Files.readString(folder.resolve("table.csv")).startsWith("region,layer,neurons,thresholds,"
        + "min_threshold_A_per_us,q25_threshold_A_per_us,median_threshold_A_per_us,q75_threshold_A_per_us,"
        + "median_threshold_V_per_m,fraction_fired_at_50.0_A_per_us,scale,reason\n"));
    Files.writeString(map.resolve("summary.json"), "{\"settings\": {\"scale\": 0.25}}");
    assertEquals(quarter, measure("fired=50"));
    assertEquals("all,L23,1,1,150.000000,150.000000,150.000000,150.000000,180.000000,", measure("scale=1").get(1));
    Files.delete(folder.resolve("table.csv"));
    rejects("scale=0", "scale=0: the factor must be above 0, not 0.0");
    Files.writeString(map.resolve("summary.json"), "[1]");
    rejects("", map.resolve("summary.json") + ": must be a JSON object, found a list");
  }

  @Test
  void doesNotOverwriteTheTableOfTheMap() throws IOException {
    Path own = map.resolve("thresholds.csv");
    String before = Files.readString(own), options = "thresholds=[" + map + "] output=[" + own + "]";
    assertEquals("output=" + own + " is the file of thresholds=, which would be overwritten; give another name",
        assertThrows(RuntimeException.class, () -> Batch.runCommand("Measure Thresholds...", options)).getMessage());
    assertEquals(before, Files.readString(own));
  }

  @Test
  void warnsIfNoNeuronLiesInARegion() throws IOException {
    Grid grid = new Grid(5, 1, 1, Affine.ofSpacing(2, new Vec3(100, 1, 1)));
    NiftiWriter.write(folder.resolve("far.nii"), new Volume(grid, 1, new float[] {0, 7, 3, 9, 9}, "atlas"),
        Values.INT16, "");
    assertEquals(List.of(), measure("regions=[" + folder.resolve("far.nii") + "]"));
    assertTrue(Files.readString(folder.resolve("table.csv.log")).contains(
        "Warning: none of the 6 neurons lies in a region"));
  }

  @Test
  void takesEachAtlasLabelAsRegion() throws IOException {
    Grid grid = new Grid(5, 1, 1, Affine.ofSpacing(2, new Vec3(0.5, 1, 1)));
    NiftiWriter.write(folder.resolve("atlas.nii"), new Volume(grid, 1, new float[] {0, 7, 3, 9, 9}, "atlas"),
        Values.INT16, "");
    assertEquals(List.of(
        "3,all,1,0,NaN,NaN,NaN,NaN,NaN,above_max",
        "3,L5,1,0,NaN,NaN,NaN,NaN,NaN,above_max",
        "7,all,2,2,200.000000,250.000000,300.000000,350.000000,360.000000,",
        "7,L5,2,2,200.000000,250.000000,300.000000,350.000000,360.000000,",
        "9,all,0,0,NaN,NaN,NaN,NaN,NaN,outside_field",
        "9,L23,0,0,NaN,NaN,NaN,NaN,NaN,outside_field"), measure("regions=[" + folder.resolve("atlas.nii") + "]"));
    NiftiWriter.write(folder.resolve("map.nii"), new Volume(grid, 1, new float[] {0, 7, 2.5f, 9, 9}, "map"),
        Values.FLOAT32, "");
    Files.delete(folder.resolve("table.csv"));
    Path atlas = folder.resolve("map.nii");
    rejects("regions=[" + atlas + "]", atlas + ": voxel 2,0,0 has the label 2.5, but labels must be integers; the"
        + " labels were interpolated (resample them with the nearest neighbour), are probabilities or partial"
        + " volumes, or were saved as scaled integers (scl_slope); save them again as integers");
  }

  @Test
  void takesEachSelectionAsRegion() throws IOException {
    Roi roi = new Roi(1, 0, 2, 3);
    roi.setName("hand, left");
    Path file = folder.resolve("hand.roi");
    Files.write(file, RoiEncoder.saveAsByteArray(roi));
    assertEquals("\"hand, left\",all,3,3,100.000000,125.000000,150.000000,175.000000,180.000000,",
        measure("roi=[" + file + "]").get(0));
    roi.setLocation(5, 0);
    Files.write(file, RoiEncoder.saveAsByteArray(roi));
    assertEquals(List.of("\"hand, left\",all,0,0,NaN,NaN,NaN,NaN,NaN,no_neurons"), measure("roi=[" + file + "]"));
  }

  @Test
  void rejectsInvalidParametersAndTables() throws IOException {
    rejects("fired=-1", "fired=-1: the coil current rate must be above 0 A/us, not -1.0");
    rejects("roi=active", "roi=active: no image is open");
    rejects("roi=none.roi", "none.roi: no such file");
    Path table = map.resolve("thresholds.csv");
    String whole = Files.readString(table);
    Files.writeString(table, whole.replace("nearest_voxel", "tired"));
    rejects("", table + ": line 3, column reason: must be empty or one of "
        + Stream.of(ThresholdStatus.values()).filter(r -> r != ThresholdStatus.NONE)
        .map(ThresholdStatus::label).collect(Collectors.joining(", ")) + ", found 'tired'");
    Files.writeString(table, whole.replace("L23,L23", "L7,L7"));
    rejects("", table + ": line 6, column layer: layer 'L7' is none of L1, L23, L4, L5, L6");
    Files.writeString(table, whole.replace(",150,", ",many,"));
    rejects("", table + ": line 6, column threshold_A_per_us: 'many' is not a finite number");
    Files.delete(table);
    rejects("", table + ": no such file");
  }

  private void plots(String options, String... files) throws IOException {
    Path plots = folder.resolve("plots");
    Batch.runCommand("Plot Thresholds...", options + " output=[" + plots + "]");
    for (String file : files) {
      assertTrue(Files.size(plots.resolve(file)) > 100, file);
    }
  }

  @Test
  void drawsFiguresOfMapsAndDirectionMaps() throws IOException {
    plots("thresholds=[" + map + "]", "recruitment.png", "recruitment.svg", "recruitment.csv", "histogram.png",
        "histogram.svg", "histogram.csv", "montage.png", "montage.svg");
    Files.writeString(map.resolve("summary.json"), "{\"thresholds_by\": \"cable, biphasic\"}");
    plots("thresholds=[" + map + "]", "montage.svg");
    assertTrue(Files.readString(folder.resolve("plots/montage.svg")).contains(">Thresholds (cable, biphasic)<"));
    assertTrue(Files.readString(folder.resolve("plots/recruitment.svg")).contains(" neurons (cable, biphasic)<"));
    Path directions = folder.resolve("L5_Small.csv");
    DirectionGrid grid = DirectionGrid.of(45, 90);
    new DirectionMap(grid, DoubleStream.iterate(100, v -> v + 1).limit(grid.size()).toArray()).write(directions);
    plots("thresholds=[" + directions + "]", "directions.png", "directions.svg", "directions.csv");
    assertEquals("stimulator=X needs mso=, its dI/dt at 100 % output", assertThrows(CommandFailedException.class,
        () -> plots("thresholds=[" + map + "] stimulator=X")).getMessage());
    assertEquals("coil=any.ccd cannot be combined with mso=", assertThrows(CommandFailedException.class,
        () -> plots("thresholds=[" + map + "] mso=170 coil=any.ccd")).getMessage());
    assertEquals("mso=-3: the coil current rate must be above 0 A/us, not -3.0", assertThrows(
        CommandFailedException.class, () -> plots("thresholds=[" + map + "] mso=-3")).getMessage());
    Files.writeString(map.resolve("thresholds.csv"), HEADER + neuron("L5", 1, "NaN", "NaN", "above_max"));
    assertEquals("thresholds=" + map + ": no neuron has a threshold to plot", assertThrows(
        CommandFailedException.class, () -> plots("thresholds=[" + map + "]")).getMessage());
  }

  @Test
  void drawsTheSurfaceOfTissueLabels() throws IOException {
    SmallHead.labels(folder.resolve("tissues.nii.gz"), SmallHead.GRID);
    Files.writeString(map.resolve("thresholds.csv"), (HEADER + neuron("L5", 4, "100", "120", "")
        + neuron("L5", 12, "400", "480", "") + neuron("L23", 8, "200", "240", "")).replace(",1,1,", ",12,8,"));
    String source = "thresholds=[" + map + "] tissues=[" + folder.resolve("tissues.nii.gz") + "] dpi=100 ";
    Files.delete(map.resolve("threshold_map.nii.gz"));
    plots(source, "surface.png", "surface.svg");
    String svg = Files.readString(folder.resolve("plots/surface.svg"));
    assertTrue(svg.contains(">dorsal<") && svg.contains(">L2/3<") && svg.contains(">L5<"), svg);
    plots(source + "layers=L5 views=lateral,ventral", "surface.png");
    svg = Files.readString(folder.resolve("plots/surface.svg"));
    assertTrue(svg.contains(">ventral<") && svg.contains("lateral<") && !svg.contains("dorsal"), svg);
    Files.delete(folder.resolve("plots/surface.png"));
    plots(source + "views=none", "montage.png");
    assertFalse(Files.exists(folder.resolve("plots/surface.png")));
    assertEquals("views=above: the views must be some of lateral, medial, dorsal, ventral, anterior, posterior, not "
        + "[above]", assertThrows(CommandFailedException.class, () -> plots(source + "views=above")).getMessage());
    assertEquals("views=dorsal needs the surfaces or the tissue labels of the map, whose files do not exist; give "
        + "tissues=", assertThrows(CommandFailedException.class,
            () -> plots("thresholds=[" + map + "] views=dorsal")).getMessage());
  }

  /** The neuron lies in CSF. A surface that cannot be drawn must not prevent the other figures. */
  @Test
  void warnsIfNoThresholdLiesOnTheSurface() throws IOException {
    SmallHead.write(folder);
    Files.writeString(map.resolve("thresholds.csv"),
        (HEADER + neuron("L5", 4, "100", "120", "")).replace(",1,1,", ",12,12,"));
    Files.delete(map.resolve("threshold_map.nii.gz"));
    plots("thresholds=[" + map + "] tissues=[" + folder.resolve("tissues.nii.gz") + "]", "montage.png");
    assertFalse(Files.exists(folder.resolve("plots/surface.png")));
    assertTrue(Files.readString(folder.resolve("plots.log")).contains(
        "the surface is not drawn: no threshold lies on the surface"));
  }

  @Test
  void comparesMapsWithTheFirst() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("thresholds.csv"), HEADER + neuron("L5", 1, "110", "132", "")
        + neuron("L5", 2, "200", "240", "") + neuron("L23", 1, "75", "90", ""));
    plots("thresholds=[" + map + "," + other + "] layers=L5 planes=z:1 dpi=100 scale=0.5", "comparison.png",
        "comparison.svg");
    assertEquals("""
        channel,x_mm,y_mm,z_mm,map_A_per_us,other_A_per_us,other_difference_percent
        L5,1.00000,1.00000,1.00000,50.0000,55.0000,10.0000
        L5,2.00000,1.00000,1.00000,100.000,100.000,0.00000
        L5,3.00000,1.00000,1.00000,200.000,NaN,NaN
        """, Files.readString(folder.resolve("plots/comparison.csv")));
    String svg = Files.readString(folder.resolve("plots/comparison.svg"));
    assertTrue(svg.contains("other − map") && !svg.contains("L23"), svg);
    Files.writeString(map.resolve("summary.json"), "{\"thresholds_by\": \"cable, biphasic\"}");
    Files.writeString(other.resolve("summary.json"), "{\"thresholds_by\": \"cnn, biphasic\"}");
    plots("thresholds=[" + map + "," + other + "] names=PA,AP", "comparison.png");
    assertTrue(Files.readString(folder.resolve("plots/comparison.svg")).contains(">Thresholds (biphasic)<"));
    assertTrue(Files.readString(folder.resolve("plots/comparison.svg")).contains("AP − PA"));
    assertEquals("colours=jet must be one of viridis_r, viridis, inferno_r, inferno, cividis_r, cividis",
        assertThrows(CommandFailedException.class, () -> plots("thresholds=" + map + " colours=jet")).getMessage());
    assertEquals("names=PA must be 2 names, one per map", assertThrows(CommandFailedException.class,
        () -> plots("thresholds=[" + map + "," + other + "] names=PA")).getMessage());
    assertEquals("planes=50 must be lowest, richest, or planes such as z:48,y:-21 in mm", assertThrows(
        CommandFailedException.class, () -> plots("thresholds=[" + map + "] planes=50")).getMessage());
    String both = other + "," + map;
    assertEquals("thresholds=" + both + " has no map beside the first table; give tissues=, whose voxels are used "
        + "instead",
        assertThrows(CommandFailedException.class, () -> plots("thresholds=[" + both + "]")).getMessage());
  }

  @Test
  void placesNeuronsWithinSelections() throws IOException {
    SmallHead.write(folder);
    Path file = folder.resolve("patch.roi");
    Files.write(file, RoiEncoder.saveAsByteArray(new Roi(8, 4, 6, 10)));
    Path sites = folder.resolve("placed.csv");
    Batch.runCommand("Place Neurons...", "tissues=[" + folder.resolve("tissues.nii.gz") + "] layers=L5 spacing=1 roi=["
        + file + "] output=[" + sites + "]");
    List<Site> placed = SiteTable.read(sites);
    assertTrue(placed.size() > 20, placed::toString);
    for (Site site : placed) {
      Vec3 p = site.position();
      assertTrue(p.x() >= 7.5 && p.x() <= 13.5 && p.y() >= 3.5 && p.y() <= 13.5, p::toString);
    }
    assertTrue(assertThrows(CommandFailedException.class, () -> Batch.runCommand("Place Neurons...", "surface=[s.gii] "
        + "roi=[" + file + "] output=[" + sites + "]")).getMessage().endsWith("needs tissues=, to whose pixels the "
            + "selections refer"));
    Path out = folder.resolve("table.csv");
    Batch.runCommand("Estimate Thresholds...", "efield=[" + folder.resolve("efield.nii.gz") + "] sites=["
        + folder.resolve("sites.csv") + "] result=table layers=L5 estimator=cable tolerance=0.05 cells=["
        + folder.resolve("cells/L5_Small") + "] roi=[" + file + "] output=[" + out + "]");
    assertEquals(2, Files.readAllLines(out).size());
  }
}

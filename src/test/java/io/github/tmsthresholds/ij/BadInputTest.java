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
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.SmallMesh;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkHead;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.TestNetworks;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.GiftiWriter;
import io.github.tmsthresholds.efield.io.MshBytes;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.efield.mesh.MeshField;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests invalid input to the commands: one clear line that names the file or key and the place, and no output. */
class BadInputTest {

  private static final String SITES = "x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer\n12,12,8,0,0,1,0,L5\n";
  private static final String SOMA = "1 1 0 0 0 6 -1\n";

  @TempDir
  static Path head;

  @BeforeAll
  static void writeFiles() throws IOException {
    SmallHead.write(head);
    Grid grid = SmallHead.GRID;
    byte[] whole = Files.readAllBytes(head.resolve("efield.nii.gz"));
    Files.write(head.resolve("truncated.nii.gz"), Arrays.copyOf(whole, whole.length / 2));
    field("plain.nii", 1);
    byte[] plain = Files.readAllBytes(head.resolve("plain.nii"));
    Files.write(head.resolve("magic.nii"), changed(plain, 344, (short) 'x'));
    byte[] huge = plain;
    for (int dim = 1; dim <= 3; dim++) {
      huge = changed(huge, 40 + 2 * dim, (short) 30000);
    }
    Files.write(head.resolve("huge.nii"), huge);
    field("zero.nii", 0);
    field("nan.nii", Float.NaN);
    SmallHead.labels(head.resolve("scalar.nii"), grid);
    SmallHead.labels(head.resolve("elsewhere.nii"), new Grid(24, 24, 20, Affine.ofSpacing(1, new Vec3(100, 0, 0))));
    NiftiWriter.write(head.resolve("fractions.nii"),
        new Volume(grid, 1, filled(grid.voxels(), 1.5f), "labels"), Values.FLOAT32, "");
    NiftiWriter.write(head.resolve("empty.nii"), new Volume(grid, 1, new float[grid.voxels()], "mask"), Values.FLOAT32,
        "");
    Files.createDirectories(head.resolve("L5_Empty/morphology"));
    swc("L5_Cycle", SOMA + "2 2 0 9 0 1 3\n3 2 0 19 0 1 2\n");
    swc("L5_Roots", SOMA + "2 2 0 9 0 1 -1\n");
    SmallCell.write(head, "X5_Layerless");
    Files.writeString(head.resolve("column.csv"), SITES.replace("azimuth_deg", "angle"));
    Files.writeString(head.resolve("comma.csv"), SITES.replace("12,12,8", "12,5,12,8"));
    Files.writeString(head.resolve("normal.csv"), SITES.replace("0,0,1,", "0,0,0,"));
    Files.writeString(head.resolve("word.csv"), SITES.replace("12,12", "12,twelve"));
    Files.writeString(head.resolve("layer.csv"), SITES.replace("L5", "L7"));
    Files.writeString(head.resolve("wave.csv"), "ms,value\n0,0\n0.1,1\n0.05,0\n");
    Files.writeString(head.resolve("seconds.csv"), "t,value\n0,0\n0.0001,1\n0.0003,0\n");
    Files.writeString(head.resolve("rates.csv"), "ms,A_per_us\n0,0\n0.1,120\n0.3,0\n");
    Files.writeString(head.resolve("headless.csv"), "0,0\n0.1,1\n0.3,0\n");
    Files.writeString(head.resolve("twice.csv"), SITES.replace("azimuth_deg", "x_mm"));
    swc("L5_Millimetres", SOMA.replace("6", "0.006") + "2 2 0 0.1 0 0.001 1\n3 2 0 1.1 0 0.001 2\n");
    swc("L5_Metres", SOMA + "2 2 0 0.1 0 0.001 1\n3 2 0 1e9 0 0.001 2\n");
    Files.writeString(head.resolve("file"), "no folder");
    writeMeshes();
    writeSurfaces();
    writeNetworks();
  }

  private static void writeMeshes() throws IOException {
    SmallMesh.write(head.resolve("head.msh"));
    byte[] mesh = Files.readAllBytes(head.resolve("head.msh"));
    Files.write(head.resolve("short.msh"), Arrays.copyOf(mesh, mesh.length - 1000));
    int nodes = SmallMesh.MESH.nodeCount();
    SmallMesh.write(head.resolve("scalar.msh"), new MshBytes(SmallMesh.MESH, false, true),
        new MeshField(SmallMesh.MESH, "magnE", Place.NODES, 1, filled(nodes, 1)),
        new MeshField(SmallMesh.MESH, "v", Place.NODES, 1, filled(nodes, 1)));
  }

  private static void writeSurfaces() throws IOException {
    Vec3 middle = new Vec3(12, 12, 6);
    TriangleMesh white = TestSurfaces.sphere(middle, 4, 2);
    GiftiWriter.writeSurface(head.resolve("white.gii"), white);
    GiftiWriter.writeSurface(head.resolve("pial.gii"), TestSurfaces.sphere(middle, 7, 2));
    GiftiWriter.writeSurface(head.resolve("other_pial.gii"),
        TestSurfaces.sphere(middle.plus(new Vec3(60, 0, 0)), 7, 2));
    GiftiWriter.writeSurface(head.resolve("metres.gii"), TestSurfaces.sphere(Vec3.ZERO, 0.07, 2));
    GiftiWriter.writeSurface(head.resolve("coarse.gii"), TestSurfaces.sphere(middle, 7, 1));
    GiftiWriter.writeSurface(head.resolve("flat.gii"), new TriangleMesh(new double[] {0, 0, 0, 9, 0, 0, 0, 9, 0},
        new int[] {0, 1, 2, 0, 2, 1}, "flat"));
    int[] corners = white.corners().clone();
    corners[0] = white.corners()[1];
    corners[1] = white.corners()[0];
    GiftiWriter.writeSurface(head.resolve("twisted.gii"), new TriangleMesh(white.vertices(), corners, "twisted"));
    GiftiWriter.writeSurface(head.resolve("large.gii"), TestSurfaces.sphere(middle, 15, 2));
    byte[] whole = Files.readAllBytes(head.resolve("white.gii"));
    Files.write(head.resolve("short.gii"), Arrays.copyOf(whole, whole.length / 2));
    Files.copy(head.resolve("white.gii"), Files.createDirectory(head.resolve("other")).resolve("white.gii"));
  }

  private static void writeNetworks() throws IOException {
    Path network = head.resolve("networks/any.tmsnet");
    NetworkFile.write(network, TestNetworks.random(new NetworkDescription("any", PatchGrid.centred(3, 1), List.of(),
        new NetworkHead.Linear(), false, List.of(new NetworkOutput("L5_Known", "monophasic", 1, 1))), 1));
    byte[] weights = Files.readAllBytes(network);
    weights[weights.length / 2]++;
    Files.write(Files.createDirectories(head.resolve("damaged")).resolve("any.tmsnet"), weights);
  }

  private static float[] filled(int n, float value) {
    float[] values = new float[n];
    Arrays.fill(values, value);
    return values;
  }

  private static void field(String name, float value) throws IOException {
    Grid grid = SmallHead.GRID;
    NiftiWriter.write(head.resolve(name), new Volume(grid, 3, filled(3 * grid.voxels(), value), "E"), Values.FLOAT32,
        "");
  }

  private static byte[] changed(byte[] bytes, int at, short value) {
    byte[] changed = bytes.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putShort(at, value);
    return changed;
  }

  private static void swc(String name, String text) throws IOException {
    Files.writeString(Files.createDirectories(head.resolve(name).resolve("morphology")).resolve(name + ".swc"), text);
  }

  /** Parameters that replace or join those of a valid job, and parts of the message; {@code @} is the folder. */
  private record Case(String command, String options, String... message) {

    @Override
    public String toString() {
      return command + " " + options;
    }
  }

  private static Case map(String options, String... message) {
    return new Case("Estimate Thresholds...", options, message);
  }

  private static Case comparison(String options, String... message) {
    return new Case("Compare Estimators...", options, message);
  }

  private static Case simulation(String options, String... message) {
    return new Case("Simulate Neuron...", options, message);
  }

  private static Case directions(String options, String... message) {
    return new Case("Direction Map...", options, message);
  }

  private static Case conversion(String options, String... message) {
    return new Case("Convert E-field...", options, message);
  }

  private static Case components(String options, String... message) {
    return new Case("Field Components...", options, message);
  }

  private static Case training(String options, String... message) {
    return new Case("Generate Training Data...", options, message);
  }

  static final List<Case> CASES = List.of(
      map("efield=@truncated.nii.gz", "@truncated.nii.gz", "truncated"),
      map("efield=@huge.nii", "@huge.nii: dim[1] to dim[3] multiply to more than 2^31 - 1 values"),
      map("efield=@magic.nii", "@magic.nii", "magic"),
      map("efield=@scalar.nii", "@scalar.nii: has 1 component, an E-field has 3"),
      map("efield=@zero.nii", "@zero.nii: the E-field is zero or NaN in every voxel"),
      map("efield=@nan.nii", "@nan.nii: the E-field is zero or NaN in every voxel"),
      map("efield=@none.nii", "@none.nii: no such file"),
      map("efield=@file", "@file: unknown extension"),
      map("efield=", "efield= is missing"),
      map("didt=-1", "didt=-1", "positive"),
      map("didt=fast", "didt=fast is not a number"),
      map("tissues=@elsewhere.nii", "tissues=@elsewhere.nii: ", "do not overlap"),
      map("tissues=@plain.nii", "@plain.nii: has 3 components, a label volume has 1"),
      map("tissues=@fractions.nii", "@fractions.nii: voxel 0,0,0 has the label 1.5, but labels must",
          "scl_slope"),
      map("tissues=", "tissues= is missing"),
      map("sites=@column.csv", "@column.csv: line 1: column 'azimuth_deg' is missing"),
      map("sites=@comma.csv", "@comma.csv: line 2: must have 8 comma-separated cells", "decimals take a point"),
      map("sites=@normal.csv", "@normal.csv: line 2, column nx: a normal must have a finite length above 0, not 0"),
      map("sites=@word.csv", "@word.csv: line 2, column y_mm: 'twelve' is not a finite number"),
      map("sites=@layer.csv", "@layer.csv: line 2, column layer: layer 'L7' is none of"),
      map("sites=@twice.csv", "@twice.csv: line 1: column 'x_mm' appears twice"),
      map("sites=@sites.csv result=table output=@sites.csv",
          "output=@sites.csv is the file of sites=, which would be overwritten; give another name"),
      map("efield=~/efield.nii.gz", "efield=~/efield.nii.gz must be a path without ~, which only a shell expands"),
      map("layers=L5,", "layers=L5,: layer '' is none of"),
      map("sites=@sites.csv layers=L6", "sites=@sites.csv has no site of the layers [L6]"),
      map("sites=@sites.csv tissues= fill=nearest", "fill=nearest needs tissues="),
      map("result=table", "sites= is missing: result=table"),
      map("layers=L5,L7", "layers=L5,L7: layer 'L7' is none of L1, L23, L4, L5, L6"),
      map("layers=L1", "no layer has both sites (L1) and cells (L5)"),
      map("spacing=0.01 limit=0", "spacing=0.01", "choose a larger spacing"),
      map("spacing=-1", "spacing=-1", " must be 0.01 or more"),
      map("limit=2 azimuths=3", "limit=2", "the limit must be 3 or more sites per layer"),
      map("azimuths=some", "azimuths=some must be random or an integer from 1 to 360"),
      map("azimuths=2.5", "azimuths=2.5 must be random or an integer from 1 to 360"),
      map("target=1,2", "target=1,2 must be x,y,z in mm"),
      map("target=500,0,0", "@efield.nii.gz: does not overlap the region, x 480.0 to 520.0"),
      map("radius=0", "radius=0", "positive radius"),
      map("target= radius=8", "radius=8.0 needs target=, x,y,z in mm of the sphere's centre"),
      map("target= radius=8 sites=@sites.csv", "radius=8.0 needs target="),
      map("box=1,2,3,4,5,z", "box=1,2,3,4,5,z must be x1,y1,z1,x2,y2,z2 in mm"),
      map("mask=@empty.nii", "mask=@empty.nii is zero in every voxel"),
      map("cells=L5_Nobody", "cells=L5_Nobody: neither a folder or zip of cells, nor a cell of the library"),
      map("cells=L5_None_median",
          "cells=L5_None_median: neither a folder or zip of cells, nor the median of cells of the library"),
      map("cells=L5_Synthetic,", "cells=: neither a folder or zip of cells, nor a cell of the library"),
      map("cells=@L5_Empty",
          "@L5_Empty/morphology: cell L5_Empty must have one morphology (.asc or .swc) there, but has none"),
      map("cells=@L5_Cycle", "@L5_Cycle/morphology/L5_Cycle.swc: ", "line 2"),
      map("cells=@L5_Roots", "@L5_Roots/morphology/L5_Roots.swc: ", "line 2"),
      map("cells=@L5_Millimetres", "@L5_Millimetres/morphology/L5_Millimetres.swc: extends over 1.11 um",
          "are probably in mm"),
      map("cells=@L5_Metres", "@L5_Metres/morphology/L5_Metres.swc: extends over 1.00e+09 um", "must be in um"),
      map("cells=@X5_Layerless", "cells=@X5_Layerless: cell 'X5_Layerless': the name must start with its layer"),
      map("cells=[@cells,@cells/L5_Small]", "cell L5_Small is given twice"),
      map("cells=@file", "@file: must be a folder or zip file of cell folders"),
      map("library=@nowhere cells=L5_Small", "@nowhere: no such folder or zip file"),
      comparison("estimators=cable", "estimators=cable must be different names other than cable"),
      comparison("estimators=uniform,uniform", "estimators=uniform,uniform must be different names other than cable"),
      comparison("estimators=oracle",
          "estimator=oracle must be one of cable, cnn, uniform, average, normal, magnitude"),
      comparison("estimators=normal", "cell L5_Small: normal knows only the cells of L1_NGC-DA, L1_Synthetic, "),
      comparison("estimators=cnn networks=@networks", "no network was trained for the cell L5_Small"),
      comparison("estimators=cnn networks=@networks cells=L5_Known",
          "cells=L5_Known: neither a folder or zip of cells"),
      comparison("tissues=", "tissues= is missing"),
      comparison("roi=@none.roi", "@none.roi: no such file"),
      map("estimator=cnn networks=@networks", "no network was trained for the cell L5_Small; available: ", "L5_Known"),
      map("estimator=cnn networks=@networks cells=L5_Known waveform=halfsine",
          "no network of cell L5_Known was trained for the waveform halfsine; available: monophasic"),
      map("estimator=cnn networks=@networks cells=L5_Known terminal=intact",
          "terminal=intact needs the morphology of cell L5_Known"),
      map("estimator=cable networks=@networks cells=L5_Known", "cells=L5_Known: neither a folder or zip of cells"),
      map("estimator=cnn networks=@damaged", "@damaged/any.tmsnet: is damaged or truncated"),
      map("estimator=cnn networks=@none", "networks=@none is not a folder"),
      map("estimator=cable networks=@none", "networks=@none is not a folder"),
      map("terminal=open", "terminal=open must be one of disabled, intact"),
      map("estimator=oracle", "estimator=oracle must be one of cable, "),
      map("waveform=square", "waveform=square must be one of monophasic, biphasic, ", "or an existing CSV file"),
      map("waveform=monophasic,square", "waveform=square must be one of monophasic, biphasic, "),
      map("waveform=biphasic,biphasic", "waveform=biphasic,biphasic has biphasic twice"),
      map("waveform=monophasic,biphasic width=60",
          "width=60 applies to waveform=ctms only, not to waveform=monophasic"),
      map("waveform=@wave.csv", "@wave.csv: time decreases at sample 3"),
      map("waveform=@seconds.csv",
          "@seconds.csv: the pulse lasts 3.0E-4 ms, but must last 0.005 to 100.0 ms; times are in ms"),
      map("recorded=current",
          "recorded=current applies to the CSV file of a waveform only, not to waveform=monophasic"),
      map("waveform=@seconds.csv recorded=i", "recorded=i must be one of rate, current"),
      map("waveform=@rates.csv", "@rates.csv: the values peak at 120.0, but must peak at 0.1 to 10.0"),
      map("waveform=@headless.csv", "@headless.csv: line 1: must be a header of column names, found 0,0"),
      map("width=60", "width=60 applies to waveform=ctms only, not to waveform=monophasic"),
      map("waveform=ctms width=3", "width=3.0 must be a pulse width from 5.0 to 150.0 us"),
      map("waveform=ctms ratio=half", "ratio=half is not a number"),
      map("pulses=0", "pulses=0 must be from 1 to 100"),
      map("pulses=2 interval=0.1", "interval=0.1 must be from the length of the pulse, 0.714 ms, to 1000.000 ms"),
      map("search=slow", "search=slow must be one of fast, published"),
      map("tolerance=0", "tolerance=0", " must be between 0 and 1"),
      map("tolerance=1e-20", "tolerance=1.0E-20 must be 1.0E-6 or more"),
      map("max=1e300", "max=1.0E300 must be 1000000.0 V/m or less"),
      map("max=-5", "max=-5", " must be above 0 V/m"),
      map("channels=cells", "channels=cells must be one of layers, types"),
      map("fill=all", "fill=all must be one of none, nearest"),
      map("fired=0", "fired=0: the coil current rate must be above 0 A/us"),
      map("sites=@sites.csv result=table fired=100", "fired=100 applies to a map, not to result=table"),
      map("sites=@sites.csv result=table scale=0.25", "scale=0.25 applies to a map, not to result=table"),
      map("colour=red", "colour=red is not a parameter of the command; the keys are"),
      map("output=@file/map", "output=@file/map cannot be written: ", "is a file, must be a folder"),
      map("output=", "output= is missing"),
      map("sites=@sites.csv result=table output=@cells", "output=@cells is a folder, must be a file"),
      directions("cell=@cells", "cell=@cells must be one cell; it has 2"),
      directions("cell=L5_median", "cell=L5_median must be a single cell, not a median"),
      directions("cell=Nobody", "cell=Nobody: neither a folder or zip of cells"),
      directions("theta_step=7", "theta_step=7", "a divisor of 180 degrees"),
      directions("waveform=square", "waveform=square must be one of"),
      directions("waveform=biphasic ratio=1", "ratio=1 applies to waveform=ctms only, not to waveform=biphasic"),
      directions("waveform=ctms pulses=101", "pulses=101 must be from 1 to 100"),
      directions("output=@cells", "output=@cells is a folder, must be a file"),
      simulation("amplitude=-1", "amplitude=-1.0 must be 0 or more"),
      simulation("amplitude=NaN", "amplitude=NaN must be 0 or more"),
      simulation("theta=181", "theta=181.0 must be from 0 to 180"),
      simulation("phi=Infinity", "phi=Infinity must be a finite number"),
      simulation("record=", "record= is missing: comma-separated compartments"),
      simulation("record=soma,dend[99]",
          "record=soma,dend[99]: unknown section 'dend[99]'; the sections are soma[0], axon[0], "),
      simulation("record=soma(2)", "record=soma(2): 'soma(2)' must have a position from 0 to 1"),
      simulation("record=start amplitude=1", "record=start: no action potential is initiated; name a compartment"),
      simulation("unit=mV", "unit=mV must be one of V/m, A/us, threshold"),
      simulation("unit=A/us", "unit=A/us needs an E-field (efield=)"),
      simulation("row=0", "row=0 needs an E-field (efield=)"),
      simulation("tissues=@tissues.nii.gz", "tissues=@tissues.nii.gz needs an E-field (efield=)"),
      simulation("didt=2", "didt=2 needs an E-field (efield=)"),
      simulation("efield=@efield.nii.gz sites=@sites.csv row=0 target=12,12,8",
          "row=0 needs a table of sites (sites=), and no target="),
      simulation("efield=@efield.nii.gz", "target= is missing: x,y,z in mm of a neuron, or a table of sites"),
      simulation("efield=@efield.nii.gz target=12,12,8", "target=12,12,8 needs labels (tissues=) to place a neuron"),
      simulation("efield=@efield.nii.gz sites=@sites.csv", "row= is missing: the row of the table of sites, from 0"),
      simulation("efield=@efield.nii.gz sites=@sites.csv row=4", "row=4 must be a row from 0 to 3 of @sites.csv"),
      simulation("efield=@efield.nii.gz sites=@sites.csv row=3", "efield=@efield.nii.gz does not cover the neuron at ",
          "outside the field"),
      simulation("efield=@efield.nii.gz tissues=@tissues.nii.gz target=12,12,80", "target=12,12,80: "),
      simulation("duration=0", "duration=0.0 must be from one time step (0.005 ms) to 10000.0 ms"),
      simulation("pulses=0", "pulses=0 must be from 1 to 100"),
      simulation("waveform=biphasic pulses=2 interval=0.3",
          "interval=0.3 must be from the length of the pulse, 0.307 ms"),
      simulation("output=@file/out", "output=@file/out cannot be written: ", "is a file, must be a folder"),
      map("efield=@short.msh", "@short.msh: "),
      map("efield=@scalar.msh", "@scalar.msh: has no quantity 'E', found magnE, v"),
      map("tissues=@short.msh", "@short.msh: "),
      map("surface=@none.gii", "@none.gii: no such file"),
      map("surface=@short.gii", "@short.gii: "),
      map("surface=@file", "@file: is neither GIFTI nor a FreeSurfer surface of triangles"),
      map("surface=@flat.gii", "surface=@flat.gii: @flat.gii: is too flat to determine on which side the pia lies"),
      map("surface=@twisted.gii",
          "surface=@twisted.gii: @twisted.gii: the triangles at the edge between the vertices "),
      map("surface=@white.gii,@other/white.gii",
          "surface=@white.gii,@other/white.gii must be files of different names"),
      map("surface=@white.gii sites=@sites.csv", "sites=@sites.csv cannot be combined with surfaces"),
      map("surface=@white.gii white=@white.gii", "surface=@white.gii cannot be combined with white= and pial="),
      map("white=@white.gii", "white=@white.gii must name as many surfaces as pial="),
      map("pial=@white.gii", "white= must name as many surfaces as pial=@white.gii"),
      map("white=@white.gii pial=@coarse.gii", "pial=@coarse.gii: @white.gii (162 vertices, 320 triangles) and "
          + "@coarse.gii (42 vertices, 80 triangles) do not have the same triangles"),
      map("white=@pial.gii pial=@white.gii",
          "pial=@white.gii: @pial.gii and @white.gii: the white and the pial surface are swapped"),
      map("white=@white.gii pial=@other_pial.gii", "pial=@other_pial.gii: @white.gii and @other_pial.gii are not the "
          + "surfaces of the same hemisphere of one head"),
      map("surface=@metres.gii", "@metres.gii: extends over 0.140 mm", "these are probably in m"),
      map("surface=@white.gii target=500,0,0", "@efield.nii.gz: does not overlap the region, x 480.0 to 520.0"),
      map("surface=@white.gii places=triangles", "limit=4 applies to places=spaced only"),
      map("surface=@white.gii places=vertices", "places=vertices must be one of spaced, triangles"),
      map("surface=@white.gii depth=area", "depth=area must be one of distance, volume"),
      map("surface=@white.gii depth=volume", "depth=volume applies to white= and pial= only"),
      map("places=triangles", "places=triangles needs surfaces to place neurons on, surface= or white= and pial="),
      map("surface=@large.gii spacing=0.01 limit=0", "spacing=0.01: a spacing of 0.01 mm would give about "),
      conversion("input=", "input= is missing: SimNIBS mesh"),
      conversion("input=@none.msh", "@none.msh: no such file"),
      conversion("input=@short.msh", "@short.msh: "),
      conversion("input=@scalar.msh", "@scalar.msh: has no quantity 'E', found magnE, v"),
      conversion("input=@scalar.msh field=magnE", "@scalar.msh magnE: has 1 component, an E-field has 3"),
      conversion("input=@efield.nii.gz field=J", "field=J applies to meshes only; @efield.nii.gz is not a mesh"),
      conversion("input=@file", "@file: unknown extension, must be one of .tif, .tiff, .nii, "),
      conversion("input=@truncated.nii.gz", "@truncated.nii.gz", "truncated"),
      conversion("didt=0", "didt=0: dI/dt must be a positive number of A/us"),
      conversion("input=@plain.nii add=@plain.nii output=@plain.nii",
          "output=@plain.nii is the file of input=, which would be overwritten"),
      conversion("spacing=0", "spacing=0 must be positive (mm)"),
      conversion("spacing=fine", "spacing=fine is not a number"),
      conversion("spacing=0.001", "@head.msh on voxels of 0.001 mm: a volume of ", "more than 2^31 - 1 voxels"),
      conversion("spacing=0.025", "@head.msh: 961 x 961 x 961 voxels need ",
          "choose a larger spacing or a smaller box"),
      conversion("input=@efield.nii.gz spacing=0.001", "@efield.nii.gz on voxels of 0.001 mm: a volume of "),
      conversion("target=90,0,0", "@head.msh: spans ", "does not reach into the box from "),
      conversion("radius=8", "radius=8.0 needs target="),
      conversion("input=@efield.nii.gz box=50,0,0,60,9,9", "@efield.nii.gz: no voxel lies in the box from "),
      conversion("box=1,2,3", "box=1,2,3 must be x1,y1,z1,x2,y2,z2 in mm"),
      conversion("tissues=@elsewhere.nii", "tissues=@elsewhere.nii: ", "do not overlap"),
      conversion("input=@efield.nii.gz tissues=@elsewhere.nii", "tissues=@elsewhere.nii: ",
          "do not overlap"),
      conversion("scale=0", "@head.msh E: the E-field is zero or NaN in every voxel"),
      conversion("scale=half", "scale=half is not a number"),
      conversion("add=@none.nii", "@none.nii: no such file"),
      conversion("add=@plain.nii weights=1,2", "weights=1,2 must be one number for each of the 1 E-fields of add="),
      conversion("weights=1", "weights=1 must be one number for each of the 0 E-fields of add="),
      conversion("input=@efield.nii.gz labels=@out.nii",
          "labels=@out.nii needs a mesh, the only input with regions; @efield.nii.gz is not a mesh"),
      conversion("labels=@out.png", "@out.png: unknown extension, must be .nii, .nii.gz, .tif or .tiff"),
      conversion("output=@out.png", "@out.png: unknown extension, must be .nii, .nii.gz, .tif or .tiff"),
      conversion("output=@cells", "output=@cells is a folder, must be a file"),
      components("efield=@file", "@file: unknown extension"),
      components("tissues=@elsewhere.nii", "tissues=@elsewhere.nii: ", "do not overlap"),
      components("tissues=@scalar.msh efield=@scalar.msh", "@scalar.msh: has no quantity 'E', found magnE, v"),
      components("sites=@layer.csv", "@layer.csv: line 2, column layer: layer 'L7' is none of"),
      components("surface=@white.gii", "output=", " must have the extension .gii"),
      components("surface=@flat.gii output=@out.gii", "surface=@flat.gii: @flat.gii: is too flat"),
      components("surface=@white.gii sites=@sites.csv", "surface=@white.gii cannot be combined with sites="),
      components("surface=@other_pial.gii output=@out.gii", "surface=@other_pial.gii has no position with an E-field"),
      components("output=@out.png", "@out.png: unknown extension"),
      training("efields=", "efields= is missing: E-fields to place neurons in, or heads= or synthetic="),
      training("tissues=", "tissues= is missing: labels to place neurons by"),
      training("tissues=@elsewhere.nii", "tissues=@elsewhere.nii: ", "do not overlap"),
      training("efields=@cells", "efields=@cells has no volume or mesh"),
      training("efields=@efield.nii.gz,@zero.nii", "@zero.nii: the E-field is zero or NaN in every voxel"),
      training("efields=@efield.nii.gz,@efield.nii.gz",
          "efields=@efield.nii.gz,@efield.nii.gz has two fields named efield"),
      training("efields=@efield.nii.gz,", "efields=@efield.nii.gz, must name an E-field file or folder between commas"),
      training("waveform=monophasic,monophasic",
          "waveform=monophasic,monophasic must be different ones of monophasic, "),
      training("waveform=@wave.csv", "waveform=@wave.csv must be different ones of monophasic, "),
      training("sites=0", "sites=0 must be 1 or more"),
      training("heads=-1", "heads=-1 must be 0 or more"),
      training("heads=2",
          "tissues=@tissues.nii.gz: no voxel has the label 5; a head must have white matter 1, grey matter 2"),
      training("efields= tissues= heads=2", "tissues= is missing: labels to place neurons by"),
      training("synthetic=-1", "synthetic=-1 must be 0 or more"),
      training("tolerance=2", "tolerance=2.0 must be between 0 and 1"),
      training("threads=-1", "threads=-1 must be 0 or more"),
      training("cells=@X5_Layerless", "cells=@X5_Layerless: cell 'X5_Layerless': the name must start with its layer"),
      training("output=@file/data", "output=@file/data cannot be written: ", "is a file, must be a folder"),
      new Case("Place Neurons...", "tissues=", "tissues= is missing"),
      new Case("Place Neurons...", "tissues=@tissues.nii.gz radius=8", "radius=8.0 needs target="),
      new Case("Open E-field...", "efield=@efield.nii.gz output=@out.png", "@out.png: unknown extension"),
      new Case("Import Neuron Models...", "cells=@L5_Roots library=@out", "@L5_Roots/morphology/L5_Roots.swc"),
      new Case("Import Neuron Models...", "cells=@L5_Roots library=@out upright=up",
          "upright=up must be one of none, apical, +x, -x, +y, -y, +z, -z"));

  @ParameterizedTest
  @FieldSource("CASES")
  void isReportedInOneLineWithoutOutput(Case bad, @TempDir Path elsewhere) throws IOException {
    Path output = elsewhere.resolve("out");
    String good = switch (bad.command) {
      case "Estimate Thresholds...", "Compare Estimators..." -> "efield=@efield.nii.gz tissues=@tissues.nii.gz "
          + "cells=@cells/L5_Small target=12,12,8 limit=4 output=" + output;
      case "Generate Training Data..." -> "efields=@efield.nii.gz tissues=@tissues.nii.gz cells=@cells sites=2 "
          + "output=" + output;
      case "Direction Map..." -> "cell=@cells/L5_Small theta_step=90 phi_step=120 tolerance=0.1 output=" + output;
      case "Convert E-field..." -> "input=@head.msh output=" + output + ".nii";
      case "Field Components..." -> "efield=@efield.nii.gz output=" + output + ".nii";
      case "Simulate Neuron..." -> "cell=@cells/L5_Small amplitude=50 output=" + output;
      default -> bad.command.startsWith("Place") ? "output=" + output : "";
    };
    String options = RejectedInput.options(good, bad.options).replace("@", head + "/");
    String messages = RejectedInput.message(bad.command, options,
        Stream.of(bad.message).map(p -> p.replace("@", head + "/")).toList());
    try (Stream<Path> files = Stream.concat(Files.walk(head), Files.walk(elsewhere))) {
      assertTrue(files.map(f -> f.getFileName().toString()).filter(f -> !f.endsWith(".log"))
          .noneMatch(f -> f.startsWith("out") || f.startsWith(".partial")));
    }
    String result = options.replaceFirst("(?s).*\\boutput=(\\S*).*", "$1");
    boolean writable = options.contains("output=" + elsewhere.getRoot()) && !result.startsWith(head + "/file/");
    assertEquals(writable, Files.exists(Path.of(result + ".log")), () -> "a log beside " + result);
    if (writable) {
      List<String> log = Files.readAllLines(Path.of(result + ".log"));
      assertTrue(log.get(log.size() - 1).endsWith(" s: " + messages), log::toString);
    }
  }
}

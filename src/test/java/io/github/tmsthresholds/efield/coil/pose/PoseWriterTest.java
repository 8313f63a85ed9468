/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.pose.CoilPose.Kind;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes poses in each format and reads them back. */
class PoseWriterTest {

  @TempDir
  Path folder;

  private static List<CoilPose> poses() {
    Random random = new Random(7);
    List<CoilPose> poses = new ArrayList<>();
    OptionalDouble no = OptionalDouble.empty();
    for (int i = 0; i < 20; i++) {
      Vec3 up = new Vec3(random.nextGaussian(), random.nextGaussian(), 2), back = new Vec3(0, -1, 0.1);
      Affine matrix = CoilPlacement.facing(up.unit().times(85), up, back, random.nextDouble());
      boolean sample = i >= 8;
      poses.add(new CoilPose(i == 5 ? "a \"quoted\", <odd> & Hände" : "pose " + i, sample ? Kind.SAMPLE : Kind.TARGET,
          matrix, i % 3 == 0 ? no : OptionalDouble.of(60 + i / 4.), i % 4 == 0 ? no : OptionalDouble.of(40 + i),
          sample ? OptionalDouble.of(1000 * i) : no, i < 12 ? "a.ccd" : "b.tcd"));
    }
    return poses;
  }

  @ParameterizedTest
  @CsvSource({"p.xml,1e-15,ND%T,1", "p.txt,5.1e-7,N%,3", "p.json,1e-15,ND%TC,0", "p.mat,1e-15,NDC,2",
      "p_markers.tsv,5.1e-8,ND%TC,0", "p.csv,5.1e-8,ND%TC,0"})
  void readsBackWhatTheFormatHolds(String name, double tolerance, String parts, int losses) throws IOException {
    List<CoilPose> written = poses();
    Path file = folder.resolve(name);
    assertEquals(losses, PoseFile.write(file, written, "test").size());
    List<CoilPose> read = PoseFile.read(file).content().poses();
    assertEquals(written.size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      CoilPose a = written.get(i), b = read.get(i);
      double[] m = a.matrix().rows(), n = b.matrix().rows();
      for (int k = 0; k < 12; k++) {
        assertEquals(m[k], n[k], tolerance * (k % 4 == 3 ? 100 : 1), name + " " + i);
      }
      assertTrue(b.rigid().deviation() <= 1e-6);
      assertEquals(a.name(), b.name());
      assertEquals(parts.contains("D") ? a.didt() : OptionalDouble.empty(), b.didt());
      assertEquals(parts.contains("%") && (!name.endsWith("txt") || a.kind() == Kind.SAMPLE) ? a.output()
          : OptionalDouble.empty(), b.output());
      assertEquals(parts.contains("T") ? a.time() : OptionalDouble.empty(), b.time());
      assertEquals(parts.contains("C") ? a.coil() : "", b.coil());
      // trigger markers of Localite are recorded, and positions of SimNIBS are planned, whatever they were
      assertEquals(name.endsWith("xml") ? Kind.SAMPLE : name.endsWith("mat") ? Kind.TARGET : a.kind(), b.kind());
    }
  }

  @Test
  void writesInstrumentMarkersIfNothingWasRecorded() throws IOException {
    Path file = folder.resolve("p.xml");
    Affine matrix = poses().get(0).matrix();
    PoseFile.write(file, List.of(CoilPose.target("M1", matrix)), "test");
    assertTrue(Files.readString(file).contains("<InstrumentMarkerList coordinateSpace=\"RAS\">"));
    assertEquals(CoilPose.target("M1", matrix), PoseFile.read(file).content().poses().get(0));
  }

  @Test
  void writesOnePoseAsCoilMatrix() throws IOException {
    Path file = folder.resolve("p.json");
    CoilPose pose = poses().get(10);
    PoseFile.write(file, List.of(pose), "test");
    assertEquals(pose.matrix(), CoilPlacement.readMatrix(file).content());
    assertEquals(List.of(pose), PoseFile.read(file).content().poses());
  }

  @Test
  void describesBidsMarkers() throws IOException {
    PoseFile.write(folder.resolve("sub-1_task-a_markers.tsv"), poses(), "s.xml");
    JsonValue system = JsonValue.read(folder.resolve("sub-1_task-a_coordsystem.json"));
    assertEquals("IndividualMRI mm", system.get("NIBSCoordinateSystem").text() + " "
        + system.get("NIBSCoordinateUnits").text());
    JsonValue description = JsonValue.read(folder.resolve("sub-1_task-a_markers.json"));
    assertEquals("6.3 (draft) s.xml", description.get("NIBSBIDSVersion").text() + " "
        + description.get("Sources").text());
    for (String column : Files.readAllLines(folder.resolve("sub-1_task-a_markers.tsv")).get(0).split("\t")) {
      assertTrue(description.keys().contains(column), column);
    }
    assertEquals(List.of("the stimulator's output is unknown (none, NaN or 0) at 1 of 12 recorded poses"),
        PoseFile.read(folder.resolve("sub-1_task-a_markers.tsv")).warnings().stream()
            .map(line -> line.replaceFirst(".*: ", "")).toList());
  }

  @Test
  void writesViewsForGmsh() throws IOException {
    Path file = folder.resolve("p.geo");
    assertEquals(5, PoseFile.write(file, poses(), "test").size());
    String text = Files.readString(file);
    assertEquals(3, text.split("View \"", -1).length - 1);
    assertEquals(20, text.split("SP\\(", -1).length - 1);
    assertEquals(40, text.split("VP\\(", -1).length - 1);
  }

  @Test
  void refusesOtherExtensions() {
    for (String name : List.of("p", "p.mrk", "p.stmpx", "p.tsv")) {
      String message = assertThrows(InvalidInputException.class,
          () -> PoseFile.write(folder.resolve(name), poses(), "test")).getMessage();
      assertTrue(message.contains("must end in one of .xml, .txt, .mat, .json, .geo, _markers.tsv, .csv"), message);
    }
  }

  @Test
  void comparesThePlacesOfImages() {
    Affine place = Affine.ofSpacing(1, new Vec3(-90, -126, -72));
    Grid grid = new Grid(182, 218, 182, place);
    CoilPoses poses = new CoilPoses("test", poses(), Optional.of(place));
    assertEquals(0, poses.distanceOfImage(grid).orElseThrow());
    Grid moved = new Grid(182, 218, 182, place.startingAt(3, 4, 0));
    assertEquals(5, poses.distanceOfImage(moved).orElseThrow(), 1e-12);
    assertTrue(new CoilPoses("test", poses(), Optional.empty()).distanceOfImage(grid).isEmpty());
  }
}

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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.efield.coil.RigidTransform;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/** Reads synthetic files of all formats, and refuses or warns of what cannot be right in them. */
class PoseFileTest {

  private static final String IDENTITY = matrix4d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
  /** Looks down from 80 mm above the origin in SimNIBS's convention, the handle to the back; here in Localite's. */
  private static final String DOWN = matrix4d(0, 0, -1, 10, 0, -1, 0, 20, -1, 0, 0, 80);
  private static final double[] DOWN_ROWS = {-1, 0, 0, 10, 0, 1, 0, 20, 0, 0, -1, 80};
  private static final String BRAINSIGHT = "# Version: 12\n# Coordinate system: NIfTI:Aligned\n# Encoding: UTF-8\n"
      + "# Target Name\tLoc. X\tLoc. Y\tLoc. Z\tm0n0\tm0n1\tm0n2\tm1n0\tm1n1\tm1n2\tm2n0\tm2n1\tm2n2\n"
      + "hand\t10\t20\t80\t1\t0\t0\t0\t1\t0\t0\t0\t1\n"
      + "# Sample Name\tIndex\tLoc. X\tLoc. Y\tLoc. Z\tm0n0\tm0n1\tm0n2\tm1n0\tm1n1\tm1n2\tm2n0\tm2n1\tm2n2\t"
      + "Stim. Power A\tDate\tTime\n"
      + "Sample 1\t1\t10\t20\t80\t1\t0\t0\t0\t1\t0\t0\t0\t1\t45\t2024-02-22\t11:32:09.283\n"
      + "Sample 2\t2\t10\t20\t80\t1\t0\t0\t0\t1\t0\t0\t0\t1\t0\t2024-02-22\t11:32:11.283\n";
  private static final String STMPX = "<!DOCTYPE stmp>\n<stmp><fmpm><fmp id='P1'><fp x='10' y='20' z='80' m00='0' "
      + "m01='1' m02='0' m10='1' m11='0' m12='0' m20='0' m21='0' m22='-1'/></fmp></fmpm></stmp>";
  private static final String MRK = "{\"Configuration\": {\"AssociatedImageInfo\": {\"NIfTI_quatern\": [0, 1, 0], "
      + "\"NIfTI_qoffset\": [90, -126, -172], \"NIfTI_pixdim\": [-1, 1, 1, 1]}}, \"TargetMarkers\": [{\"CoilTarget\": "
      + "{\"Name\": \"M1\", \"CoordinateSystem\": \"ASSOCIATED_IMAGE\", \"PositionalUnit\": \"mm\", "
      + "\"CoilAxesConvention\": \"simnibs\", \"CoilInfo\": {\"Id\": \"c.ccd\"}, \"CoilPose\": "
      + "{\"RigidTransformMatrix4x4\": [[-1, 0, 0, 10], [0, 1, 0, 20], [0, 0, -1, 80], [0, 0, 0, 1]]}}}]}";
  private static final String JSON = "{\"matsimnibs\": [[-1, 0, 0, 10], [0, 1, 0, 20], [0, 0, -1, 80], [0, 0, 0, 1]]}";
  private static final String CSV = "name,m00,m01,m02,m03,m10,m11,m12,m13,m20,m21,m22,m23,didt_A_per_us\n"
      + "a,-1,0,0,10,0,1,0,20,0,0,-1,80,70\n";
  private static final String TSV = "nibs_position_id\telement_centre_x\telement_centre_y\telement_centre_z\t"
      + "element_xdir_x\telement_xdir_y\telement_xdir_z\telement_ydir_x\telement_ydir_y\telement_ydir_z\t"
      + "element_zdir_x\telement_zdir_y\telement_zdir_z\nM1\t10\t20\t80\t-1\t0\t0\t0\t1\t0\t0\t0\t-1\n";

  @TempDir
  Path folder;

  private static String matrix4d(double... rows) {
    StringBuilder text = new StringBuilder("<Matrix4D");
    for (int i = 0; i < 16; i++) {
      double v = i < 12 ? rows[i] : i < 15 ? 0 : 1;
      text.append(" data").append(i / 4).append(i % 4).append("='").append(v).append('\'');
    }
    return text + "/>";
  }

  private static String pulse(String didt, String output, String matrix) {
    return "<TriggerMarker recordingTime='26'><ResponseValues><Value key='valueA' response='" + didt
        + "'/><Value key='amplitudeA' response='" + output + "'/></ResponseValues>" + matrix + "</TriggerMarker>";
  }

  private static String pulses(String... pulses) {
    return "<?xml version='1.0' encoding='UTF-8'?><TriggerMarkerList coordinateSpace='RAS'>" + String.join("", pulses)
        + "</TriggerMarkerList>";
  }

  private static String markers(String space, String matrix) {
    return "<InstrumentMarkerList coordinateSpace='" + space + "'><InstrumentMarker><Marker description='M1'>" + matrix
        + "</Marker></InstrumentMarker></InstrumentMarkerList>";
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text, StandardCharsets.UTF_8);
  }

  private Path write(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private Opened<CoilPoses> read(String text) throws IOException {
    return PoseFile.read(write("any", text));
  }

  private String refusal(String text) throws IOException {
    Path file = write("any", text);
    return refusal(file);
  }

  private static String refusal(Path file) {
    String message = assertThrows(FormatException.class, () -> PoseFile.read(file)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    return message;
  }

  private static Path session(Path file, String type, double didt) throws IOException {
    Struct position = Mat5.newStruct().set("type", Mat5.newString("POSITION")).set("name", Mat5.newString("M1"))
        .set("didt", Mat5.newScalar(didt));
    Matrix matrix = Mat5.newMatrix(4, 4);
    for (int i = 0; i < 16; i++) {
      matrix.setDouble(i / 4, i % 4, i < 12 ? DOWN_ROWS[i] : i < 15 ? 0 : 1);
    }
    position.set("matsimnibs", matrix);
    Struct list = Mat5.newStruct().set("type", Mat5.newString(type)).set("fnamecoil", Mat5.newString("c.ccd"))
        .set("pos", position);
    Mat5.writeToFile(Mat5.newMatFile().addArray("type", Mat5.newString("SESSION"))
        .addArray("poslist", Mat5.newCell(1, 1).set(0, list)), file.toFile());
    return file;
  }

  @Test
  void readsTheSamePoseFromEveryFormat() throws IOException {
    for (String text : List.of(markers("RAS", DOWN), BRAINSIGHT, STMPX, MRK, JSON, CSV, TSV)) {
      CoilPose pose = read(text).content().poses().get(0);
      assertArrayEquals(DOWN_ROWS, pose.matrix().rows(), 1e-15, text);
      assertEquals(0, pose.deviation());
      assertEquals(CoilPose.Kind.TARGET, pose.kind());
    }
    CoilPose session = PoseFile.read(session(folder.resolve("s.mat"), "TMSLIST", 70e6)).content().poses().get(0);
    assertArrayEquals(DOWN_ROWS, session.matrix().rows(), 1e-15);
    assertEquals("M1 c.ccd 70.0", session.name() + " " + session.coil() + " " + session.didt().orElseThrow());
    double[] lps = DOWN_ROWS.clone();
    for (int i = 0; i < 8; i++) {
      lps[i] = -lps[i];
    }
    assertArrayEquals(lps, read(markers("LPS", DOWN)).content().poses().get(0).matrix().rows(), 1e-15);
  }

  @Test
  void readsCompressedFilesWhateverTheirName() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(pulses(pulse("62", "45", DOWN)).getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("a.csv"), bytes.toByteArray());
    assertEquals(45, PoseFile.read(file).content().poses().get(0).output().orElseThrow());
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), 60));
    assertTrue(refusal(file).contains("is compressed by gzip, but damaged"));
  }

  @Test
  void skipsAndCountsUntrackedPoses() throws IOException {
    Opened<CoilPoses> opened = read(pulses(pulse("62", "45", IDENTITY), pulse("62", "45", DOWN)));
    assertEquals(1, opened.content().poses().size());
    assertTrue(opened.warnings().toString().contains("1 of 2 items were recorded while the coil was not tracked"));
    assertTrue(refusal(pulses(pulse("62", "45", IDENTITY))).contains("not tracked at any of the 1 items"));
  }

  @Test
  void skipsAndCountsUnsetMarkersOfLocalite() throws IOException {
    String moved = matrix4d(1, 0, 0, -13, 0, 1, 0, -4, 0, 0, 1, 70);
    String mirrored = matrix4d(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0);
    for (String unset : List.of(moved, mirrored)) {
      Opened<CoilPoses> opened = read(pulses(
          pulse("NaN", "0.0", unset).replace("<TriggerMarker", "<TriggerMarker set='false'"),
          pulse("62", "45", DOWN).replace("<TriggerMarker", "<TriggerMarker set='true'")));
      assertEquals(80, opened.content().poses().get(0).matrix().get(2, 3));
      assertTrue(opened.warnings().toString().contains("1 of 2 items were recorded while the coil was not tracked"));
      String markers = markers("RAS", DOWN);
      opened = read(markers.replace("</InstrumentMarkerList>", "<InstrumentMarker><Marker set='false'>" + unset
          + "</Marker></InstrumentMarker></InstrumentMarkerList>"));
      assertEquals(1, opened.content().poses().size());
      assertTrue(opened.warnings().toString().contains("1 items have no pose and are left out"));
    }
  }

  @Test
  void readsTheInstrumentMarkersAmongVariousMarkersOfLocalite() throws IOException {
    String pair = "<Element index='0' type='EntryTargetPair'><EntryTargetPair><Target><Marker set='true'>"
        + "<ColVec3D data0='1' data1='2' data2='3'/></Marker></Target></EntryTargetPair></Element>";
    String list = "<GUMMarkerList coordinateSpace='RAS'>" + pair + "<Element index='1' type='InstrumentMarker'>"
        + "<InstrumentMarker description='M1' set='true' uid='2'>" + DOWN + "</InstrumentMarker></Element>"
        + "</GUMMarkerList>";
    Opened<CoilPoses> opened = read(list);
    assertEquals(List.of(), opened.warnings());
    assertEquals(List.of("M1"), opened.content().poses().stream().map(CoilPose::name).toList());
    assertArrayEquals(DOWN_ROWS, opened.content().poses().get(0).matrix().rows(), 1e-15);
    assertTrue(refusal("<GUMMarkerList coordinateSpace='RAS'>" + pair + "</GUMMarkerList>").contains("no coil pose"));
  }

  @Test
  void leavesUnknownIntensitiesUnknown() throws IOException {
    Opened<CoilPoses> opened = read(pulses(pulse("NaN", "0.0", DOWN), pulse("0.0", "0.0", DOWN),
        pulse("62", "45", DOWN)));
    assertEquals(OptionalDouble.empty(), opened.content().poses().get(0).didt());
    assertEquals(OptionalDouble.empty(), opened.content().poses().get(1).didt());
    assertEquals(OptionalDouble.empty(), opened.content().poses().get(1).output());
    assertTrue(opened.warnings().toString().contains("is unknown (none, NaN or 0) at 2 of 3 recorded poses"));
    String volts = pulses(pulse("62", "45", DOWN)).replace("<TriggerMarker ", "<ResponseParameters>"
        + "<responseDescription id='valueA' unit='V'/></ResponseParameters><TriggerMarker ");
    assertEquals(OptionalDouble.empty(), read(volts).content().poses().get(0).didt());
    assertTrue(read(volts).warnings().toString().contains("is in V, not in A/us"));
  }

  @Test
  void readsPowerAndTimeOfBrainsightSamples() throws IOException {
    List<CoilPose> poses = read(BRAINSIGHT).content().poses();
    assertEquals(3, poses.size());
    assertEquals(45, poses.get(1).output().orElseThrow());
    assertEquals(0, poses.get(1).time().orElseThrow());
    assertEquals(2000, poses.get(2).time().orElseThrow());
    assertEquals(OptionalDouble.empty(), poses.get(2).output());
  }

  @Test
  void readsRowsThatEndEarlyOrLateBehindThePose() throws IOException {
    String text = BRAINSIGHT.replace("\t45\t2024-02-22\t11:32:09.283", "")
        .replace("11:32:11.283", "11:32:11.283\tx\ty");
    List<CoilPose> poses = read(text).content().poses();
    assertEquals(3, poses.size());
    assertEquals(OptionalDouble.empty(), poses.get(1).output());
    assertEquals(0, poses.get(2).time().orElseThrow());
  }

  @Test
  void readsBrainsightNamesThatStartLikeHeaders() throws IOException {
    String row = "hand\t10\t20\t80\t1\t0\t0\t0\t1\t0\t0\t0\t1\n";
    List<CoilPose> poses = read(BRAINSIGHT.replace(row, row.replace("hand", "#1") + row.replace("hand", "# 2") + row))
        .content().poses();
    assertEquals(List.of("#1", "# 2", "hand", "Sample 1", "Sample 2"), poses.stream().map(CoilPose::name).toList());
    assertArrayEquals(DOWN_ROWS, poses.get(1).matrix().rows());
  }

  @Test
  void leavesOutBrainsightTablesWithoutRotations() throws IOException {
    String positions = "# Target Name\tLoc. X\tLoc. Y\tLoc. Z\nhand\t10\t20\t80\n";
    Opened<CoilPoses> opened = read(BRAINSIGHT.replaceFirst("(?s)# Target.*?(?=# Sample)", positions));
    assertEquals(List.of("Sample 1", "Sample 2"), opened.content().poses().stream().map(CoilPose::name).toList());
    assertTrue(opened.warnings().toString().contains("1 items have no pose and are left out"));
  }

  @Test
  void readsNoOtherBrainsightTables() throws IOException {
    String selection = "# Target Selection\tTarget Name\tLoc. X\tLoc. Y\tLoc. Z\tm0n0\tm0n1\tm0n2\tm1n0\tm1n1\tm1n2"
        + "\tm2n0\tm2n1\tm2n2\nCrosshairs Position\tCoil\t10\t20\t80\t1\t0\t0\t0\t1\t0\t0\t0\t1\n";
    assertEquals(3, read(BRAINSIGHT + selection).content().poses().size());
  }

  @Test
  void leavesOutItemsWithoutPose() throws IOException {
    String none = "x" + "\t(null)".repeat(12) + "\n";
    String[] parts = BRAINSIGHT.split("(?=# Sample)");
    Opened<CoilPoses> opened = read(parts[0] + none.repeat(5000) + parts[1]);
    assertEquals(3, opened.content().poses().size());
    assertTrue(opened.warnings().toString().contains("5000 items have no pose"), opened.warnings().toString());
    opened = read(pulses(pulse("1", "1", DOWN.replace("'80.0'", "'NaN'")), pulse("1", "1", DOWN)));
    assertEquals(1, opened.content().poses().size());
    assertTrue(opened.warnings().toString().contains("1 items are left out because their matrix is not finite"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "NIfTI:Aligned | World | its coordinate system World is not that of the image; export again with the coordinate"
          + " system NIfTI:Aligned, which only a project based on the NIfTI image of the head offers",
      "NIfTI:Aligned | Brainsight | is not that of the image",
      "NIfTI:Aligned\\n | NIfTI:Aligned\\n# Coordinate system: World\\n | mixes the coordinate systems NIfTI:Aligned"
          + " and World",
      "# Version: 12 | # Version: twelve | must have one integer as its version",
      "m2n2\\nhand | m2n3\\nhand | line 5: the table has no column 'm2n2'",
      "\\t80\\t1 | \\t80\\t0,999 | line 5, column m0n0: '0,999' is not a number (decimals take a point)",
      "\\t80\\t1 | \\t80 | line 5: must have at least 13 cells separated by tabs, found 12"})
  void refusesUnusableBrainsightExports(String from, String to, String message) throws IOException {
    String a = from.translateEscapes(), b = to.translateEscapes(), text = BRAINSIGHT.replaceFirst(
        Pattern.quote(a), Matcher.quoteReplacement(b));
    assertTrue(!text.equals(BRAINSIGHT) && refusal(text).contains(message), () -> {
      try {
        return refusal(text);
      } catch (IOException e) {
        return e.toString();
      }
    });
  }

  @Test
  void warnsOfOtherTransformsAndVersions() throws IOException {
    assertEquals(List.of(), read(BRAINSIGHT.replaceAll("\t0\t2024", "\t50\t2024")).warnings());
    String warnings = read(BRAINSIGHT.replace("NIfTI:Aligned", "NIfTI:Q:Scanner").replace(": 12", ": 15")).warnings()
        .toString();
    assertTrue(warnings.contains("NIfTI:Q:Scanner") && warnings.contains("is of version 15"), warnings);
  }

  @Test
  void refusesOtherEncodingsAndReadsDeclaredOnes() throws IOException {
    Path file = write("b.txt", BRAINSIGHT.replace("hand", "H\u00e4nde"), StandardCharsets.ISO_8859_1);
    assertTrue(refusal(file).contains("is not text in UTF-8; save or export it again"));
    String declared = BRAINSIGHT.replace("hand", "H\u00e4nde").replace("UTF-8", "ISO-8859-1");
    write("b.txt", declared, StandardCharsets.ISO_8859_1);
    assertEquals("H\u00e4nde", PoseFile.read(file).content().poses().get(0).name());
    for (String text : List.of(BRAINSIGHT, CSV, JSON, TSV, MRK)) {
      assertEquals(1, PoseFile.read(write("u", "\uFEFF" + text, StandardCharsets.UTF_16BE)).content().poses().get(0)
          .matrix().get(1, 1));
      assertEquals(1, read("\uFEFF" + text).content().poses().get(0).matrix().get(1, 1));
    }
  }

  @Test
  void refusesDamagedXmlAndNeverFetches() throws IOException {
    String xml = markers("RAS", DOWN);
    assertTrue(refusal(xml.substring(0, xml.length() - 20)).contains("is damaged XML"));
    Path secret = write("secret", "secret");
    String entity = "<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>"
        + xml.replace("'M1'", "'&e;'");
    assertTrue(refusal(entity).contains("entity"), refusal(entity));
    assertTrue(refusal("<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>"
        + xml.replace("<Marker ", "&e;<Marker ")).contains("entity"));
    for (String space : List.of("", "MNI")) {
      assertTrue(refusal(markers(space, DOWN)).contains("coordinateSpace='" + space + "' must be RAS or LPS; save the"
          + " markers in the coordinates of the individual image"));
    }
    assertTrue(refusal(markers("RAS", DOWN.replace("data12", "data21"))).contains("any: "));
    assertTrue(refusal(markers("RAS", DOWN.replace("data13='20.0'", "data13='x'"))).contains(
        "data13='x' is not a number"));
    assertTrue(refusal(markers("RAS", DOWN.replace("data33='1.0'", "data33='2'"))).contains("last row"));
  }

  @Test
  void refusesOtherConventionsOfVisor2() throws IOException {
    assertEquals(90, read(MRK).content().image().orElseThrow().get(0, 3));
    assertTrue(refusal(MRK.replace("ASSOCIATED_IMAGE", "SUBJECT")).contains("must be ASSOCIATED_IMAGE"));
    assertTrue(refusal(MRK.replace("simnibs", "visor")).contains("CoilAxesConvention: must be simnibs"));
    assertTrue(refusal(MRK.replace("\"mm\"", "\"m\"")).contains("PositionalUnit: must be mm"));
  }

  @Test
  void leavesOutMarkersOfVisor2ThatAreNoCoils() throws IOException {
    Opened<CoilPoses> opened = read(MRK.replace("[{\"CoilTarget", "[{\"PointTarget\": {}}, {\"CoilTarget"));
    assertEquals(1, opened.content().poses().size());
    assertTrue(opened.warnings().toString().contains("1 items have no pose and are left out"));
  }

  @Test
  void readsUnitAndSystemOfBidsMarkers() throws IOException {
    assertTrue(read(TSV).warnings().toString().contains("has no _coordsystem.json beside it"));
    Path file = write("sub-1_task-a_acq-x_markers.tsv", TSV);
    write("sub-2_coordsystem.json", "{\"NIBSCoordinateSystem\": \"MNI152Lin\", \"NIBSCoordinateUnits\": \"mm\"}");
    Path system = write("sub-1_task-a_coordsystem.json",
        "{\"NIBSCoordinateSystem\": \"IndividualMRI\", \"NIBSCoordinateUnits\": \"cm\"}");
    assertEquals(800, PoseFile.read(file).content().poses().get(0).matrix().get(2, 3));
    assertEquals(List.of(), PoseFile.read(file).warnings());
    write(system.getFileName().toString(), "{\"NIBSCoordinateSystem\": \"MNI152Lin\"}");
    String message = assertThrows(FormatException.class, () -> PoseFile.read(file)).getMessage();
    assertTrue(message.contains("the markers are in MNI152Lin, not in the coordinates of the individual"), message);
    assertTrue(refusal(TSV.replace("element_zdir_x", "normal_x")).contains("earlier drafts do not define"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "nothing", "<html></html>", "a,b\n1,2\n", "x,y;z\n", "# comment\n"})
  void refusesOtherFiles(String text) throws IOException {
    assertTrue(refusal(text).contains("is no file of coil poses that is known"), refusal(text));
  }

  @Test
  void saysHowTheColumnsOfTablesMustBeSeparated() throws IOException {
    assertTrue(refusal(CSV.replace(',', '\t')).contains("must be separated by commas, not by tabs"));
    assertTrue(refusal(CSV.replace(',', ';')).contains("must be separated by commas, not by semicolons"));
  }

  @Test
  void refusesOtherMatFilesAndMissingFiles() throws IOException {
    assertTrue(refusal("MATLAB 7.3 MAT-file, Platform").contains("save it again with save(..., '-v7')"));
    Path file = folder.resolve("e.mat");
    Mat5.writeToFile(Mat5.newMatFile().addArray("x", Mat5.newScalar(1)), file.toFile());
    assertTrue(refusal(file).contains("holds no coil pose"));
    assertThrows(NoSuchFileException.class, () -> PoseFile.read(folder.resolve("none")));
    assertTrue(refusal(folder).contains("is a folder"));
  }

  @Test
  void makesRoundedMatricesRigidAndRefusesOthers() {
    Affine rounded = Affine.of(0.997, -0.056, 0.056, 1, 0.053, 0.997, -0.048, 2, -0.059, 0.044, 0.997, 3);
    CoilPose pose = CoilPose.target("a", rounded);
    assertTrue(pose.deviation() > 1e-4 && pose.deviation() < 0.01);
    assertTrue(pose.rigid().deviation() < 1e-14);
    for (int i = 0; i < 12; i++) {
      assertEquals(rounded.rows()[i], pose.rigid().matrix().rows()[i], pose.deviation());
    }
    Affine sheared = Affine.of(1, 0.02, 0, 0, 0, 1, 0, 0, 0, 0, 1, 80), mirrored =
        Affine.of(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 80);
    assertTrue(assertThrows(InvalidInputException.class, CoilPose.target("", sheared)::rigid).getMessage()
        .contains("stretches or shears"));
    assertTrue(assertThrows(InvalidInputException.class, CoilPose.target("", mirrored)::rigid).getMessage()
        .contains("mirrors"));
    assertEquals(RigidTransform.nearest(rounded), RigidTransform.nearest(RigidTransform.nearest(rounded)));
    assertEquals(78, CoilPose.target("", Affine.of(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 80)).shifted(2).matrix()
        .get(2, 3));
  }

  @Test
  void readsOrRejectsDamagedFiles() throws IOException {
    int k = 0;
    for (String text : List.of(pulses(pulse("62", "45", DOWN), pulse("0", "NaN", IDENTITY)), markers("LPS", DOWN),
        BRAINSIGHT, STMPX, MRK, JSON, CSV, TSV)) {
      Fuzz.assertReadOrRefused(folder.resolve("f" + k++), text.getBytes(StandardCharsets.UTF_8), 200, PoseFile::read);
    }
  }

  /** Not by {@link Fuzz}, since the library allocates texts by the size that the file states. */
  @Test
  void readsOrRejectsDamagedSessions() throws IOException {
    byte[] good = Files.readAllBytes(session(folder.resolve("s.mat"), "TMSLIST", 70e6));
    Random random = new Random(1);
    int refused = 0;
    for (int k = 0; k < 300; k++) {
      byte[] bytes = k % 3 == 0 ? Arrays.copyOf(good, 1 + random.nextInt(good.length - 1)) : good.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Path file = Files.write(folder.resolve("f" + k + ".mat"), bytes);
      try {
        PoseFile.read(file);
      } catch (FormatException e) {
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 100, refused + " of 300 refused");
  }
}

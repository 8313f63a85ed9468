/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cost;
import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.efield.mesh.MeshField;
import io.github.tmsthresholds.efield.mesh.TestMeshes;
import io.github.tmsthresholds.efield.mesh.TetMesh;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GmshReaderTest {

  private static final TetMesh MESH = TestMeshes.box(4, 2.5);
  private static final MeshField E = TestMeshes.vectors(MESH, "E", Place.TETRAHEDRA, p -> p.times(0.3).plus(Vec3.Z));
  private static final MeshField D = TestMeshes.vectors(MESH, "D", Place.NODES, p -> p.times(-0.7));

  @TempDir
  Path folder;

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.msh"), bytes);
  }

  /** The values of a quantity by where they stand, so that two meshes compare whatever the order of their rows. */
  private static Map<Vec3, List<Float>> byPlace(MeshField field) {
    Map<Vec3, List<Float>> values = new HashMap<>();
    TetMesh mesh = field.mesh();
    for (int i = 0; i < field.values().length / 3; i++) {
      float[] v = Arrays.copyOfRange(field.values(), 3 * i, 3 * i + 3);
      boolean tetrahedron = field.place() == Place.TETRAHEDRA;
      values.put(tetrahedron ? mesh.centroid(i) : mesh.node(i),
          List.of(v[0], v[1], v[2], tetrahedron ? (float) mesh.regions()[i] : 0f));
    }
    return values;
  }

  private void assertReadsBack(MshBytes msh) throws IOException {
    Path file = write(msh.bytes(D, E));
    assertEquals(byPlace(E), byPlace(GmshReader.read(file, "E", Progress.NONE).content()));
    assertEquals(byPlace(D), byPlace(GmshReader.read(file, "D", Progress.NONE).content()));
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void readsTheVariantsOfEachProgram(boolean four, boolean binary) throws IOException {
    assertReadsBack(new MshBytes(MESH, four, binary));
    assertReadsBack(new MshBytes(MESH, four, binary).newlineBeforeEnd().integerTags(3));
    assertReadsBack(new MshBytes(MESH, four, binary).blocksOf(1).scattered(2));
    assertReadsBack(new MshBytes(MESH, four, binary).blocksOf(7).scattered(5000).bigEndian());
  }

  @Test
  void readsWindowsLineEndingsInTextFiles() throws IOException {
    for (boolean four : new boolean[] {false, true}) {
      String text = new String(new MshBytes(MESH, four, false).bytes(E), StandardCharsets.US_ASCII);
      Path file = write(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      assertEquals(byPlace(E), byPlace(GmshReader.read(file, "E", Progress.NONE).content()));
    }
  }

  @Test
  void skipsOtherSections() throws IOException {
    String text = new String(new MshBytes(MESH, false, false).bytes(E), StandardCharsets.US_ASCII);
    text = text.replace("$Nodes", "$PhysicalNames\n1\n3 1 \"WM $ $End\"\n$EndPhysicalNames\n$Nodes")
        + "$Comments\n$Nodes 3\n$EndComments\n";
    Path file = write(text.getBytes(StandardCharsets.US_ASCII));
    assertEquals(byPlace(E), byPlace(GmshReader.read(file, "E", Progress.NONE).content()));
  }

  @Test
  void usesTheEntityAsRegionWithoutPhysicalTag() throws IOException {
    String text = new String(new MshBytes(MESH, true, false).bytes(), StandardCharsets.US_ASCII);
    String none = text.replaceAll("(?s)\\$Entities.*\\$EndEntities\n", "");
    int[] expected = Arrays.stream(MESH.regions()).map(r -> 100 + r).sorted().toArray();
    int[] found = GmshReader.readMesh(write(none.getBytes(StandardCharsets.US_ASCII)), Progress.NONE).content()
        .regions();
    assertArrayEquals(expected, Arrays.stream(found).sorted().toArray());
  }

  private void assertRefused(String text, String reason) throws IOException {
    assertRefused(text.getBytes(StandardCharsets.ISO_8859_1), reason);
  }

  private void assertRefused(byte[] bytes, String reason) throws IOException {
    Path file = write(bytes);
    String message = assertThrows(FormatException.class, () -> GmshReader.read(file, "E", Progress.NONE)).getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(reason) && !message.contains("\n"), message);
  }

  @Test
  void rejectsImpossibleCounts() throws IOException {
    String two = new String(new MshBytes(MESH, false, false).bytes(E), StandardCharsets.US_ASCII);
    String four = new String(new MshBytes(MESH, true, false).bytes(E), StandardCharsets.US_ASCII);
    for (String count : new String[] {"-1", "126", "2000000000", "9223372036854775807"}) {
      assertRefused(two.replace("$Nodes\n125\n", "$Nodes\n" + count + "\n"), "$Nodes");
      assertRefused(two.replace("$Elements\n387\n", "$Elements\n" + count + "0\n"), "$Elements");
      assertRefused(two.replace("\n387\n0\n", "\n" + count + "0\n0\n"), "$ElementData");
      assertRefused(four.replace("$Nodes\n3 125 ", "$Nodes\n3 " + count + " "), "$Nodes");
      assertRefused(four.replace("$Elements\n3 387 ", "$Elements\n3 " + count + "0 "), "$Elements");
      assertRefused(four.replace("$Entities\n0 0 1 2", "$Entities\n0 0 1 " + count), "$Entities");
    }
    assertRefused(two.replace("$Nodes\n125\n", "$Nodes\n9223372036854775808\n"), "must be an integer");
    assertRefused(two.replace("$Nodes\n125\n", "$Nodes\n124\n"), "holds more than it promises");
    assertRefused(two.replace("\n387\n0\n", "\n380\n0\n"), "holds more than it promises");
  }

  @Test
  void rejectsValuesThatDoNotFitTheMesh() throws IOException {
    byte[] without = new MshBytes(MESH, false, true).bytes(D);
    assertRefused(without, "has no quantity 'E', found D");
    String two = new String(new MshBytes(MESH, false, false).bytes(E), StandardCharsets.US_ASCII);
    int last = two.lastIndexOf('\n', two.lastIndexOf("$EndElementData") - 2);
    String shorter = two.substring(0, last + 1).replace("\n387\n0\n", "\n386\n0\n") + "$EndElementData\n";
    assertRefused(shorter, "'E' has no value for 1 of 384 tetrahedra");
    assertRefused(two.replace("\n1\n\"E\"\n1\n0.5\n4\n0\n3\n", "\n1\n\"E\"\n1\n0.5\n4\n0\n2\n"), "2 components");
    float[] bad = E.values().clone();
    bad[100] = Float.NaN;
    assertRefused(new MshBytes(MESH, true, true).bytes(new MeshField(MESH, "E", Place.TETRAHEDRA, 3, bad)), "is NaN");
  }

  @Test
  void rejectsInvalidMeshes() throws IOException {
    String two = new String(new MshBytes(MESH, false, false).bytes(E), StandardCharsets.US_ASCII);
    assertRefused(two.replace("$Nodes\n125\n1 -5.0", "$Nodes\n125\n1 NaN"), "node 1: the coordinate");
    assertRefused(two.replace("$Nodes\n125\n1 -5.0", "$Nodes\n125\n1 1e300"), "node 1: the coordinate");
    assertRefused(two.replace("$Nodes\n125\n1 -5.0", "$Nodes\n125\n1 x"), "must be a number, is 'x'");
    assertRefused(two.replace("$Nodes\n125\n1 ", "$Nodes\n125\n2 "), "the id 2 appears twice");
    assertRefused(two.replace("\n4 4 2 1 9 1 2 ", "\n4 4 2 1 9 1 999 "), "element 4 has the node 999");
    assertRefused(two.replace("\n4 4 2 1 9 1 2 ", "\n4 4 2 1 9 1 1 "), "element 4 is a tetrahedron without volume");
    assertRefused(two.replace("\n4 4 2 1 9 1 2 ", "\n4 11 2 1 9 1 2 "), "type 11");
    assertRefused(two.replace("\n4 4 2 1 9 1 2 ", "\n5 4 2 1 9 1 2 "), "the id 5 appears twice");
    assertRefused(two.replace("2.2 0 8", "3.0 0 8"), "this is 3.0");
    assertRefused(two.replace("2.2 0 8", "2.2 0 4"), "the data size 8");
    assertRefused(two.replace("$EndElements", "$EndElement"), "$EndElements is missing");
    assertRefused(two.replaceAll("(?s)\\$Nodes.*\\$EndNodes\n", ""), "no section $Nodes");
    assertRefused("", "no section $MeshFormat");
    assertRefused("solid cube\n", "is no Gmsh mesh");
    assertRefused("$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$Nodes\n0\n$EndNodes\n$Elements\n0\n$EndElements\n"
        + two.substring(two.indexOf("$ElementData")), "holds no tetrahedra");
  }

  @Test
  void rejectsTheOtherByteOrder() throws IOException {
    for (boolean four : new boolean[] {false, true}) {
      byte[] bytes = new MshBytes(MESH, four, true).bytes(E);
      bytes[20] = 0;
      bytes[23] = 1;
      assertRefused(bytes, "$Nodes");
      bytes[23] = 2;
      assertRefused(bytes, "byte order");
    }
  }

  @Test
  void rejectsHostileFilesCheaply() throws IOException {
    String format = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n", four = format.replace("2.2", "4.1");
    String tail = "\n$EndNodes\n$Elements\n1\n1 4 2 1 1 1 2 3 4\n$EndElements\n";
    String million = "1 ".repeat(1_000_000);
    for (String text : new String[] {
        format + "$Nodes\n500000\n" + million + tail,
        format + "$Nodes\n" + "9".repeat(2_000_000) + tail,
        format + "$Nodes\n100000\n" + "1000000000 0 0 0\n".repeat(100_000) + tail,
        format + "$Nodes\n1\n1 0 0 " + "0".repeat(2_000_000) + tail,
        format + "$A\n$EndA\n".repeat(200_000),
        format + "$A\n" + "$".repeat(2_000_000),
        four + "$Nodes\n9000000000000000000 1 1 1\n" + "3 1 0 0\n".repeat(250_000) + tail,
        four + "$Entities\n0 0 0 100000\n" + million + "\n$EndEntities\n$Nodes\n1 1 1 1\n3 1 0 1\n1\n0 0 0" + tail,
        "\n".repeat(2_000_000)}) {
      Path file = write(text.getBytes(StandardCharsets.US_ASCII));
      Cost.assertLow(text.substring(0, Math.min(80, text.length())),
          () -> assertThrows(FormatException.class, () -> GmshReader.read(file, "E", Progress.NONE)));
      Cost.assertLow(text.substring(0, Math.min(80, text.length())),
          () -> assertThrows(FormatException.class, () -> GmshReader.readMesh(file, Progress.NONE)));
    }
  }

  @Test
  void rejectsHostileBinaryFilesCheaply() throws IOException {
    byte[] format2 = header("2.2"), format4 = header("4.1");
    byte[] zeros = new byte[4_000_000];
    for (long count : new long[] {-1, 1_000_000, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertCheap(bytes(format2, "$Nodes\n" + count + "\n", zeros, "$EndNodes\n"));
      assertCheap(bytes(format2, "$Nodes\n1\n", ints(1, 0, 0, 0, 0, 0, 0),
          "$EndNodes\n$Elements\n" + count + "\n", zeros,
          "$EndElements\n"));
      assertCheap(bytes(format2, "$Nodes\n1\n", ints(1, 0, 0, 0, 0, 0, 0), "$EndNodes\n$Elements\n9\n",
          ints(4, (int) count, 2), zeros, "$EndElements\n"));
      assertCheap(bytes(format2, "$Nodes\n1\n", ints(1, 0, 0, 0, 0, 0, 0), "$EndNodes\n$Elements\n9\n",
          ints(4, 1, (int) count), zeros, "$EndElements\n"));
      assertCheap(bytes(format4, "$Nodes\n", longs(count, 10, 1, 10), zeros, "\n$EndNodes\n"));
      assertCheap(
          bytes(format4, "$Nodes\n", longs(1, count, 1, 10), ints(3, 1, 0), longs(count), zeros, "\n$EndNodes\n"));
      assertCheap(bytes(format4, "$Entities\n", longs(0, 0, 0, count), zeros, "\n$EndEntities\n$Nodes\n",
          longs(0, 0, 0, 0), "\n$EndNodes\n"));
      assertCheap(bytes(format4, "$Entities\n", longs(1, 0, 0, 0), ints(1), longs(0, 0, 0, count), zeros,
          "\n$EndEntities\n$Nodes\n", longs(0, 0, 0, 0), "\n$EndNodes\n"));
      assertCheap(bytes(format4, "$Nodes\n", longs(0, 0, 0, 0), "\n$EndNodes\n$Elements\n", longs(1, count, 1, 1),
          ints(3, 1, 4), longs(count), zeros, "\n$EndElements\n"));
    }
  }

  /** Ids of 64 bits, as far apart as can be. */
  @Test
  void readsExtremeIds() throws IOException {
    TetMesh small = TestMeshes.box(2, 3);
    MeshField field = TestMeshes.vectors(small, "E", Place.TETRAHEDRA, UnaryOperator.identity());
    String text = new String(new MshBytes(small, true, false).bytes(field), StandardCharsets.US_ASCII);
    String far = text.replaceFirst("\n1 \n2 \n", "\n" + Long.MIN_VALUE + " \n" + Long.MAX_VALUE + " \n");
    assertTrue(!far.equals(text));
    assertRefused(far, "which is not in $Nodes");
  }

  private void assertCheap(byte[] bytes) throws IOException {
    Path file = write(bytes);
    Cost.assertRefused(file, f -> GmshReader.readMesh(f, Progress.NONE), "$");
  }

  private static byte[] header(String version) {
    return bytes("$MeshFormat\n" + version + " 1 8\n", ints(1), "\n$EndMeshFormat\n");
  }

  private static byte[] ints(int... values) {
    ByteBuffer b = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    b.asIntBuffer().put(values);
    return b.array();
  }

  private static byte[] longs(long... values) {
    ByteBuffer b = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    b.asLongBuffer().put(values);
    return b.array();
  }

  /** Texts and bytes one after the other. */
  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      out.writeBytes(part instanceof String s ? s.getBytes(StandardCharsets.US_ASCII) : (byte[]) part);
    }
    return out.toByteArray();
  }

  @Test
  void namesFilesThatCannotBeRead() {
    Path none = folder.resolve("none.msh");
    assertEquals(none + ": no such file",
        assertThrows(NoSuchFileException.class, () -> GmshReader.readMesh(none, Progress.NONE)).getMessage());
    assertTrue(assertThrows(IOException.class, () -> GmshReader.readMesh(folder, Progress.NONE)).getMessage()
        .contains("is a folder"));
  }

  @ParameterizedTest
  @CsvSource({"false,false", "false,true", "true,false", "true,true"})
  void reportsDamagedFilesAsFormatErrors(boolean four, boolean binary) throws IOException {
    TetMesh small = TestMeshes.box(2, 3);
    MeshField field = TestMeshes.vectors(small, "E", Place.TETRAHEDRA, UnaryOperator.identity());
    byte[] whole = new MshBytes(small, four, binary).scattered(3).bytes(field);
    Fuzz.assertReadOrRefused(folder.resolve("damaged.msh"), whole, 600,
        file -> GmshReader.read(file, "E", Progress.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"names_and_comments.msh", "v41_several_groups.msh", "time_steps.msh"})
  void reportsDamagedTagsAsFormatErrors(String name) throws IOException {
    byte[] good = Files.readAllBytes(DifficultFiles.folder("gmsh").resolve(name));
    Fuzz.assertReadOrRefused(folder.resolve(name), good, 400, file -> GmshReader.read(file, "E", Progress.NONE));
  }

  @Test
  void reportsUnits() throws IOException {
    for (double edge : new double[] {0.2, 2}) {
      TetMesh mesh = TestMeshes.box(20, edge);
      Path file = write(new MshBytes(mesh, false, true).bytes());
      List<String> warnings = GmshReader.readMesh(file, Progress.NONE).warnings();
      assertEquals(edge == 2 ? List.of() : List.of(file + ": its tetrahedra extend over 4.00 mm only and are very small"
          + " (0.0013 mm3); nodes must be in mm, check that these are not in cm"), warnings);
    }
    TetMesh metres = TestMeshes.box(2, 0.05);
    MeshField field = TestMeshes.vectors(metres, "E", Place.NODES, UnaryOperator.identity());
    assertRefused(new MshBytes(metres, false, true).bytes(field), "these are probably in m");
  }

  @Tag("reference")
  @Test
  void readsOrdinaryMeshesWithoutWarnings() throws IOException {
    for (String name : List.of("sphere3.msh", "sphere3_v4_1_ascii.msh", "sphere3_v4_1_binary.msh", "cube.msh")) {
      Path file = SharedData.require("efield/meshes/" + name);
      assertEquals(List.of(), GmshReader.readMesh(file, Progress.NONE).warnings());
    }
  }

  @Tag("reference")
  @Test
  void readsTheSameMeshFromThreeFormats() throws IOException {
    TetMesh two = GmshReader.readMesh(SharedData.require("efield/meshes/sphere3.msh"), Progress.NONE).content();
    TetMesh text =
        GmshReader.readMesh(SharedData.require("efield/meshes/sphere3_v4_1_ascii.msh"), Progress.NONE).content();
    TetMesh binary =
        GmshReader.readMesh(SharedData.require("efield/meshes/sphere3_v4_1_binary.msh"), Progress.NONE).content();
    assertEquals(4556, two.nodeCount());
    double[] volume = new double[6];
    for (TetMesh mesh : List.of(two, text, binary)) {
      double[] v = new double[6];
      for (int t = 0; t < mesh.size(); t++) {
        v[mesh.regions()[t]] += mesh.volume(t);
      }
      assertEquals(4.0 / 3 * Math.PI * Math.pow(95, 3), v[3] + v[4] + v[5], 0.03e6, mesh.toString());
      assertEquals(4.0 / 3 * Math.PI * Math.pow(85, 3), v[3], 0.06e6, mesh.toString());
      if (volume[3] != 0) {
        assertArrayEquals(volume, v, 1e-3);
      }
      volume = v;
    }
    TetMesh cube = GmshReader.readMesh(SharedData.require("efield/meshes/cube.msh"), Progress.NONE).content();
    assertTrue(cube.size() > 10_000);
  }
}

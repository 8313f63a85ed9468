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
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceReaderTest {

  private static final TriangleMesh SPHERE = TestSurfaces.sphere(new Vec3(-20, 30, 40), 50, 1);

  @TempDir
  Path folder;

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("lh.white"), bytes);
  }

  private TriangleMesh read(String gifti) throws IOException {
    return SurfaceReader.readSurface(write(gifti.getBytes(StandardCharsets.UTF_8))).content();
  }

  /** Numbers as the text of a Data element; indices of triangles are integers. */
  private static String data(double[] values, boolean integers, String encoding, ByteOrder order) {
    if (encoding.equals("ASCII")) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < values.length; i++) {
        text.append(integers ? "" + (int) values[i] : "" + (float) values[i]).append(i % 3 == 2 ? "\n" : " ");
      }
      return text.toString();
    }
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(order);
    for (double v : values) {
      if (integers) {
        buffer.putInt((int) v);
      } else {
        buffer.putFloat((float) v);
      }
    }
    byte[] bytes = encoding.startsWith("GZip") ? compressed(buffer.array()) : buffer.array();
    return Base64.getMimeEncoder().encodeToString(bytes);
  }

  private static byte[] compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static double[] byColumn(double[] rows) {
    double[] columns = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      columns[i % 3 * (rows.length / 3) + i / 3] = rows[i];
    }
    return columns;
  }

  private static String array(String intent, double[] values, String encoding, ByteOrder order, boolean columnMajor,
      String children) {
    boolean integers = intent.equals("TRIANGLE");
    return "<DataArray Intent=\"NIFTI_INTENT_" + intent + "\" DataType=\"NIFTI_TYPE_" + (integers ? "INT32" : "FLOAT32")
        + "\" ArrayIndexingOrder=\"" + (columnMajor ? "Column" : "Row") + "MajorOrder\" Dimensionality=\"2\" Dim0=\""
        + values.length / 3 + "\" Dim1=\"3\" Encoding=\"" + encoding + "\" Endian=\""
        + (order == ByteOrder.BIG_ENDIAN ? "BigEndian" : "LittleEndian") + "\" ExternalFileName=\"\">" + children
        + "<Data>" + data(columnMajor ? byColumn(values) : values, integers, encoding, order) + "</Data></DataArray>\n";
  }

  private static String gifti(String encoding, ByteOrder order, boolean columnMajor, String children) {
    double[] corners = Arrays.stream(SPHERE.corners()).asDoubleStream().toArray();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE GIFTI SYSTEM \"http://nowhere.invalid/gifti.dtd\">\n"
        + "<GIFTI Version=\"1.0\" NumberOfDataArrays=\"2\">"
        + "<MetaData><MD><Name>a</Name><Value><![CDATA[b]]></Value></MD>"
        + "</MetaData><LabelTable/>\n" + array("POINTSET", SPHERE.vertices(), encoding, order, columnMajor, children)
        + array("TRIANGLE", corners, encoding, order, columnMajor, "") + "</GIFTI>\n";
  }

  private static String plain(String children) {
    return gifti("Base64Binary", ByteOrder.LITTLE_ENDIAN, false, children);
  }

  private static void assertSphere(TriangleMesh read, Vec3 shift) {
    assertArrayEquals(SPHERE.corners(), read.corners());
    for (int v = 0; v < SPHERE.vertexCount(); v++) {
      assertEquals(0, SPHERE.vertex(v).plus(shift).minus(read.vertex(v)).norm(), 1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"ASCII,false,false", "ASCII,false,true", "Base64Binary,false,false", "Base64Binary,true,true",
      "GZipBase64Binary,true,false", "GZipBase64Binary,false,true"})
  void readsEveryEncodingOfGifti(String encoding, boolean big, boolean columnMajor) throws IOException {
    ByteOrder order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    assertSphere(read(gifti(encoding, order, columnMajor, "<MetaData/>")), Vec3.ZERO);
  }

  @Test
  void appliesMatricesToScannerCoordinates() throws IOException {
    String shift = "<MatrixData>1 0 0 5 0 1 0 6 0 0 1 7 0 0 0 1</MatrixData></CoordinateSystemTransformMatrix>";
    String system = "<CoordinateSystemTransformMatrix><DataSpace>NIFTI_XFORM_%s</DataSpace>"
        + "<TransformedSpace>NIFTI_XFORM_%s</TransformedSpace>" + shift;
    Vec3 moved = new Vec3(5, 6, 7);
    assertSphere(read(plain(String.format(system, "UNKNOWN", "SCANNER_ANAT"))), moved);
    assertSphere(read(plain(String.format(system, "SCANNER_ANAT", "SCANNER_ANAT"))), Vec3.ZERO);
    assertSphere(read(plain(String.format(system, "UNKNOWN", "TALAIRACH"))), Vec3.ZERO);
    String centre = "<MetaData><MD><Name>VolGeomC_R</Name><Value>5</Value></MD>"
        + "<MD><Name>VolGeomC_A</Name><Value>6</Value>"
        + "</MD><MD><Name>VolGeomC_S</Name><Value>7</Value></MD></MetaData>";
    assertSphere(read(plain(centre + String.format(system, "UNKNOWN", "TALAIRACH"))), moved);
    assertSphere(read(plain(centre + String.format(system, "SCANNER_ANAT", "TALAIRACH"))), Vec3.ZERO);
  }

  private static byte[] freeSurfer(String footer, int... tags) {
    ByteBuffer out = ByteBuffer.allocate(1 << 16);
    out.putInt(0xfffffe << 8).position(3);
    out.put("created by me\n\n".getBytes(StandardCharsets.US_ASCII));
    out.putInt(SPHERE.vertexCount()).putInt(SPHERE.size());
    for (double v : SPHERE.vertices()) {
      out.putFloat((float) v);
    }
    for (int c : SPHERE.corners()) {
      out.putInt(c);
    }
    for (int tag : tags) {
      out.putInt(tag);
    }
    out.put(footer.getBytes(StandardCharsets.US_ASCII));
    return Arrays.copyOf(out.array(), out.position());
  }

  @Test
  void readsFreeSurferSurfacesInScannerCoordinates() throws IOException {
    String footer = "valid = 1  # volume info valid\nfilename = orig.mgz\nxras   = -1 0 0\ncras   = 5.0 6.0 7.0\n";
    assertSphere(SurfaceReader.readSurface(write(freeSurfer(""))).content(), Vec3.ZERO);
    assertSphere(SurfaceReader.readSurface(write(freeSurfer(footer, 2, 0, 20))).content(), new Vec3(5, 6, 7));
    assertSphere(SurfaceReader.readSurface(write(freeSurfer(footer, 20))).content(), new Vec3(5, 6, 7));
    assertSphere(SurfaceReader.readSurface(write(freeSurfer(footer, 2, 1, 20))).content(), Vec3.ZERO);
    String invalid = footer.replace("valid = 1", "valid = 0");
    assertSphere(SurfaceReader.readSurface(write(freeSurfer(invalid, 2, 0, 20))).content(), Vec3.ZERO);
  }

  @Test
  void readsFreeSurferNumbersPerVertex() throws IOException {
    ByteBuffer curvature = ByteBuffer.allocate(3 + 12 + 8);
    curvature.putInt(0xffffff << 8).position(3);
    curvature.putInt(2).putInt(1).putInt(1).putFloat(2.5f).putFloat(-1);
    assertArrayEquals(new float[] {2.5f, -1}, OverlayReader.read(write(curvature.array())).get(0).values());
    byte[] old = {0, 0, 2, 0, 0, 1, 0, (byte) 250, -1, (byte) (-100)};
    assertArrayEquals(new float[] {2.5f, -1}, OverlayReader.read(write(old)).get(0).values());
    curvature.putInt(11, 2);
    assertRefused(curvature.array(), true, "2 numbers each");
  }

  @Test
  void roundTripsSurfacesAndOverlays() throws IOException {
    Path surface = folder.resolve("a.surf.gii"), overlays = folder.resolve("a.func.gii");
    GiftiWriter.writeSurface(surface, SPHERE);
    assertSphere(SurfaceReader.readSurface(surface).content(), Vec3.ZERO);
    List<Overlay> written = List.of(new Overlay("threshold <A/us> & more", new float[] {1.5f, Float.NaN, -3}),
        new Overlay("", new float[] {Float.POSITIVE_INFINITY, 0, 1e-30f}));
    GiftiWriter.writeOverlays(overlays, written);
    List<Overlay> read = OverlayReader.read(overlays);
    assertEquals(2, read.size());
    for (int i = 0; i < 2; i++) {
      assertEquals(written.get(i).name(), read.get(i).name());
      assertArrayEquals(written.get(i).values(), read.get(i).values());
    }
    assertThrows(IllegalArgumentException.class, () -> GiftiWriter.writeOverlays(overlays, List.of()));
    assertThrows(IllegalArgumentException.class,
        () -> GiftiWriter.writeOverlays(overlays, List.of(written.get(0), new Overlay("b", new float[2]))));
  }

  private void assertRefused(byte[] bytes, boolean overlay, String reason) throws IOException {
    Path file = write(bytes);
    String message = assertThrows(FormatException.class,
        () -> { if (overlay) { OverlayReader.read(file); } else { SurfaceReader.readSurface(file); } }).getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(reason) && !message.contains("\n"), message);
  }

  private void assertRefused(String gifti, String reason) throws IOException {
    assertRefused(gifti.getBytes(StandardCharsets.UTF_8), false, reason);
  }

  @Test
  void writesAsciiDigitsInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
    try {
      Path file = folder.resolve("sphere.surf.gii");
      GiftiWriter.writeSurface(file, SPHERE);
      assertTrue(Files.readString(file).contains("NumberOfDataArrays=\"2\""));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void opensNoOtherFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "1 2 3");
    String external = "<!DOCTYPE GIFTI [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
    String text = gifti("ASCII", ByteOrder.LITTLE_ENDIAN, false, "").replaceAll("<!DOCTYPE[^>]*>", external);
    assertSphere(read(text), Vec3.ZERO);
    assertRefused(text.replaceFirst("<Data>\\S+ ", "<Data>&x; "), "lh.white");
    String laughs = "<!DOCTYPE GIFTI [<!ENTITY a \"1 1 1 1 1 1 1 1\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    assertRefused(text.replaceAll("(?s)<!DOCTYPE.*?]>", laughs).replaceFirst("<Data>\\S+ ", "<Data>&b; "), "lh.white");
    assertRefused(plain("").replace("\"Base64Binary\"", "\"ExternalFileBinary\"")
        .replace("ExternalFileName=\"\"", "ExternalFileName=\"secret\""), "external files are not read");
  }

  @Test
  void rejectsBombs() throws IOException {
    String bomb = "<GIFTI><DataArray Intent=\"NIFTI_INTENT_POINTSET\" DataType=\"NIFTI_TYPE_UINT8\" "
        + "Dimensionality=\"2\" "
        + "Dim0=\"%s\" Dim1=\"3\" Encoding=\"GZipBase64Binary\" Endian=\"LittleEndian\"><Data>"
        + Base64.getEncoder().encodeToString(compressed(new byte[60_000_000])) + "</Data></DataArray></GIFTI>";
    for (int rows : new int[] {100, 5_000_000, 20_000_000}) {
      byte[] bytes = String.format(bomb, rows).getBytes(StandardCharsets.UTF_8);
      Cost.assertLow(rows + " rows",
          () -> assertThrows(FormatException.class, () -> SurfaceReader.surface(Path.of("bomb.gii"), bytes)));
    }
    byte[] deep = ("<GIFTI>" + "<a>".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
    Cost.assertLow("deep nesting",
        () -> assertThrows(FormatException.class, () -> SurfaceReader.surface(Path.of("deep.gii"), deep)));
    assertRefused(String.format(bomb, 20_000_000), "more than a file of this size holds");
    assertRefused(String.format(bomb, 100), "must have 300 bytes, the compressed data hold more");
  }

  @Test
  void rejectsInvalidFiles() throws IOException {
    String whole = plain("");
    assertRefused(whole.replace("Dim0=\"42\"", "Dim0=\"-42\""), "Dim0 is '-42'");
    assertRefused(whole.replace("Dim0=\"42\"", "Dim0=\"2000000000\""), "more than");
    assertRefused(whole.replace("Dim0=\"42\"", "Dim0=\"43\""), "must have 516 bytes, has 504");
    assertRefused(whole.replace("Dim0=\"42\" Dim1=\"3\"", "Dim0=\"63\" Dim1=\"2\""), "three columns");
    assertRefused(whole.replace("FLOAT32", "RGB24"), "data type");
    assertRefused(whole.replace("LittleEndian", "Middle"), "byte order");
    assertRefused(whole.replace("LittleEndian", "BigEndian"), "vertex 0: a coordinate");
    assertRefused(whole.replace("<Data>", "<Data>*"), "Base64");
    assertRefused(whole.replace("_POINTSET", "_SHAPE"), "must have one NIFTI_INTENT_POINTSET array");
    assertRefused(whole.substring(0, whole.length() - 20), "damaged XML");
    String text = gifti("ASCII", ByteOrder.LITTLE_ENDIAN, false, "");
    assertRefused(text.replaceFirst("<Data>\\S+", "<Data>NaN"), "vertex 0");
    assertRefused(text.replaceFirst("<Data>\\S+", "<Data>x"), " is 'x'");
    assertRefused(whole.getBytes(StandardCharsets.UTF_8), true, "holds no array of one number");
    assertRefused("solid", "neither GIFTI nor a FreeSurfer surface");
    assertRefused("", "truncated");
    byte[] surface = freeSurfer("");
    assertRefused(Arrays.copyOf(surface, surface.length - 1), false, "truncated");
    ByteBuffer.wrap(surface).putInt(18, -1);
    assertRefused(surface, false, "-1 vertices");
    assertThrows(NoSuchFileException.class, () -> SurfaceReader.readSurface(folder.resolve("none")));
  }

  @Test
  void reportsDamagedFilesAsFormatErrors() throws IOException {
    for (String encoding : new String[] {"ASCII", "GZipBase64Binary"}) {
      byte[] gifti = gifti(encoding, ByteOrder.LITTLE_ENDIAN, false, "").getBytes(StandardCharsets.UTF_8);
      Fuzz.assertReadOrRefused(folder.resolve(encoding + ".surf.gii"), gifti, 900, SurfaceReader::readSurface);
    }
    Path overlay = folder.resolve("o.gii");
    GiftiWriter.writeOverlays(overlay, List.of(new Overlay("t", new float[100])));
    Fuzz.assertReadOrRefused(overlay, Files.readAllBytes(overlay), 900, OverlayReader::read);
    Fuzz.assertReadOrRefused(folder.resolve("lh.pial"), freeSurfer("cras = 1 2 3\n", 2, 0, 20), 40,
        SurfaceReader::readSurface);
    ByteBuffer curvature = ByteBuffer.allocate(3 + 12 + 80);
    curvature.putInt(0xffffff << 8).position(3);
    curvature.putInt(20).putInt(1).putInt(1);
    Fuzz.assertReadOrRefused(folder.resolve("lh.thickness"), curvature.array(), 40, OverlayReader::read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fs_command_line", "fs73_oblique.gii", "scanner_then_talairach.gii"})
  void reportsDamagedGeometryAsFormatErrors(String name) throws IOException {
    byte[] good = Files.readAllBytes(DifficultFiles.folder("surfaces").resolve(name));
    // the geometry is at the end of FreeSurfer's files and at the start of GIFTI files
    Fuzz.assertReadOrRefused(folder.resolve(name), good, name.endsWith(".gii") ? 3500 : good.length,
        SurfaceReader::readSurface);
  }

  @Tag("reference")
  @Test
  void readsARealSurface() throws IOException {
    Opened<TriangleMesh> opened =
        SurfaceReader.readSurface(SharedData.require("efield/surfaces/fsaverage10k_lh.central.gii"));
    assertEquals(List.of(), opened.warnings());
    TriangleMesh surface = opened.content();
    assertEquals(10242, surface.vertexCount());
    assertEquals(20480, surface.size());
    double area = Arrays.stream(surface.vertexAreas()).sum();
    assertTrue(area > 60_000 && area < 110_000, "area " + area);
    assertTrue(surface.signedVolume() > 200_000, "volume " + surface.signedVolume());
    assertEquals(-surface.signedVolume(), surface.flipped().signedVolume(), 1e-3);
  }
}

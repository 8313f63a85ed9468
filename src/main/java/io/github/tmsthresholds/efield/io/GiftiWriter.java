package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.io.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes surfaces and numbers on them as GIFTI, compressed, single precision, positions in scanner RAS. The same
 * input gives the same bytes. Thread-safe.
 */
public final class GiftiWriter {

  private static final String HEAD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE GIFTI SYSTEM "http://www.nitrc.org/frs/download.php/115/gifti.dtd">
      <GIFTI Version="1.0" NumberOfDataArrays="%d">
      """;
  private static final String SPACE = """
      <CoordinateSystemTransformMatrix>
      <DataSpace>NIFTI_XFORM_SCANNER_ANAT</DataSpace>
      <TransformedSpace>NIFTI_XFORM_SCANNER_ANAT</TransformedSpace>
      <MatrixData>1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1</MatrixData>
      </CoordinateSystemTransformMatrix>
      """;

  private GiftiWriter() {}

  /**
   * Writes a surface (usually to a file that ends in .surf.gii).
   *
   * @throws IOException if the file cannot be written; then it is as it was before
   */
  public static void writeSurface(Path file, TriangleMesh surface) throws IOException {
    int vertices = surface.vertexCount(), triangles = surface.size();
    ByteBuffer points = buffer(3 * vertices), corners = buffer(3 * triangles);
    for (double v : surface.vertices()) {
      points.putFloat((float) v);
    }
    for (int corner : surface.corners()) {
      corners.putInt(corner);
    }
    AtomicFile.writeText(file, String.format(Locale.ROOT, HEAD, 2)
        + array("NIFTI_INTENT_POINTSET", "NIFTI_TYPE_FLOAT32", vertices, 3, "", SPACE, points)
        + array("NIFTI_INTENT_TRIANGLE", "NIFTI_TYPE_INT32", triangles, 3, "", "", corners) + "</GIFTI>\n");
  }

  /**
   * Writes numbers on a surface (usually to a file that ends in .shape.gii or .func.gii), each an array by its name.
   *
   * @throws IllegalArgumentException if there is no overlay or they have different lengths
   * @throws IOException if the file cannot be written; then it is as it was before
   */
  public static void writeOverlays(Path file, List<Overlay> overlays) throws IOException {
    if (overlays.stream().mapToInt(o -> o.values().length).distinct().count() != 1) {
      throw new IllegalArgumentException(file + ": overlays of one length were expected, found "
          + overlays.stream().map(o -> o.name() + ": " + o.values().length).toList());
    }
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, HEAD, overlays.size()));
    for (Overlay overlay : overlays) {
      int n = overlay.values().length;
      ByteBuffer values = buffer(n);
      values.asFloatBuffer().put(overlay.values());
      text.append(array("NIFTI_INTENT_SHAPE", "NIFTI_TYPE_FLOAT32", n, 1, overlay.name(), "", values));
    }
    AtomicFile.writeText(file, text.append("</GIFTI>\n").toString());
  }

  private static ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocate(Math.multiplyExact(4, numbers)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String array(String intent, String type, int rows, int columns, String name, String space,
      ByteBuffer data) {
    String dimensions = columns == 1 ? "Dimensionality=\"1\" Dim0=\"" + rows + "\""
        : "Dimensionality=\"2\" Dim0=\"" + rows + "\" Dim1=\"" + columns + "\"";
    String metadata = name.isEmpty() ? "<MetaData/>"
        : "<MetaData><MD><Name>Name</Name><Value>" + escaped(name) + "</Value></MD></MetaData>";
    return "<DataArray Intent=\"" + intent + "\" DataType=\"" + type + "\" ArrayIndexingOrder=\"RowMajorOrder\" "
        + dimensions + " Encoding=\"GZipBase64Binary\" Endian=\"LittleEndian\" ExternalFileName=\"\" "
        + "ExternalFileOffset=\"\">\n" + metadata + "\n" + space + "<Data>" + compressed(data.array())
        + "</Data>\n</DataArray>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String compressed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }
}

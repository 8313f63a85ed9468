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

import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.XmlDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes surfaces and numbers on them as GIFTI, compressed, single precision, positions in scanner RAS. The same
 * input gives the same bytes. Thread-safe.
 */
public final class GiftiWriter {

  private static final String DOCTYPE =
      "<!DOCTYPE GIFTI SYSTEM \"http://www.nitrc.org/frs/download.php/115/gifti.dtd\">";
  private static final String SPACE = "NIFTI_XFORM_SCANNER_ANAT";

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
    write(file, 2, xml -> {
      writeArray(xml, "NIFTI_INTENT_POINTSET", "NIFTI_TYPE_FLOAT32", vertices, 3, "", true, points);
      writeArray(xml, "NIFTI_INTENT_TRIANGLE", "NIFTI_TYPE_INT32", triangles, 3, "", false, corners);
    });
  }

  /**
   * Writes numbers on a surface (usually to a file that ends in .shape.gii or .func.gii), each an array by its name.
   *
   * @throws IllegalArgumentException if there is no overlay or they have different lengths
   * @throws IOException if the file cannot be written; then it is as it was before
   */
  public static void writeOverlays(Path file, List<Overlay> overlays) throws IOException {
    if (overlays.stream().mapToInt(o -> o.values().length).distinct().count() != 1) {
      throw new IllegalArgumentException(file + ": the overlays must have the same length, found "
          + overlays.stream().map(o -> o.name() + ": " + o.values().length).toList());
    }
    write(file, overlays.size(), xml -> {
      for (Overlay overlay : overlays) {
        int n = overlay.values().length;
        ByteBuffer values = buffer(n);
        values.asFloatBuffer().put(overlay.values());
        writeArray(xml, "NIFTI_INTENT_SHAPE", "NIFTI_TYPE_FLOAT32", n, 1, overlay.name(), false, values);
      }
    });
  }

  private static ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocate(Math.multiplyExact(4, numbers)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @FunctionalInterface
  private interface DataArrays {
    void writeTo(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static void write(Path file, int count, DataArrays arrays) throws IOException {
    AtomicFile.writeText(file, XmlDocument.of((xml, text) -> {
      xml.writeCharacters("\n");
      xml.writeDTD(DOCTYPE);
      xml.writeCharacters("\n");
      xml.writeStartElement("GIFTI");
      xml.writeAttribute("Version", "1.0");
      xml.writeAttribute("NumberOfDataArrays", Integer.toString(count));
      xml.writeCharacters("\n");
      arrays.writeTo(xml);
      endLine(xml);
    }));
  }

  private static void writeArray(XMLStreamWriter xml, String intent, String type, int rows, int columns, String name,
      boolean positions, ByteBuffer data) throws XMLStreamException {
    xml.writeStartElement("DataArray");
    xml.writeAttribute("Intent", intent);
    xml.writeAttribute("DataType", type);
    xml.writeAttribute("ArrayIndexingOrder", "RowMajorOrder");
    xml.writeAttribute("Dimensionality", columns == 1 ? "1" : "2");
    xml.writeAttribute("Dim0", Integer.toString(rows));
    if (columns > 1) {
      xml.writeAttribute("Dim1", Integer.toString(columns));
    }
    xml.writeAttribute("Encoding", "GZipBase64Binary");
    xml.writeAttribute("Endian", "LittleEndian");
    xml.writeAttribute("ExternalFileName", "");
    xml.writeAttribute("ExternalFileOffset", "");
    xml.writeCharacters("\n");
    writeName(xml, name);
    if (positions) {
      writeSpace(xml);
    }
    writeLine(xml, "Data", compressed(data.array()));
    endLine(xml);
  }

  private static void writeName(XMLStreamWriter xml, String name) throws XMLStreamException {
    if (name.isEmpty()) {
      xml.writeEmptyElement("MetaData");
    } else {
      xml.writeStartElement("MetaData");
      xml.writeStartElement("MD");
      xml.writeStartElement("Name");
      xml.writeCharacters("Name");
      xml.writeEndElement();
      xml.writeStartElement("Value");
      xml.writeCharacters(name);
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
  }

  private static void writeSpace(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("CoordinateSystemTransformMatrix");
    xml.writeCharacters("\n");
    writeLine(xml, "DataSpace", SPACE);
    writeLine(xml, "TransformedSpace", SPACE);
    writeLine(xml, "MatrixData", "1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1");
    endLine(xml);
  }

  private static void writeLine(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text);
    endLine(xml);
  }

  private static void endLine(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeEndElement();
    xml.writeCharacters("\n");
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

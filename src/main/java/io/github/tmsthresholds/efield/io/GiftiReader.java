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

import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads GIFTI files (Harwell and others 2011). Skips the DOCTYPE, expands no entity and opens no other file or address.
 */
final class GiftiReader {

  private static final String SCANNER = "NIFTI_XFORM_SCANNER_ANAT";
  /** Decoded numbers take at most this many times the file's bytes, or this many bytes if that is more. */
  private static final long LARGEST_EXPANSION = 32;
  private static final long SMALL_BYTES = 16L << 20;

  private GiftiReader() {}

  static TriangleMesh surface(Path file, byte[] bytes) throws FormatException {
    List<GiftiArray> arrays = arrays(file, bytes);
    GiftiArray points = only("NIFTI_INTENT_POINTSET", arrays, file);
    double[] vertices = points.values;
    place(points, vertices);
    double[] indices = only("NIFTI_INTENT_TRIANGLE", arrays, file).values;
    int[] corners = new int[indices.length];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = (int) indices[i];
      if (corners[i] != indices[i]) {
        throw new FormatException(file, "triangle " + i / 3 + " has the vertex " + indices[i]);
      }
    }
    return new TriangleMesh(vertices, corners, file.toString());
  }

  private static GiftiArray only(String intent, List<GiftiArray> arrays, Path file) throws FormatException {
    List<GiftiArray> found = arrays.stream().filter(a -> a.intent().equals(intent)).toList();
    if (found.size() != 1 || found.get(0).columns() != 3) {
      throw new FormatException(file, "must have one " + intent + " array of three columns, has "
          + found.stream().map(a -> a.rows() + " x " + a.columns()).toList());
    }
    return found.get(0);
  }

  /**
   * Moves positions to scanner RAS: by the matrix that transforms to it, or by the centre of FreeSurfer's volume if
   * that is given.
   */
  private static void place(GiftiArray points, double[] vertices) throws FormatException {
    Map<String, String> data = points.metadata;
    String space = data.getOrDefault("DataSpace", "").strip();
    if (space.equals(SCANNER)) {
      return;
    }
    Affine map;
    if (data.getOrDefault("TransformedSpace", "").strip().equals(SCANNER)) {
      map = affine(points, data.getOrDefault("MatrixData", "").strip().split("\\s+"));
    } else if (data.containsKey("VolGeomC_R") && data.containsKey("VolGeomC_A") && data.containsKey("VolGeomC_S")) {
      map = affine(points, "1", "0", "0", data.get("VolGeomC_R"), "0", "1", "0", data.get("VolGeomC_A"),
          "0", "0", "1", data.get("VolGeomC_S"), "0", "0", "0", "1");
    } else {
      return;
    }
    for (int i = 0; i < vertices.length; i += 3) {
      Vec3 p = map.apply(vertices[i], vertices[i + 1], vertices[i + 2]);
      vertices[i] = p.x();
      vertices[i + 1] = p.y();
      vertices[i + 2] = p.z();
    }
  }

  private static Affine affine(GiftiArray points, String... numbers) throws FormatException {
    try {
      double[] m = Arrays.stream(numbers).mapToDouble(n -> Double.parseDouble(n.strip())).toArray();
      if (m.length != 16) {
        throw new IllegalArgumentException("must have 16 numbers, has " + m.length);
      }
      return Affine.of(Arrays.copyOf(m, 12));
    } catch (IllegalArgumentException e) {
      throw points.error("its coordinate system: " + e.getMessage());
    }
  }

  static List<GiftiArray> arrays(Path file, byte[] bytes) throws FormatException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<GiftiArray> arrays = new ArrayList<>();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(
          new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
      long left = Math.max(SMALL_BYTES, LARGEST_EXPANSION * bytes.length);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("DataArray")) {
          GiftiArray array = readArray(xml, file);
          left -= array.decode(left);
          arrays.add(array);
        }
      }
    } catch (XMLStreamException e) {
      throw new FormatException(file, "is damaged XML: " + e.getMessage().replaceAll("[^ -~]+", " "), e);
    }
    return arrays;
  }

  private static GiftiArray readArray(XMLStreamReader xml, Path file)
      throws XMLStreamException, FormatException {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    GiftiArray array = new GiftiArray(file, attributes);
    String name = "";
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("DataArray")) {
      if (!xml.isStartElement()) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "Data" -> {
          while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (!xml.hasText()) {
              throw array.error("its Data must be text");
            }
            array.addText(xml.getText());
          }
        }
        case "Name" -> name = xml.getElementText().strip();
        case "Value" -> array.metadata.put(name, xml.getElementText());
        case "DataSpace", "TransformedSpace", "MatrixData" ->
            array.metadata.put(xml.getLocalName(), xml.getElementText());
        default -> { }
      }
    }
    return array;
  }
}

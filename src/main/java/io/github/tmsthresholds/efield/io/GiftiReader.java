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
import io.github.tmsthresholds.io.FormatException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** Decoded numbers take at most this many times the file's bytes, or this many bytes if that is more. */
  private static final long LARGEST_EXPANSION = 32;
  private static final long SMALL_BYTES = 16L << 20;

  private GiftiReader() {}

  /**
   * The content of a file.
   *
   * @param metadata names and values of the metadata of the whole file
   * @param arrays in the file's order, decoded
   */
  record Content(Map<String, String> metadata, List<GiftiArray> arrays) {}

  /** Reads a surface in scanner RAS; adds warnings about its place. */
  static TriangleMesh surface(Path file, byte[] bytes, List<String> warnings) throws FormatException {
    Content content = read(file, bytes);
    GiftiArray points = only("NIFTI_INTENT_POINTSET", content.arrays(), file);
    GiftiArray triangles = only("NIFTI_INTENT_TRIANGLE", content.arrays(), file);
    double[] indices = triangles.values;
    int[] corners = new int[indices.length];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = (int) indices[i];
      if (corners[i] != indices[i]) {
        throw new FormatException(file, "triangle " + i / 3 + " has the vertex " + indices[i]);
      }
    }
    TriangleMesh mesh = new TriangleMesh(points.values, corners, file.toString());
    SurfaceReader.rejectSphere(mesh, file);
    return new GiftiPlacement(file, content.metadata(), points, triangles, warnings).place(mesh);
  }

  private static GiftiArray only(String intent, List<GiftiArray> arrays, Path file) throws FormatException {
    List<GiftiArray> found = arrays.stream().filter(a -> a.intent().equals(intent)).toList();
    if (found.size() != 1 || found.get(0).columns() != 3) {
      throw new FormatException(file, "must have one " + intent + " array of three columns, has "
          + found.stream().map(a -> a.rows() + " x " + a.columns()).toList());
    }
    return found.get(0);
  }

  static Content read(Path file, byte[] bytes) throws FormatException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<GiftiArray> arrays = new ArrayList<>();
    Map<String, String> metadata = new HashMap<>();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(
          new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
      long left = Math.max(SMALL_BYTES, LARGEST_EXPANSION * bytes.length);
      String name = "";
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "DataArray" -> {
            GiftiArray array = readArray(xml, file);
            left -= array.decode(left);
            arrays.add(array);
          }
          case "Name" -> name = xml.getElementText().strip();
          case "Value" -> metadata.put(name, xml.getElementText());
          default -> { }
        }
      }
    } catch (XMLStreamException e) {
      throw new FormatException(file, "is damaged XML: " + e.getMessage().replaceAll("[^ -~]+", " "), e);
    }
    return new Content(metadata, arrays);
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
        case "CoordinateSystemTransformMatrix" -> array.systems.add(readSystem(xml));
        default -> { }
      }
    }
    return array;
  }

  private static GiftiArray.CoordinateSystem readSystem(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> texts = new HashMap<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT
        || !xml.getLocalName().equals("CoordinateSystemTransformMatrix")) {
      if (xml.isStartElement()) {
        texts.put(xml.getLocalName(), xml.getElementText().strip());
      }
    }
    return new GiftiArray.CoordinateSystem(texts.getOrDefault("DataSpace", ""),
        texts.getOrDefault("TransformedSpace", ""), texts.getOrDefault("MatrixData", ""));
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.measure.Calibration;
import io.github.tmsthresholds.io.XmlDocument;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes OME-TIFF: planes with OME-XML (schema 2016-06) that holds the names of the channels and the spacing in mm. OME
 * has no world coordinates: affine and dI/dt are kept in an annotation, and restored from it.
 * Stateless.
 */
final class OmeTiffFiles {

  private static final Pattern IMAGE = Pattern.compile("<Image[\\s>]");
  private static final Pattern NOTE = Pattern.compile("<M K=\"(tms\\.[a-z]+)\">([^<]*)</M>");

  private OmeTiffFiles() {}

  /** Returns whether a file has the extension of OME-TIFF. */
  static boolean isOme(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".ome.tif") || name.endsWith(".ome.tiff");
  }

  /**
   * Saves an image of 8, 16 or 32 bits, calibrated in mm, with the properties that hold its position in the world.
   *
   * @param channels their names
   * @throws IOException if the file cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  static void save(ImagePlus imp, List<String> channels, Path file, Progress progress) throws IOException {
    FileInfo info = imp.getFileInfo();
    info.description = xml(imp, channels, file.getFileName().toString());
    TiffFiles.write(info, file, progress);
  }

  /**
   * Restores the position in the world and dI/dt that {@link #save} wrote; leaves other programs' files as they are.
   *
   * @param stack whether it was opened as a plain stack, whose planes are then ordered
   */
  static void restore(ImagePlus imp, Path file, boolean stack) {
    FileInfo[] info = TiffFiles.decoded(file);
    Matcher notes = NOTE.matcher(info == null || info[0].description == null ? "" : info[0].description);
    while (notes.find()) {
      imp.setProp(notes.group(1), notes.group(2));
    }
    if (stack) {
      ImageGrid.order(imp);
    }
  }

  /** Returns the number of images that an OME-XML describes. */
  static long images(String xml) {
    return IMAGE.matcher(xml).results().count();
  }

  /** Returns the OME-XML, with planes in ImageJ's order: channels fastest, then z. */
  private static String xml(ImagePlus imp, List<String> channels, String name) {
    return ascii(XmlDocument.of((xml, text) -> {
      xml.writeStartElement("OME");
      xml.writeDefaultNamespace("http://www.openmicroscopy.org/Schemas/OME/2016-06");
      xml.writeStartElement("Image");
      attributes(xml, "ID", "Image:0", "Name", name);
      writePixels(xml, imp, channels);
      xml.writeEmptyElement("AnnotationRef");
      attributes(xml, "ID", "Annotation:0");
      xml.writeEndElement();
      writeAnnotation(xml, imp);
      xml.writeEndElement();
    }));
  }

  private static void writePixels(XMLStreamWriter xml, ImagePlus imp, List<String> channels)
      throws XMLStreamException {
    Calibration c = imp.getCalibration();
    xml.writeStartElement("Pixels");
    attributes(xml, "ID", "Pixels:0", "DimensionOrder", "XYCZT",
        "Type", imp.getBitDepth() == 32 ? "float" : "uint" + imp.getBitDepth(), "BigEndian", "true",
        "SizeX", imp.getWidth(), "SizeY", imp.getHeight(), "SizeC", imp.getNChannels(), "SizeZ", imp.getNSlices(),
        "SizeT", 1, "PhysicalSizeX", c.pixelWidth, "PhysicalSizeXUnit", "mm", "PhysicalSizeY", c.pixelHeight,
        "PhysicalSizeYUnit", "mm", "PhysicalSizeZ", c.pixelDepth, "PhysicalSizeZUnit", "mm");
    for (int i = 0; i < channels.size(); i++) {
      xml.writeEmptyElement("Channel");
      attributes(xml, "ID", "Channel:0:" + i, "Name", channels.get(i), "SamplesPerPixel", 1);
    }
    xml.writeEmptyElement("TiffData");
    xml.writeEndElement();
  }

  private static void writeAnnotation(XMLStreamWriter xml, ImagePlus imp) throws XMLStreamException {
    xml.writeStartElement("StructuredAnnotations");
    xml.writeStartElement("MapAnnotation");
    attributes(xml, "ID", "Annotation:0", "Namespace", "io.github.tmsthresholds");
    xml.writeStartElement("Value");
    for (String key : List.of(ImageGrid.AFFINE, ImageGrid.SIZE, EFieldImages.DIDT)) {
      if (imp.getProp(key) != null) {
        xml.writeStartElement("M");
        attributes(xml, "K", key);
        xml.writeCharacters(imp.getProp(key));
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** Writes attributes, names and values in turn. */
  private static void attributes(XMLStreamWriter xml, Object... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      xml.writeAttribute(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
    }
  }

  /**
   * Replaces what is not printable ASCII by numbered characters, since ImageJ writes the XML in Java's default charset.
   * Markup keeps its named entities: Bio-Formats removes numbered ones.
   */
  private static String ascii(String xml) {
    StringBuilder text = new StringBuilder();
    xml.codePoints().forEach(c -> {
      if (c < ' ' || c > '~') {
        text.append("&#").append(c).append(';');
      } else {
        text.appendCodePoint(c);
      }
    });
    return text.toString();
  }
}

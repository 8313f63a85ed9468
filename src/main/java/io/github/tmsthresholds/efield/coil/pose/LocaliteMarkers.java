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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.XmlDocument;
import io.github.tmsthresholds.io.XmlElement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Instrument markers, also in lists of various markers, and trigger markers of Localite TMS Navigator. Its coil axes
 * are SimNIBS's z, -y, x; coordinates are RAS or LPS.
 */
final class LocaliteMarkers implements PoseReader, PoseWriter {

  private static final String TARGETS = "InstrumentMarkerList", TARGET = "InstrumentMarker";
  private static final String PULSES = "TriggerMarkerList", VARIOUS = "GUMMarkerList";
  /** Exchanges x and z and inverts y; its own inverse. */
  private static final Affine AXES = Affine.of(0, 0, 1, 0, 0, -1, 0, 0, 1, 0, 0, 0);
  private static final Affine LPS_TO_RAS = Affine.of(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0);
  private static final double[] IDENTITY = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};

  @Override
  public String name() {
    return "Localite markers (.xml)";
  }

  @Override
  public boolean recognises(PoseContent content) {
    String head = content.head();
    return head.startsWith("<") && Stream.of(TARGETS, PULSES, VARIOUS).anyMatch(list -> head.contains("<" + list));
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws FormatException {
    XmlElement root = XmlElement.read(content.file(), content.bytes());
    boolean lps = switch (root.attribute("coordinateSpace")) {
      case "RAS" -> false;
      case "LPS" -> true;
      default -> throw root.error("coordinateSpace='" + root.attribute("coordinateSpace") + "' must be RAS or LPS;"
          + " save the markers in the coordinates of the individual image");
    };
    for (XmlElement marker : targets(root)) {
      if (isUnset(marker)) {
        poses.countMissing();
      } else {
        matrix(marker, lps, poses).ifPresent(matrix ->
            poses.add(CoilPose.target(marker.attribute("description"), matrix)));
      }
    }
    String unit = unit(root);
    if (!unit.equals("A/us")) {
      poses.warn("dI/dt (valueA) is in " + unit + ", not in A/us, and stays unknown");
    }
    for (XmlElement pulse : root.children("TriggerMarker")) {
      if (isUnset(pulse)) {
        poses.countUntracked();
        continue;
      }
      Optional<Affine> matrix = matrix(pulse, lps, poses);
      if (matrix.isPresent()) {
        OptionalDouble didt = unit.equals("A/us") ? value(pulse, "valueA") : OptionalDouble.empty();
        OptionalDouble time = pulse.attribute("recordingTime").isEmpty() ? OptionalDouble.empty()
            : OptionalDouble.of(pulse.number("recordingTime"));
        poses.add(new CoilPose(pulse.attribute("description"), CoilPose.Kind.SAMPLE, matrix.get(), didt,
            value(pulse, "amplitudeA"), time, ""));
      }
    }
  }

  private static List<XmlElement> targets(XmlElement root) throws FormatException {
    List<XmlElement> targets = new ArrayList<>();
    for (XmlElement item : root.children(TARGET)) {
      targets.add(item.child("Marker"));
    }
    for (XmlElement item : root.children("Element")) {
      targets.addAll(item.children(TARGET));
    }
    return targets;
  }

  /** Returns whether a marker has no pose: its matrix is the identity, in some coordinates moved or mirrored. */
  private static boolean isUnset(XmlElement marker) {
    return marker.attribute("set").equals("false");
  }

  private static Optional<Affine> matrix(XmlElement marker, boolean lps, PoseCollector poses) throws FormatException {
    XmlElement matrix = marker.child("Matrix4D");
    double[] rows = new double[16];
    for (int i = 0; i < 16; i++) {
      rows[i] = matrix.number("data" + i / 4 + i % 4);
    }
    if (!Arrays.equals(Arrays.copyOfRange(rows, 12, 16), new double[] {0, 0, 0, 1})) {
      throw matrix.error("the last row must be 0 0 0 1");
    }
    double[] affine = Arrays.copyOf(rows, 12);
    if (Arrays.equals(affine, IDENTITY)) {
      poses.countUntracked();
      return Optional.empty();
    }
    return poses.matrix("line " + matrix.line(), affine)
        .map(d -> (lps ? LPS_TO_RAS.after(d) : d).after(AXES));
  }

  /** Returns the unit of dI/dt; A/us if the file states none. */
  private static String unit(XmlElement root) {
    return root.children("ResponseParameters").stream()
        .flatMap(parameters -> parameters.children("responseDescription").stream())
        .filter(response -> response.attribute("id").equals("valueA")).map(response -> response.attribute("unit"))
        .findFirst().orElse("A/us");
  }

  private static OptionalDouble value(XmlElement pulse, String key) throws FormatException {
    for (XmlElement values : pulse.children("ResponseValues")) {
      for (XmlElement value : values.children("Value")) {
        if (value.attribute("key").equals(key)) {
          return PoseCollector.intensity(value.number("response"));
        }
      }
    }
    return OptionalDouble.empty();
  }

  @Override
  public String extension() {
    return ".xml";
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.NAME, Part.DIDT, Part.OUTPUT, Part.TIME);
  }

  /** Writes trigger markers if anything was recorded, else instrument markers. */
  @Override
  public void write(Path file, List<CoilPose> poses, String source) throws IOException {
    boolean pulses = poses.stream().anyMatch(pose -> pose.kind() == CoilPose.Kind.SAMPLE || pose.didt().isPresent()
        || pose.output().isPresent() || pose.time().isPresent());
    AtomicFile.writeText(file, XmlDocument.of((xml, text) -> {
      text.write("\n");
      xml.writeStartElement(pulses ? PULSES : TARGETS);
      xml.writeAttribute("coordinateSpace", "RAS");
      for (int i = 0; i < poses.size(); i++) {
        xml.writeCharacters("\n  ");
        if (pulses) {
          writePulse(xml, poses.get(i));
        } else {
          writeTarget(xml, i, poses.get(i));
        }
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
    }) + "\n");
  }

  private static void writeTarget(XMLStreamWriter xml, int index, CoilPose pose) throws XMLStreamException {
    xml.writeStartElement(TARGET);
    xml.writeAttribute("alwaysVisible", "false");
    xml.writeAttribute("index", "" + index);
    xml.writeAttribute("selected", "false");
    xml.writeStartElement("Marker");
    xml.writeAttribute("color", "#ff0000");
    xml.writeAttribute("description", pose.name());
    xml.writeAttribute("set", "true");
    writeMatrix(xml, pose);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void writePulse(XMLStreamWriter xml, CoilPose pose) throws XMLStreamException {
    xml.writeStartElement("TriggerMarker");
    xml.writeAttribute("description", pose.name());
    if (pose.time().isPresent()) {
      xml.writeAttribute("recordingTime", PoseColumns.number(pose.time()));
    }
    xml.writeAttribute("set", "true");
    xml.writeStartElement("ResponseValues");
    writeValue(xml, "valueA", pose.didt());
    writeValue(xml, "amplitudeA", pose.output());
    xml.writeEndElement();
    writeMatrix(xml, pose);
    xml.writeEndElement();
  }

  private static void writeValue(XMLStreamWriter xml, String key, OptionalDouble value) throws XMLStreamException {
    xml.writeEmptyElement("Value");
    xml.writeAttribute("key", key);
    xml.writeAttribute("response", "" + value.orElse(Double.NaN));
  }

  private static void writeMatrix(XMLStreamWriter xml, CoilPose pose) throws XMLStreamException {
    double[] rows = pose.matrix().after(AXES).rows();
    xml.writeEmptyElement("Matrix4D");
    for (int i = 0; i < 16; i++) {
      xml.writeAttribute("data" + i / 4 + i % 4, "" + (i < 12 ? rows[i] : i < 15 ? 0.0 : 1.0));
    }
  }
}

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
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.XmlElement;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Instrument markers and trigger markers of Localite TMS Navigator. Its coil axes are SimNIBS's z, -y, x; coordinates
 * are RAS or LPS.
 */
final class LocaliteMarkers implements PoseReader {

  private static final String TARGETS = "InstrumentMarkerList", PULSES = "TriggerMarkerList";
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
    return head.startsWith("<") && (head.contains("<" + TARGETS) || head.contains("<" + PULSES));
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws FormatException {
    XmlElement root = XmlElement.read(content.file(), content.bytes());
    boolean lps = switch (root.attribute("coordinateSpace")) {
      case "RAS" -> false;
      case "LPS" -> true;
      default -> throw root.error("coordinateSpace='" + root.attribute("coordinateSpace") + "' must be RAS or LPS");
    };
    for (XmlElement item : root.children("InstrumentMarker")) {
      XmlElement marker = item.child("Marker");
      matrix(marker, lps, poses).ifPresent(matrix ->
          poses.add(CoilPose.target(marker.attribute("description"), matrix)));
    }
    String unit = unit(root);
    if (!unit.equals("A/us")) {
      poses.warn("dI/dt (valueA) is in " + unit + ", not in A/us, and stays unknown");
    }
    for (XmlElement pulse : root.children("TriggerMarker")) {
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
}

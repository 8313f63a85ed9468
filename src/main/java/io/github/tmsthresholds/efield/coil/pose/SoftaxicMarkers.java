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

/** Markers of Softaxic ({@code .stmpx}), whose coil axes are SimNIBS's y, -x, z. */
final class SoftaxicMarkers implements PoseReader {

  private static final Affine AXES = Affine.of(0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1, 0);

  @Override
  public String name() {
    return "Softaxic markers (.stmpx)";
  }

  @Override
  public boolean recognises(PoseContent content) {
    return content.head().startsWith("<") && content.head().contains("<stmp");
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws FormatException {
    XmlElement root = XmlElement.read(content.file(), content.bytes());
    for (XmlElement map : root.children("fmpm")) {
      for (XmlElement point : map.children("fmp")) {
        for (XmlElement p : point.children("fp")) {
          double[] rows = {p.number("m00"), p.number("m01"), p.number("m02"), p.number("x"), p.number("m10"),
              p.number("m11"), p.number("m12"), p.number("y"), p.number("m20"), p.number("m21"), p.number("m22"),
              p.number("z")};
          poses.matrix(point.attribute("id"), rows)
              .ifPresent(m -> poses.add(CoilPose.target(point.attribute("id"), m.after(AXES))));
        }
      }
    }
  }
}

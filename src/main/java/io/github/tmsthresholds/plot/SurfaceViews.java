/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.cortex.Hemisphere;
import io.github.tmsthresholds.cortex.SurfaceShape;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Selection of the views of a surface that a figure shows. Immutable, thread-safe. */
public final class SurfaceViews {

  /** Names of the views. Lateral and medial show one hemisphere, the others all. */
  public static final List<String> NAMES = List.of("lateral", "medial", "dorsal", "ventral", "anterior", "posterior");

  /** The lateral, medial and dorsal view; of a surface smaller than a hemisphere only the view onto its values. */
  public static final SurfaceViews SUITABLE = new SurfaceViews(List.of());

  /** Extent below which a surface is a part of a hemisphere, mm. */
  private static final double PART = 100;
  /** Fraction of the values up to which those of a hemisphere are a fringe of the other's. */
  private static final double FEW = 0.05;

  private final List<String> names;

  private SurfaceViews(List<String> names) {
    this.names = names;
  }

  /** A view of some surfaces. */
  record Panel(String heading, SurfaceView view, List<Hemisphere> parts) {}

  /**
   * Returns a selection of the given views.
   *
   * @throws IllegalArgumentException if there is none, or a name is unknown
   */
  public static SurfaceViews of(List<String> names) {
    if (names.isEmpty() || !NAMES.containsAll(names)) {
      throw new IllegalArgumentException("the views must be some of " + String.join(", ", NAMES) + ", not " + names);
    }
    return new SurfaceViews(List.copyOf(names));
  }

  /** Returns the selected views of surfaces. Lateral and medial views are of those hemispheres that have values. */
  List<Panel> panels(List<Hemisphere> parts) {
    if (names.isEmpty() && isPart(parts)) {
      SurfaceView view = ontoValues(parts);
      return List.of(new Panel(heading(view, parts), view, parts));
    }
    List<Panel> panels = new ArrayList<>();
    for (String name : names.isEmpty() ? List.of("lateral", "medial", "dorsal") : names) {
      boolean lateral = name.equals("lateral");
      if (lateral || name.equals("medial")) {
        for (boolean left : new boolean[] {true, false}) {
          List<Hemisphere> side = parts.stream().filter(p -> p.left() == left).toList();
          if (valuesOf(side) > FEW * valuesOf(parts)) {
            SurfaceView view = left == lateral ? SurfaceView.LEFT : SurfaceView.RIGHT;
            panels.add(new Panel((left ? "left, " : "right, ") + name, view, side));
          }
        }
      } else {
        panels.add(new Panel(name, SurfaceView.valueOf(name.toUpperCase(Locale.ROOT)), parts));
      }
    }
    return panels;
  }

  /** Returns the number of vertices with a value, over all channels. */
  private static long valuesOf(List<Hemisphere> parts) {
    long n = 0;
    for (Hemisphere part : parts) {
      for (Overlay overlay : part.values()) {
        for (float value : overlay.values()) {
          n += Float.isNaN(value) ? 0 : 1;
        }
      }
    }
    return n;
  }

  private static boolean isPart(List<Hemisphere> parts) {
    Box all = Box.EMPTY;
    for (Hemisphere part : parts) {
      all = all.including(part.mesh().bounds().lower()).including(part.mesh().bounds().upper());
    }
    Vec3 size = all.upper().minus(all.lower());
    return Math.max(size.x(), Math.max(size.y(), size.z())) < PART;
  }

  /** Returns the view that shows most of the vertices with values from the front. */
  private static SurfaceView ontoValues(List<Hemisphere> parts) {
    Vec3 sum = Vec3.ZERO;
    for (Hemisphere part : parts) {
      float[] normals = new SurfaceShape(part.mesh()).normals();
      for (int v = 0; v < part.mesh().vertexCount(); v++) {
        int vertex = v;
        if (part.values().stream().anyMatch(o -> !Float.isNaN(o.values()[vertex]))) {
          sum = sum.plus(new Vec3(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]));
        }
      }
    }
    Vec3 mean = sum;
    return Arrays.stream(SurfaceView.values()).max(Comparator.comparingDouble(v -> v.towardsViewer().dot(mean)))
        .orElseThrow();
  }

  private static String heading(SurfaceView view, List<Hemisphere> parts) {
    return switch (view) {
      case LEFT -> parts.get(0).left() ? "left, lateral" : "right, medial";
      case RIGHT -> parts.get(0).left() ? "left, medial" : "right, lateral";
      default -> view.name().toLowerCase(Locale.ROOT);
    };
  }
}

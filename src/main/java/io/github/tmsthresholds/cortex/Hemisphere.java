/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The surface of a hemisphere, or of a part of it, with values per vertex. Immutable if nobody modifies the arrays.
 *
 * @param left whether it is the left hemisphere, at lower x
 * @param mesh surface, world mm, normals outwards
 * @param values one overlay per channel
 */
public record Hemisphere(boolean left, TriangleMesh mesh, List<Overlay> values) {

  /**
   * Assigns surfaces to sides. A surface as wide as a brain is divided into its connected parts. Of several surfaces,
   * those left of the middle of all are left hemispheres; the side of a single one is that of its middle.
   *
   * @param surfaces one per hemisphere or one of both, each with its values
   */
  public static List<Hemisphere> of(List<Hemisphere> surfaces) {
    List<Hemisphere> parts = new ArrayList<>();
    for (Hemisphere surface : surfaces) {
      if (width(surface.mesh()) > BrainSurface.BOTH) {
        parts.addAll(surface.divided());
      } else {
        parts.add(surface);
      }
    }
    Box all = Box.EMPTY;
    for (Hemisphere part : parts) {
      all = all.including(part.mesh().bounds().lower()).including(part.mesh().bounds().upper());
    }
    double middle = all.upper().x() - all.lower().x() > BrainSurface.BOTH ? (all.lower().x() + all.upper().x()) / 2 : 0;
    return parts.stream().map(p -> new Hemisphere(middle(p.mesh()) < middle, p.mesh(), p.values()))
        .sorted(Comparator.comparing(p -> !p.left())).toList();
  }

  private static double width(TriangleMesh mesh) {
    return mesh.bounds().upper().x() - mesh.bounds().lower().x();
  }

  private static double middle(TriangleMesh mesh) {
    return (mesh.bounds().lower().x() + mesh.bounds().upper().x()) / 2;
  }

  /** Returns the triangles of the connected parts left and right of the middle; the vertices stay the same. */
  private List<Hemisphere> divided() {
    double middle = middle(mesh);
    boolean[] isLeft = new SurfaceParts(mesh.joined()).middlesBelow(middle);
    List<Hemisphere> sides = new ArrayList<>();
    for (boolean side : new boolean[] {true, false}) {
      int[] corners = new int[mesh.corners().length];
      int n = 0;
      for (int t = 0; t < mesh.size(); t++) {
        for (int k = 0; k < 3 && isLeft[t] == side; k++) {
          corners[n++] = mesh.corners()[3 * t + k];
        }
      }
      if (n > 0) {
        sides.add(compact(side, Arrays.copyOf(corners, n)));
      }
    }
    return sides;
  }

  /** Returns a part without the vertices that it does not use. */
  private Hemisphere compact(boolean side, int[] corners) {
    int[] number = new int[mesh.vertexCount()];
    for (int corner : corners) {
      number[corner] = 1;
    }
    int n = 0;
    int[] old = new int[mesh.vertexCount()];
    for (int v = 0; v < number.length; v++) {
      if (number[v] == 1) {
        old[n] = v;
        number[v] = n++;
      }
    }
    double[] vertices = new double[3 * n];
    for (int v = 0; v < n; v++) {
      System.arraycopy(mesh.vertices(), 3 * old[v], vertices, 3 * v, 3);
    }
    int[] renumbered = Arrays.stream(corners).map(c -> number[c]).toArray();
    int count = n;
    List<Overlay> parts = values.stream().map(o -> {
      float[] part = new float[count];
      for (int v = 0; v < count; v++) {
        part[v] = o.values()[old[v]];
      }
      return new Overlay(o.name(), part);
    }).toList();
    return new Hemisphere(side, new TriangleMesh(vertices, renumbered, mesh.name()), parts);
  }
}

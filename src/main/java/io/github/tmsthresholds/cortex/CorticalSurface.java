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

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.mesh.Boundary;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Opened;
import java.util.Arrays;
import java.util.List;

/**
 * A surface along the cortex with normals towards the pia: a central surface as in SimNIBS, or the surface at a given
 * depth between a white and a pial surface as in FreeSurfer. Immutable, thread-safe.
 */
public final class CorticalSurface {

  /** Measure of depth between the white and the pial surface: 0 at the pia, 1 at the white matter. */
  public enum Depth {
    /** A constant fraction of the distance (Aberra et al. 2020). */
    EQUI_DISTANCE,
    /** A constant fraction of the local volume, as cortical layers keep it in folds (Waehnert et al. 2014). */
    EQUI_VOLUME
  }

  /** Smallest ratio of the enclosed volume to area^1.5 at which a surface has an inside and an outside. */
  private static final double FLAT = 1e-3;

  private final TriangleMesh mesh;
  /** The same surface, connected where vertices have the same position. */
  private final TriangleMesh joined;

  private CorticalSurface(TriangleMesh mesh) {
    this.mesh = mesh;
    this.joined = mesh.joined();
  }

  /**
   * Creates a surface along the cortex, such as a central, white or pial surface. A closed surface, or one that has a
   * small hole only ({@link Boundary#leavesAnInside}), is flipped if necessary, part by part, so that the enclosed
   * volume is positive; the normals then point towards the pia. A patch keeps the orientation of its triangles:
   * counter-clockwise seen from the pia.
   *
   * @param surface closed, or a patch
   * @throws IllegalArgumentException if the triangles are not oriented alike, or a closed surface is flat, so that it
   *     has no outside
   */
  public static CorticalSurface around(TriangleMesh surface) {
    CorticalSurface given = oriented(surface);
    double area = Arrays.stream(surface.vertexAreas()).sum();
    if (!Boundary.of(given.joined).leavesAnInside(area)) {
      return given;
    }
    double volume = surface.signedVolume();
    if (!(Math.abs(volume) > FLAT * area * Math.sqrt(area))) {
      throw new InvalidInputException(surface.name() + ": is too flat to determine on which side the pia lies");
    }
    TriangleMesh outwards = surface.flipped(new SurfaceParts(given.joined).inverted());
    return outwards == surface ? given : new CorticalSurface(outwards);
  }

  /**
   * Creates a surface along the cortex as {@link #around(TriangleMesh)} does; the orientation of a patch is that of the
   * tissues if they show it ({@link PialSide}).
   *
   * @return the surface, with a warning if the tissues contradict the file
   * @throws IllegalArgumentException if the triangles are not oriented alike, or a closed surface is flat
   */
  public static Opened<CorticalSurface> around(TriangleMesh surface, TissueLabels tissues) {
    CorticalSurface cortex = around(surface);
    double area = Arrays.stream(surface.vertexAreas()).sum();
    if (Boundary.of(cortex.joined).leavesAnInside(area) || !PialSide.of(cortex, tissues).isBehind()) {
      return new Opened<>(cortex, List.of());
    }
    return new Opened<>(new CorticalSurface(surface.flipped()), List.of(surface.name() + ": by the tissue labels the"
        + " pia is on the other side of this patch than by the order of its triangles' corners, which must be"
        + " counter-clockwise seen from the pia; the labels are used"));
  }

  private static CorticalSurface oriented(TriangleMesh mesh) {
    CorticalSurface surface = new CorticalSurface(mesh);
    requireOrientation(mesh);
    if (surface.joined != mesh) {
      requireOrientation(surface.joined);
    }
    return surface;
  }

  /**
   * Creates the surface at a depth between two surfaces, vertex by vertex.
   *
   * @param white surface between white and grey matter
   * @param pial surface of the brain, with the same vertices and triangles
   * @param depth 0 at the pial to 1 at the white surface
   * @param measure measure of depth
   * @throws IllegalArgumentException if the surfaces do not correspond, their triangles are not oriented alike, or the
   *     depth is not from 0 to 1
   */
  public static CorticalSurface between(TriangleMesh white, TriangleMesh pial, double depth, Depth measure) {
    requireSameTriangles(white, pial);
    if (!(depth >= 0 && depth <= 1)) {
      throw new IllegalArgumentException("the depth must be 0 (pia) to 1 (white matter), not " + depth);
    }
    double[] vertices = new double[white.vertices().length];
    double[] whiteArea = white.vertexAreas(), pialArea = pial.vertexAreas();
    for (int v = 0; v < white.vertexCount(); v++) {
      double up = measure == Depth.EQUI_DISTANCE ? 1 - depth : equiVolume(whiteArea[v], pialArea[v], 1 - depth);
      for (int i = 3 * v; i < 3 * v + 3; i++) {
        vertices[i] = white.vertices()[i] + up * (pial.vertices()[i] - white.vertices()[i]);
      }
    }
    TriangleMesh mesh = new TriangleMesh(vertices, white.corners(),
        white.name() + " to " + pial.name() + " at depth " + depth);
    CorticalSurface given = oriented(mesh);
    return facesPia(mesh, white, pial) ? given : new CorticalSurface(mesh.flipped());
  }

  /**
   * Checks that the vertices of two surfaces correspond.
   *
   * @throws IllegalArgumentException if the surfaces do not have the same triangles
   */
  public static void requireSameTriangles(TriangleMesh white, TriangleMesh pial) {
    if (!Arrays.equals(white.corners(), pial.corners()) || white.vertexCount() != pial.vertexCount()) {
      throw new InvalidInputException(white + " and " + pial + " do not have the same triangles; they must be surfaces"
          + " of the same hemisphere of one head");
    }
  }

  /**
   * Returns the fraction of the distance from the white surface below which a given fraction of the volume lies, if the
   * area grows linearly from one surface to the other (Waehnert et al. 2014); written without the singularity at equal
   * areas.
   */
  private static double equiVolume(double white, double pial, double part) {
    double here = Math.sqrt(part * pial * pial + (1 - part) * white * white);
    return here > 0 ? part * (pial + white) / (here + white) : part;
  }

  private static boolean facesPia(TriangleMesh mesh, TriangleMesh white, TriangleMesh pial) {
    double towards = 0;
    for (int t = 0; t < mesh.size(); t++) {
      towards += mesh.areaVector(t).dot(pial.centroid(t).minus(white.centroid(t)));
    }
    return towards >= 0;
  }

  /** Checks that each directed edge belongs to one triangle, so that neighbours are oriented alike. */
  private static void requireOrientation(TriangleMesh mesh) {
    int[] corners = mesh.corners();
    long[] edges = new long[corners.length];
    int n = 0;
    for (int i = 0; i < edges.length; i++) {
      int first = i - i % 3, next = i % 3 == 2 ? first : i + 1;
      boolean line = corners[first] == corners[first + 1] || corners[first + 1] == corners[first + 2]
          || corners[first + 2] == corners[first];
      if (!line) {
        edges[n++] = (long) corners[i] << 32 | corners[next];
      }
    }
    Arrays.sort(edges, 0, n);
    for (int i = 1; i < n; i++) {
      if (edges[i] == edges[i - 1]) {
        throw new InvalidInputException(mesh.name() + ": the triangles at the edge between the vertices "
            + (edges[i] >> 32) + " and " + (int) edges[i] + " are not oriented alike");
      }
    }
  }

  /** Returns the mesh, with normals towards the pia. */
  public TriangleMesh mesh() {
    return mesh;
  }

  /**
   * Returns the mesh, connected where vertices have the same position: the same vertices, and triangles that refer to
   * the first of several equal ones.
   */
  TriangleMesh joined() {
    return joined;
  }

  /**
   * Returns the unit normal towards the pia at each vertex, the area-weighted mean over its triangles; NaN for none: x,
   * y, z, x, ...
   */
  public double[] vertexNormals() {
    double[] normals = new double[mesh.vertices().length];
    for (int i = 0; i < mesh.corners().length; i++) {
      Vec3 area = mesh.areaVector(i / 3);
      int at = 3 * joined.corners()[i];
      normals[at] += area.x();
      normals[at + 1] += area.y();
      normals[at + 2] += area.z();
    }
    for (int i = 0; i < normals.length; i += 3) {
      double length = new Vec3(normals[i], normals[i + 1], normals[i + 2]).norm();
      for (int c = i; c < i + 3; c++) {
        normals[c] = length > 0 ? normals[c] / length : Double.NaN;
      }
    }
    for (int i = 0; i < mesh.corners().length && joined != mesh; i++) {
      System.arraycopy(normals, 3 * joined.corners()[i], normals, 3 * mesh.corners()[i], 3);
    }
    return normals;
  }

  /** Returns the unit normal of a triangle towards the pia, or null if the triangle has no area. */
  Vec3 normal(int triangle) {
    Vec3 area = mesh.areaVector(triangle);
    return area.norm() > 0 ? area.unit() : null;
  }
}

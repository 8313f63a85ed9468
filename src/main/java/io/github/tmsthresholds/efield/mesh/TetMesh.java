/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.geometry.Vec3;

/**
 * A tetrahedral mesh; each tetrahedron belongs to one region (tissue). The arrays are not copied. Thread-safe as long
 * as nobody modifies them.
 *
 * @param nodes positions, mm, world: x, y, z, x, y, z, ...
 * @param corners the four nodes of each tetrahedron, from 0
 * @param regions region of each tetrahedron, numbered as in the file; SimNIBS: 1 white matter, 2 grey matter,
 *     3 cerebrospinal fluid, 4 bone, 5 scalp, ...
 * @param name origin of the mesh, such as a file, for messages
 */
public record TetMesh(double[] nodes, int[] corners, int[] regions, String name) {

  /** Largest plausible coordinate of a head, mm; keeps volumes within double precision. */
  public static final double MAX_COORDINATE = 1e6;
  /** Smallest ratio of a tetrahedron's volume (times 6) to the cube of its longest edge that is not just rounding. */
  private static final double FLAT = 1e-14;

  /**
   * Checks the mesh.
   *
   * @throws IllegalArgumentException if there is no tetrahedron, the lengths of the arrays do not match, a node does
   *     not exist or has an implausible coordinate, or a tetrahedron has no volume
   */
  public TetMesh {
    if (nodes.length % 3 != 0 || corners.length != 4L * regions.length || regions.length == 0) {
      throw new IllegalArgumentException(name + ": " + nodes.length + " coordinates, " + corners.length
          + " corners and " + regions.length + " regions do not make a mesh of tetrahedra");
    }
    for (double c : nodes) {
      if (!isPlausible(c)) {
        throw new IllegalArgumentException(name + ": a coordinate is " + c + " mm");
      }
    }
    for (int corner : corners) {
      if (corner < 0 || corner >= nodes.length / 3) {
        throw new IllegalArgumentException(
            name + ": node " + corner + " does not exist, there are " + nodes.length / 3);
      }
    }
    for (int t = 0; t < regions.length; t++) {
      if (isFlat(nodes, corners[4 * t], corners[4 * t + 1], corners[4 * t + 2], corners[4 * t + 3])) {
        throw new IllegalArgumentException(name + ": tetrahedron " + t + " has no volume");
      }
    }
  }

  /** Returns whether a coordinate (mm) is a number of at most {@link #MAX_COORDINATE} in magnitude. */
  public static boolean isPlausible(double coordinate) {
    return Math.abs(coordinate) <= MAX_COORDINATE;
  }

  /** Returns whether four nodes (from 0) are coplanar up to rounding. */
  public static boolean isFlat(double[] nodes, int a, int b, int c, int d) {
    double longest = Math.max(distance2(nodes, a, b), Math.max(distance2(nodes, a, c), distance2(nodes, a, d)));
    return !(Math.abs(sixVolumes(nodes, a, b, c, d)) > FLAT * longest * Math.sqrt(longest));
  }

  private static double distance2(double[] p, int a, int b) {
    double x = p[3 * b] - p[3 * a], y = p[3 * b + 1] - p[3 * a + 1], z = p[3 * b + 2] - p[3 * a + 2];
    return x * x + y * y + z * z;
  }

  private static double sixVolumes(double[] p, int a, int b, int c, int d) {
    double x = p[3 * a], y = p[3 * a + 1], z = p[3 * a + 2];
    double bx = p[3 * b] - x, by = p[3 * b + 1] - y, bz = p[3 * b + 2] - z;
    double cx = p[3 * c] - x, cy = p[3 * c + 1] - y, cz = p[3 * c + 2] - z;
    double dx = p[3 * d] - x, dy = p[3 * d + 1] - y, dz = p[3 * d + 2] - z;
    return bx * (cy * dz - cz * dy) + by * (cz * dx - cx * dz) + bz * (cx * dy - cy * dx);
  }

  /** Returns the number of nodes. */
  public int nodeCount() {
    return nodes.length / 3;
  }

  /** Returns the number of tetrahedra. */
  public int size() {
    return regions.length;
  }

  /** Returns the volume of a tetrahedron, mm3, whatever the orientation of its corners. */
  public double volume(int tetrahedron) {
    int i = 4 * tetrahedron;
    return Math.abs(sixVolumes(nodes, corners[i], corners[i + 1], corners[i + 2], corners[i + 3])) / 6;
  }

  /** Returns the position of a node, mm. */
  public Vec3 node(int node) {
    return new Vec3(nodes[3 * node], nodes[3 * node + 1], nodes[3 * node + 2]);
  }

  /** Returns the centroid of a tetrahedron, mm. */
  public Vec3 centroid(int tetrahedron) {
    Vec3 sum = Vec3.ZERO;
    for (int i = 4 * tetrahedron; i < 4 * tetrahedron + 4; i++) {
      sum = sum.plus(node(corners[i]));
    }
    return sum.times(0.25);
  }

  @Override
  public String toString() {
    return name + " (" + nodeCount() + " nodes, " + size() + " tetrahedra)";
  }
}

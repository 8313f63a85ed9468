package io.github.tmsthresholds.efield.mesh;

import io.github.tmsthresholds.geometry.Vec3;

/**
 * A surface of triangles. The arrays are this object's own; do not write to them. Thread-safe as long as nobody does.
 *
 * @param vertices positions, mm, world: x, y, z, x, y, z, ...
 * @param corners the three vertices of each triangle, from 0
 * @param name where the surface comes from, such as a file, for messages
 */
public record TriangleMesh(double[] vertices, int[] corners, String name) {

  /** @throws IllegalArgumentException if there is no triangle, or a vertex is missing or lies nowhere */
  public TriangleMesh {
    if (vertices.length % 3 != 0 || corners.length % 3 != 0 || corners.length == 0) {
      throw new IllegalArgumentException(name + ": " + vertices.length + " coordinates and " + corners.length
          + " corners do not make a surface of triangles");
    }
    for (int i = 0; i < vertices.length; i++) {
      if (!TetMesh.isPlausible(vertices[i])) {
        throw new IllegalArgumentException(name + ": vertex " + i / 3 + ": a coordinate is " + vertices[i] + " mm");
      }
    }
    for (int i = 0; i < corners.length; i++) {
      if (corners[i] < 0 || corners[i] >= vertices.length / 3) {
        throw new IllegalArgumentException(name + ": triangle " + i / 3 + " has the vertex " + corners[i]
            + ", which is none of " + vertices.length / 3);
      }
    }
  }

  public int vertexCount() {
    return vertices.length / 3;
  }

  /** How many triangles there are. */
  public int size() {
    return corners.length / 3;
  }

  public Vec3 vertex(int vertex) {
    return new Vec3(vertices[3 * vertex], vertices[3 * vertex + 1], vertices[3 * vertex + 2]);
  }

  /** Position of a corner (0, 1 or 2) of a triangle, mm. */
  public Vec3 corner(int triangle, int corner) {
    return vertex(corners[3 * triangle + corner]);
  }

  /** The middle of a triangle, mm. */
  public Vec3 centroid(int triangle) {
    return corner(triangle, 0).plus(corner(triangle, 1)).plus(corner(triangle, 2)).times(1.0 / 3);
  }

  /** A triangle's area (mm2) along its normal, which sees the corners go round counter-clockwise. */
  public Vec3 areaVector(int triangle) {
    Vec3 a = corner(triangle, 0);
    return corner(triangle, 1).minus(a).cross(corner(triangle, 2).minus(a)).times(0.5);
  }

  /** Area around each vertex: a third of its triangles', mm2. */
  public double[] vertexAreas() {
    double[] areas = new double[vertexCount()];
    for (int t = 0; t < size(); t++) {
      double third = areaVector(t).norm() / 3;
      for (int k = 0; k < 3; k++) {
        areas[corners[3 * t + k]] += third;
      }
    }
    return areas;
  }

  /**
   * The volume (mm3) between the surface and the mean of its vertices, positive where the normals face away from it;
   * of a closed surface its volume.
   */
  public double signedVolume() {
    Vec3 middle = Vec3.ZERO;
    for (int v = 0; v < vertexCount(); v++) {
      middle = middle.plus(vertex(v));
    }
    middle = middle.times(1.0 / vertexCount());
    double volume = 0;
    for (int t = 0; t < size(); t++) {
      volume += areaVector(t).dot(corner(t, 0).minus(middle)) / 3;
    }
    return volume;
  }

  /** The same surface with its normals the other way. */
  public TriangleMesh flipped() {
    int[] other = corners.clone();
    for (int i = 0; i < other.length; i += 3) {
      other[i + 1] = corners[i + 2];
      other[i + 2] = corners[i + 1];
    }
    return new TriangleMesh(vertices, other, name);
  }

  @Override
  public String toString() {
    return name + " (" + vertexCount() + " vertices, " + size() + " triangles)";
  }
}

package io.github.tmsthresholds.efield.mesh;

/**
 * Values of a quantity, such as the E-field (three components, world axes, V/m), on a mesh. Thread-safe as long as
 * nobody writes to the values.
 *
 * @param mesh what the values belong to
 * @param name of the quantity in its file, such as E
 * @param place whether there is a value for each node or for each tetrahedron
 * @param components how many numbers a value has
 * @param values all components of the first node or tetrahedron, then of the second, ...; this object's own
 */
public record MeshField(TetMesh mesh, String name, Place place, int components, float[] values) {

  /** What has a value. */
  public enum Place {
    /** Values at the nodes, linear in between. */
    NODES,
    /** One value for each tetrahedron. */
    TETRAHEDRA
  }

  /** @throws IllegalArgumentException if there is not one value a node or tetrahedron */
  public MeshField {
    int count = place == Place.NODES ? mesh.nodeCount() : mesh.size();
    if (components < 1 || values.length != (long) components * count) {
      throw new IllegalArgumentException(mesh.name() + ": " + name + " has " + values.length + " numbers for " + count
          + " values of " + components + " components");
    }
  }
}

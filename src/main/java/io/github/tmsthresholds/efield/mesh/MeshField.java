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

/**
 * Values of a quantity, such as the E-field (three components, world axes, V/m), on a mesh. Thread-safe as long as
 * nobody modifies the values.
 *
 * @param mesh mesh that the values belong to
 * @param name of the quantity in its file, such as E
 * @param place whether there is one value per node or one per tetrahedron
 * @param components number of components per value
 * @param values all components of the first node or tetrahedron, then of the second, ...; not copied
 */
public record MeshField(TetMesh mesh, String name, Place place, int components, float[] values) {

  /** Location of the values. */
  public enum Place {
    /** One value per node, linear in between. */
    NODES,
    /** One value per tetrahedron. */
    TETRAHEDRA
  }

  /**
   * Checks the number of values.
   *
   * @throws IllegalArgumentException if there is not one value per node or tetrahedron
   */
  public MeshField {
    int count = place == Place.NODES ? mesh.nodeCount() : mesh.size();
    if (components < 1 || values.length != (long) components * count) {
      throw new IllegalArgumentException(mesh.name() + ": " + name + " has " + values.length + " numbers for " + count
          + " values of " + components + " components");
    }
  }
}

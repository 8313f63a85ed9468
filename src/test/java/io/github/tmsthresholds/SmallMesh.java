/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import io.github.tmsthresholds.efield.io.MshBytes;
import io.github.tmsthresholds.efield.mesh.MeshField;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.efield.mesh.TestMeshes;
import io.github.tmsthresholds.efield.mesh.TetMesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@link SmallHead} as a mesh: a cube of 24 mm whose tetrahedra are white matter up to z = 7 mm, grey matter up to
 * 10 mm, and CSF, roughly; of format 2.2, binary, unless said otherwise.
 */
public final class SmallMesh {

  public static final TetMesh MESH = mesh();

  private SmallMesh() {}

  private static TetMesh mesh() {
    TetMesh cube = TestMeshes.box(24, 1);
    double[] nodes = cube.nodes().clone();
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] += 11.5;
    }
    int[] regions = new int[cube.size()];
    for (int t = 0; t < regions.length; t++) {
      double z = cube.centroid(t).z() + 11.5;
      regions[t] = z < 6.5 ? 1 : z < 9.5 ? 2 : 3;
    }
    return new TetMesh(nodes, cube.corners(), regions, "small head");
  }

  /** The head's field at the nodes or in the tetrahedra. */
  public static MeshField field(Place place) {
    return TestMeshes.vectors(MESH, "E", place, SmallHead::field);
  }

  /** Writes the head with its field at the nodes, which is linear. */
  public static void write(Path file) throws IOException {
    write(file, new MshBytes(MESH, false, true), field(Place.NODES));
  }

  public static void write(Path file, MshBytes format, MeshField... fields) throws IOException {
    Files.write(file, format.bytes(fields));
  }
}

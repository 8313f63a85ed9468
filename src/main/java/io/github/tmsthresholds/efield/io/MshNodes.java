/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.mesh.TetMesh;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;

/**
 * The $Nodes section of a Gmsh file.
 *
 * @param ids index of each node, from 0, by its id
 * @param positions mm: x, y, z, x, y, z, ...
 */
record MshNodes(IdIndex ids, double[] positions) {

  /** Reads format 2: a count, then an id and three coordinates each. */
  static MshNodes read2(MshInput in) throws IOException {
    long count = in.textInteger();
    in.line();
    int n = in.checkCount(count, "nodes", in.binary() ? 28 : 8);
    long[] ids = new long[n];
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) {
      ids[i] = in.int32();
      readPosition(in, ids[i], positions, i);
    }
    in.checkEnd();
    return new MshNodes(index(ids, in), positions);
  }

  /** Reads format 4.1: blocks of nodes, each with all ids, then all coordinates. */
  static MshNodes read4(MshInput in) throws IOException {
    long blocks = in.int64();
    int n = in.checkCount(in.int64(), "nodes", in.binary() ? 32 : 8);
    in.int64();
    in.int64();
    long[] ids = new long[n];
    double[] positions = new double[3 * n];
    int done = 0;
    for (long block = 0; block < blocks; block++) {
      int dimension = in.int32();
      in.int32();
      boolean parametric = in.int32() != 0;
      long count = in.int64();
      if (count < 0 || count > n - done) {
        throw in.error("a block promises " + count + " nodes, the section " + (n - done) + " more");
      }
      int from = done;
      done += (int) count;
      for (int i = from; i < done; i++) {
        ids[i] = in.int64();
      }
      for (int i = from; i < done; i++) {
        readPosition(in, ids[i], positions, i);
        for (int parameter = 0; parametric && parameter < dimension; parameter++) {
          in.real();
        }
      }
    }
    if (done < n) {
      throw in.error("promises " + n + " nodes, its blocks hold " + done);
    }
    in.checkEnd();
    return new MshNodes(index(ids, in), positions);
  }

  private static void readPosition(MshInput in, long id, double[] positions, int node) throws IOException {
    for (int i = 3 * node; i < 3 * node + 3; i++) {
      positions[i] = in.real();
      if (!TetMesh.isPlausible(positions[i])) {
        throw in.error("node " + id + ": the coordinate (mm) is " + positions[i]);
      }
    }
  }

  private static IdIndex index(long[] ids, MshInput in) throws FormatException {
    try {
      return IdIndex.of(ids);
    } catch (IllegalArgumentException e) {
      throw in.error("nodes: " + e.getMessage());
    }
  }
}

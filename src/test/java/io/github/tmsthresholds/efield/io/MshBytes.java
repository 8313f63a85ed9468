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

import io.github.tmsthresholds.efield.mesh.MeshField;
import io.github.tmsthresholds.efield.mesh.MeshField.Place;
import io.github.tmsthresholds.efield.mesh.TetMesh;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Writes Gmsh files of either format, text or binary, as the many programs that write them do. */
public final class MshBytes {

  private OutputStream out;
  private final TetMesh mesh;
  private final boolean four;
  private final boolean binary;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean newlineBeforeEnd;
  private int integerTags = 4;
  private int blockLength = Integer.MAX_VALUE;
  /** Ids by row: nodes, then tetrahedra; and the order in which the rows are written. */
  private int[] nodeIds;
  private int[] tetIds;
  private Integer[] nodeOrder;
  private Integer[] tetOrder;
  private int triangles = 3;

  public MshBytes(TetMesh mesh, boolean four, boolean binary) {
    this.mesh = mesh;
    this.four = four;
    this.binary = binary;
    nodeIds = IntStream.rangeClosed(1, mesh.nodeCount()).toArray();
    tetIds = IntStream.rangeClosed(triangles + 1, triangles + mesh.size()).toArray();
    nodeOrder = IntStream.range(0, mesh.nodeCount()).boxed().toArray(Integer[]::new);
    tetOrder = IntStream.range(0, mesh.size()).boxed().toArray(Integer[]::new);
  }

  public MshBytes bigEndian() {
    order = ByteOrder.BIG_ENDIAN;
    return this;
  }

  public MshBytes newlineBeforeEnd() {
    newlineBeforeEnd = true;
    return this;
  }

  public MshBytes integerTags(int n) {
    integerTags = n;
    return this;
  }

  public MshBytes blocksOf(int elements) {
    blockLength = elements;
    return this;
  }

  /** Ids far apart, neither nodes nor tetrahedra written in their order. */
  public MshBytes scattered(int step) {
    Random random = new Random(7);
    for (int i = 0; i < nodeIds.length; i++) {
      nodeIds[i] = 5 + step * i + random.nextInt(step);
    }
    for (int i = 0; i < tetIds.length; i++) {
      tetIds[i] = 4 + step * i + random.nextInt(step);
    }
    Collections.shuffle(Arrays.asList(nodeOrder), random);
    Collections.shuffle(Arrays.asList(tetOrder), random);
    return this;
  }

  public byte[] bytes(MeshField... fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeTo(bytes, fields);
    return bytes.toByteArray();
  }

  public void writeTo(OutputStream stream, MeshField... fields) throws IOException {
    out = stream;
    text("$MeshFormat\n" + (four ? "4.1 " : "2.2 ") + (binary ? "1" : "0") + " 8\n");
    if (binary) {
      int32(1);
      text("\n");
    }
    text("$EndMeshFormat\n");
    if (four) {
      entities();
    }
    text("$Nodes\n");
    nodes();
    end("Nodes");
    text("$Elements\n");
    elements();
    end("Elements");
    for (MeshField field : fields) {
      data(field);
    }
  }

  private List<Integer> regions() {
    return new ArrayList<>(new TreeSet<>(IntStream.of(mesh.regions()).boxed().toList()));
  }

  /** Volume entity 100 + r has the physical tag r; a surface with none of its own. */
  private void entities() throws IOException {
    text("$Entities\n");
    size(0);
    size(0);
    size(1);
    size(regions().size());
    lineEnd();
    entity(1001, 0);
    for (int region : regions()) {
      entity(100 + region, region);
    }
    end("Entities");
  }

  private void entity(int tag, int physical) throws IOException {
    int32(tag);
    for (int i = 0; i < 6; i++) {
      real(i);
    }
    size(physical == 0 ? 0 : 2);
    if (physical != 0) {
      int32(physical);
      int32(77);
    }
    size(1);
    int32(-1001);
    lineEnd();
  }

  private void nodes() throws IOException {
    int n = mesh.nodeCount(), half = n / 2;
    if (!four) {
      text(n + "\n");
      for (int i : nodeOrder) {
        int32(nodeIds[i]);
        position(i);
      }
      return;
    }
    size(3);
    size(n);
    size(1);
    size(Integer.MAX_VALUE);
    lineEnd();
    nodeBlock(2, true, 0, half);
    nodeBlock(3, false, half, half);
    nodeBlock(3, false, half, n);
  }

  private void nodeBlock(int dimension, boolean parametric, int from, int to) throws IOException {
    int32(dimension);
    int32(1);
    int32(parametric ? 1 : 0);
    size(to - from);
    lineEnd();
    for (int i = from; i < to; i++) {
      size(nodeIds[nodeOrder[i]]);
      lineEnd();
    }
    for (int i = from; i < to; i++) {
      for (int c = 0; c < 3; c++) {
        real(mesh.nodes()[3 * nodeOrder[i] + c]);
      }
      for (int c = 0; parametric && c < dimension; c++) {
        real(0.25);
      }
      lineEnd();
    }
  }

  private void position(int node) throws IOException {
    for (int c = 0; c < 3; c++) {
      real(mesh.nodes()[3 * node + c]);
    }
    lineEnd();
  }

  private void elements() throws IOException {
    if (!four) {
      text(triangles + mesh.size() + "\n");
      block2(2, triangles, 0);
      for (int from = 0; from < mesh.size(); from += Math.min(blockLength, mesh.size() - from)) {
        block2(4, Math.min(blockLength, mesh.size() - from), from);
      }
      return;
    }
    size(1 + regions().size());
    size(triangles + mesh.size());
    size(1);
    size(Integer.MAX_VALUE);
    lineEnd();
    block4(2, 1001, 2, null);
    for (int region : regions()) {
      block4(3, 100 + region, 4, Arrays.stream(tetOrder).filter(t -> mesh.regions()[t] == region).toList());
    }
  }

  private void block2(int type, int count, int from) throws IOException {
    if (binary) {
      int32(type);
      int32(count);
      int32(2);
    }
    for (int i = from; i < from + count; i++) {
      int t = tetOrder[i];
      int32(type == 2 ? i + 1 : tetIds[t]);
      if (!binary) {
        int32(type);
        int32(2);
      }
      int32(type == 2 ? 1001 : mesh.regions()[t]);
      int32(9);
      for (int k = 0; k < (type == 2 ? 3 : 4); k++) {
        int32(nodeIds[mesh.corners()[type == 2 ? k : 4 * t + k]]);
      }
      lineEnd();
    }
  }

  private void block4(int dimension, int entity, int type, List<Integer> tetrahedra) throws IOException {
    int32(dimension);
    int32(entity);
    int32(type);
    size(tetrahedra == null ? triangles : tetrahedra.size());
    lineEnd();
    for (int i = 0; i < (tetrahedra == null ? triangles : tetrahedra.size()); i++) {
      int t = tetrahedra == null ? 0 : tetrahedra.get(i);
      size(tetrahedra == null ? i + 1 : tetIds[t]);
      for (int k = 0; k < (tetrahedra == null ? 3 : 4); k++) {
        size(nodeIds[mesh.corners()[4 * t + k]]);
      }
      lineEnd();
    }
  }

  private void data(MeshField field) throws IOException {
    boolean atNodes = field.place() == Place.NODES;
    Integer[] rows = atNodes ? nodeOrder : tetOrder;
    int n = field.components(), extra = atNodes ? 0 : triangles;
    String section = atNodes ? "NodeData" : "ElementData";
    text("$" + section + "\n1\n\"" + field.name() + "\"\n1\n0.5\n" + integerTags + "\n0\n" + n + "\n"
        + (rows.length + extra) + "\n" + "0\n".repeat(integerTags - 3));
    for (int i = 0; i < extra; i++) {
      row(i + 1, new float[n], 0, n);
    }
    for (int row : rows) {
      row(atNodes ? nodeIds[row] : tetIds[row], field.values(), n * row, n);
    }
    end(section);
  }

  private void row(int id, float[] values, int from, int n) throws IOException {
    int32(id);
    for (int c = from; c < from + n; c++) {
      real(values[c]);
    }
    lineEnd();
  }

  private void end(String section) throws IOException {
    text((newlineBeforeEnd ? "\n" : "") + "$End" + section + "\n" + (newlineBeforeEnd ? "\n" : ""));
  }

  private void lineEnd() throws IOException {
    if (!binary) {
      text("\n");
    }
  }

  private void size(long v) throws IOException {
    if (binary) {
      out.write(ByteBuffer.allocate(8).order(order).putLong(v).array());
    } else {
      text(v + " ");
    }
  }

  private void int32(int v) throws IOException {
    if (binary) {
      out.write(ByteBuffer.allocate(4).order(order).putInt(v).array());
    } else {
      text(v + " ");
    }
  }

  private void real(double v) throws IOException {
    if (binary) {
      out.write(ByteBuffer.allocate(8).order(order).putDouble(v).array());
    } else {
      text(v + " ");
    }
  }

  private void text(String s) throws IOException {
    out.write(s.getBytes(StandardCharsets.US_ASCII));
  }
}

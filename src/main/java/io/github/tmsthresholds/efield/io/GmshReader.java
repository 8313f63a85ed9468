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
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the tetrahedra of Gmsh files (.msh), as SimNIBS and Gmsh write them, and the quantities on them: formats 2.0 to
 * 2.2 and 4.1, text and binary, of either byte order, ids in any order and with gaps. A tetrahedron's region is its
 * physical tag. Thread-safe.
 *
 * <pre>
 * MeshField e = GmshReader.read(file, "E", progress);
 * </pre>
 */
public final class GmshReader {

  private GmshReader() {}

  /** Reads the tetrahedra alone, as {@link #read} does. */
  public static TetMesh readMesh(Path file, Progress progress) throws IOException {
    try (MshInput in = new MshInput(file, progress)) {
      Content content = Content.of(in);
      return content.elements(in, content.nodes(in)).mesh(file.toString());
    }
  }

  /**
   * Reads the tetrahedra and a quantity on them.
   *
   * @param quantity its name in the file, such as E, magnE or v; the first if several have this name
   * @throws FormatException if the file is no Gmsh file of these formats, is damaged, holds no tetrahedra, or has
   *     no such quantity for each tetrahedron, or each of their nodes; the message names the position, or the available
   *     quantities
   * @throws IOException if it cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static MeshField read(Path file, String quantity, Progress progress) throws IOException {
    try (MshInput in = new MshInput(file, progress)) {
      Content content = Content.of(in);
      List<MshData> all = data(in, content.sections);
      MshData data = all.stream().filter(d -> d.name().equals(quantity)).findFirst()
          .orElseThrow(() -> new FormatException(file, "has no quantity '" + quantity + "', found "
              + (all.isEmpty() ? "none" : all.stream().map(MshData::name).collect(Collectors.joining(", ")))));
      MshNodes nodes = content.nodes(in);
      MshElements elements = content.elements(in, nodes);
      TetMesh mesh = elements.mesh(file.toString());
      boolean atNodes = data.place() == Place.NODES;
      float[] values = atNodes
          ? data.read(in, nodes.ids(), mesh.nodeCount(), nodesOf(mesh))
          : data.read(in, elements.ids(), mesh.size(), allOf(mesh));
      return new MeshField(mesh, quantity, data.place(), data.components(), values);
    }
  }

  private static BitSet nodesOf(TetMesh mesh) {
    BitSet nodes = new BitSet(mesh.nodeCount());
    for (int node : mesh.corners()) {
      nodes.set(node);
    }
    return nodes;
  }

  private static BitSet allOf(TetMesh mesh) {
    BitSet all = new BitSet(mesh.size());
    all.set(0, mesh.size());
    return all;
  }

  private static List<MshData> data(MshInput in, List<MshSection> sections) throws IOException {
    List<MshData> data = new ArrayList<>();
    for (MshSection section : sections) {
      if (MshData.isData(section)) {
        data.add(MshData.readHeader(in, section));
      }
    }
    return data;
  }

  /** A file's format, 2 or 4, and its sections. */
  private record Content(int format, List<MshSection> sections) {

    static Content of(MshInput in) throws IOException {
      List<MshSection> sections = MshSection.all(in);
      enter(in, sections, "MeshFormat");
      String version = in.token();
      long kind = in.textInteger(), size = in.textInteger();
      if (!version.matches("2(\\.[0-2])?|4\\.1")) {
        throw in.error("Gmsh formats 2.0 to 2.2 and 4.1 can be read, this is " + version + " (save it again in Gmsh)");
      }
      if (kind < 0 || kind > 1 || size != 8) {
        throw in.error("the file type must be 0 or 1 and the data size 8, they are " + kind + " and " + size);
      }
      if (kind == 1) {
        in.line();
        readByteOrder(in);
      }
      return new Content(version.startsWith("2") ? 2 : 4, sections);
    }

    private static void readByteOrder(MshInput in) throws IOException {
      in.setBinary(ByteOrder.LITTLE_ENDIAN);
      int one = in.int32();
      if (one == Integer.reverseBytes(1)) {
        in.setBinary(ByteOrder.BIG_ENDIAN);
      } else if (one != 1) {
        throw in.error("the number that marks the byte order must be 1, it is " + one);
      }
    }

    private static void enter(MshInput in, List<MshSection> sections, String name) throws IOException {
      Optional<MshSection> section = MshSection.find(sections, name);
      if (section.isEmpty()) {
        throw in.error("there is no section $" + name);
      }
      in.enter(section.get());
    }

    MshNodes nodes(MshInput in) throws IOException {
      enter(in, sections, "Nodes");
      return format == 2 ? MshNodes.read2(in) : MshNodes.read4(in);
    }

    MshElements elements(MshInput in, MshNodes nodes) throws IOException {
      Map<Integer, Integer> regions = Map.of();
      if (MshSection.find(sections, "PartitionedEntities").isPresent()) {
        throw in.error("the mesh is partitioned, it must be in one part");
      }
      if (MshSection.find(sections, "Entities").isPresent()) {
        enter(in, sections, "Entities");
        regions = MshEntities.regionOfVolume(in);
      }
      enter(in, sections, "Elements");
      return format == 2 ? MshElements.read2(in, nodes) : MshElements.read4(in, nodes, regions);
    }
  }
}

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
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the tetrahedra of Gmsh files (.msh), as SimNIBS and Gmsh write them, and the quantities on them: formats 2.0 to
 * 2.2 and 4.1, text and binary, of either byte order, ids in any order and with gaps. For a tetrahedron's region see
 * {@link MshRegions}. Thread-safe.
 *
 * <pre>
 * MeshField e = GmshReader.read(file, "E", progress).reportTo(System.err::println);
 * </pre>
 */
public final class GmshReader {

  /** Plausible extents of a mesh, mm: from a part of a head to a body. */
  private static final double SMALLEST = 3, LARGEST = 1000;
  /** Extent of a head whose unit is cm, and mean volume of its tetrahedra, mm3. */
  private static final double CM_LARGEST = 40, CM_VOLUME = 0.01;

  private GmshReader() {}

  /** Reads the tetrahedra alone, as {@link #read} does. */
  public static Opened<TetMesh> readMesh(Path file, Progress progress) throws IOException {
    try (MshInput in = new MshInput(file, progress)) {
      Content content = Content.of(in);
      TetMesh mesh = content.elements(in, content.nodes(in)).mesh(content.names(in), content.warnings);
      checkSize(mesh, file, content.warnings);
      return new Opened<>(mesh, content.warnings);
    }
  }

  /**
   * Reads the tetrahedra and a quantity on them.
   *
   * @param quantity its name in the file, such as E, magnE or v; the first, with a warning, if several have this name
   * @return the quantity, with warnings about it and the regions
   * @throws FormatException if the file is no Gmsh file of these formats, is damaged, holds no tetrahedra, has an
   *     implausible size, numbers its tissues unlike SimNIBS by their names, or has no such quantity for each
   *     tetrahedron, or each of their nodes; the message names the position, or the available quantities
   * @throws IOException if it cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Opened<MeshField> read(Path file, String quantity, Progress progress) throws IOException {
    try (MshInput in = new MshInput(file, progress)) {
      Content content = Content.of(in);
      MshData data = content.data(in, quantity);
      MshNodes nodes = content.nodes(in);
      MshElements elements = content.elements(in, nodes);
      TetMesh mesh = elements.mesh(content.names(in), content.warnings);
      checkSize(mesh, file, content.warnings);
      boolean atNodes = data.place() == Place.NODES;
      float[] values = atNodes
          ? data.read(in, nodes.ids(), mesh.nodeCount(), nodesOf(mesh))
          : data.read(in, elements.ids(), mesh.size(), allOf(mesh));
      MeshField field = new MeshField(mesh, quantity, data.place(), data.components(), values);
      return new Opened<>(field, content.warnings);
    }
  }

  private static void checkSize(TetMesh mesh, Path file, List<String> warnings) throws FormatException {
    Box box = Box.EMPTY;
    for (int node : mesh.corners()) {
      box = box.including(mesh.node(node));
    }
    Vec3 size = box.upper().minus(box.lower());
    double extent = Math.max(size.x(), Math.max(size.y(), size.z()));
    if (!(extent >= SMALLEST && extent <= LARGEST)) {
      throw new FormatException(file, String.format(Locale.ROOT, "its tetrahedra extend over %.3g mm, must be %s to %s"
          + " mm; nodes must be in mm, these are probably in %s", extent, SMALLEST, LARGEST,
          extent < SMALLEST ? "m" : "µm"));
    }
    double volume = 0;
    for (int t = 0; t < mesh.size(); t++) {
      volume += mesh.volume(t);
    }
    if (extent <= CM_LARGEST && volume < CM_VOLUME * mesh.size()) {
      warnings.add(String.format(Locale.ROOT, "%s: its tetrahedra extend over %.3g mm only and are very small (%.2g"
          + " mm3); nodes must be in mm, check that these are not in cm", file, extent, volume / mesh.size()));
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

  /** A file's format, 2 or 4, its sections, and a list that collects warnings. */
  private record Content(int format, List<MshSection> sections, List<String> warnings) {

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
      return new Content(version.startsWith("2") ? 2 : 4, sections, new ArrayList<>());
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

    Map<Integer, String> names(MshInput in) throws IOException {
      if (MshSection.find(sections, "PhysicalNames").isEmpty()) {
        return Map.of();
      }
      enter(in, sections, "PhysicalNames");
      return MshRegions.readNames(in);
    }

    /** Returns the first quantity of a name. */
    MshData data(MshInput in, String quantity) throws IOException {
      List<MshData> all = new ArrayList<>();
      for (MshSection section : sections) {
        if (MshData.isData(section)) {
          all.add(MshData.readHeader(in, section));
        }
      }
      List<MshData> named = all.stream().filter(d -> d.name().equals(quantity)).toList();
      if (named.isEmpty()) {
        boolean other = MshSection.find(sections, "ElementNodeData").isPresent();
        throw new FormatException(in.file(), "has no quantity '" + quantity + "', found "
            + (all.isEmpty() ? "none" : all.stream().map(MshData::name).collect(Collectors.joining(", ")))
            + (other ? "; $ElementNodeData cannot be read, save it as $NodeData or $ElementData" : ""));
      }
      MshData first = named.get(0);
      if (named.size() > 1) {
        warnings.add(in.file() + ": has " + named.size() + " quantities named '" + quantity
            + "'; the first is used, that of the " + (first.place() == Place.NODES ? "nodes" : "elements")
            + " at the time step " + first.step());
      }
      return first;
    }

    MshElements elements(MshInput in, MshNodes nodes) throws IOException {
      Map<Integer, List<Integer>> groups = Map.of();
      if (MshSection.find(sections, "PartitionedEntities").isPresent()) {
        throw in.error("the mesh is partitioned, it must be in one part");
      }
      if (MshSection.find(sections, "Entities").isPresent()) {
        enter(in, sections, "Entities");
        groups = MshEntities.groupsOfVolumes(in);
      }
      enter(in, sections, "Elements");
      return format == 2 ? MshElements.read2(in, nodes) : MshElements.read4(in, nodes, groups, warnings);
    }
  }
}

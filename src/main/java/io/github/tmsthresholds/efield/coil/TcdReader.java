/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.Coil.Element;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads SimNIBS coils of several elements (.tcd, JSON): dipoles (type 1), line elements (type 2) and sampled vector
 * potentials (type 3, as lists; pickled ones are rejected). Applies each element's deformations at their initial
 * values, in the order of the list. Thread-safe.
 */
final class TcdReader {

  private static final int DIPOLES = 1;
  private static final int LINES = 2;
  private static final int SAMPLED = 3;
  private static final int MAX_STIMULATORS = 1000;

  /**
   * Keys of SimNIBS's format. Casings, limits, resolution and groups of parts that must not intersect do not change the
   * field and are not used.
   */
  private static final Set<String> COIL = Set.of("name", "coilElementList", "stimulatorList", "deformList",
      "deformRangeList", "brand", "version", "limits", "resolution", "coilCasing", "coilModels",
      "selfIntersectionGroups");
  private static final Set<String> ELEMENT = Set.of("name", "stimulator", "type", "points", "values", "data", "affine",
      "deformations", "elementCasing");
  private static final Set<String> STIMULATOR = Set.of("name", "brand", "maxdIdt", "waveformList");
  private static final Set<String> DEFORMATION = Set.of("deformRange", "type", "point1", "point2");
  private static final Set<String> RANGE = Set.of("initial", "range");

  private final Path file;
  private final JsonValue root;
  private final List<String> warnings = new ArrayList<>();

  private TcdReader(Path file, JsonValue root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Reads a coil.
   *
   * @throws FormatException if the file is damaged or a part of it is invalid; the message names the part
   * @throws IOException if the file cannot be read
   */
  static Opened<Coil> read(Path file) throws IOException {
    return new TcdReader(file, JsonValue.read(file)).coil();
  }

  private Opened<Coil> coil() throws IOException {
    reportUnknown(root, "", COIL);
    List<JsonValue> list = root.get("coilElementList").list();
    List<Element> elements = new ArrayList<>();
    for (JsonValue element : list) {
      elements.add(element(element, elements.size()));
    }
    if (elements.isEmpty()) {
      throw new FormatException(file, "coilElementList: must have at least one element");
    }
    JsonValue name = root.get("name");
    String text = name.isMissing() ? CoilReader.name(file) : name.text();
    return new Opened<>(new Coil(text, elements, stimulators(elements)), warnings);
  }

  /** Warns of keys that are not in SimNIBS's format, because they may change the field's meaning, such as a unit. */
  private void reportUnknown(JsonValue part, String place, Set<String> known) throws FormatException {
    for (String key : part.keys()) {
      if (!known.contains(key)) {
        warnings.add(file + ": " + place + key + " is unknown and not used; the file must follow SimNIBS's .tcd "
            + "format");
      }
    }
  }

  /** Returns the names of the stimulators. */
  private List<String> stimulators(List<Element> elements) throws FormatException {
    int count = 1 + elements.stream().mapToInt(Element::stimulator).max().orElse(0);
    List<JsonValue> list = root.get("stimulatorList").isMissing() ? List.of() : root.get("stimulatorList").list();
    if (!list.isEmpty() && list.size() < count) {
      throw root.get("stimulatorList").error("has " + list.size() + " stimulators, but an element refers to stimulator "
          + (count - 1) + ", counted from 0");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.max(count, list.size()); i++) {
      if (i < list.size()) {
        reportUnknown(list.get(i), "stimulatorList[" + i + "].", STIMULATOR);
      }
      JsonValue name = i < list.size() ? list.get(i).get("name") : null;
      boolean unnamed = name == null || name.isMissing() || name.text().isBlank();
      names.add(unnamed ? "stimulator " + (i + 1) : name.text());
    }
    return names;
  }

  private Element element(JsonValue element, int number) throws IOException {
    reportUnknown(element, "coilElementList[" + number + "].", ELEMENT);
    int stimulator = element.get("stimulator").isMissing() ? 0 : element.get("stimulator").integer(0, MAX_STIMULATORS);
    int type = element.get("type").integer(DIPOLES, SAMPLED);
    CoilSource source = type == SAMPLED ? sampled(element) : points(element, type);
    if (!element.get("deformations").isMissing()) {
      for (JsonValue index : element.get("deformations").list()) {
        source = source.moved(deformation(index), 1);
      }
    }
    return new Element(source, stimulator);
  }

  private CoilSource points(JsonValue element, int type) throws FormatException {
    double[] points = JsonVectors.vectors(element.get("points")), values = JsonVectors.vectors(element.get("values"));
    if (points.length != values.length || points.length == 0) {
      throw element.error("must have equal numbers of points and values, found " + points.length / 3 + " and "
          + values.length / 3);
    }
    return type == DIPOLES ? new Dipoles(points, values) : new LineElements(points, values);
  }

  /** Reads a grid of vectors, data[x][y][z][component], and its affine, 4 x 4. */
  private CoilSource sampled(JsonValue element) throws IOException {
    JsonValue data = element.get("data");
    if (data.isText()) {
      throw data.error("is a pickled array, which is not supported because it could run code; save it as a list");
    }
    Affine affine = JsonVectors.affine(element.get("affine"));
    List<JsonValue> xs = data.list();
    int nx = xs.size(), ny = nx == 0 ? 0 : xs.get(0).list().size();
    int nz = ny == 0 ? 0 : xs.get(0).list().get(0).list().size();
    if (nz == 0) {
      throw data.error("must be a grid of vectors, [x][y][z][component]");
    }
    Grid grid;
    try {
      grid = new Grid(nx, ny, nz, affine);
    } catch (IllegalArgumentException e) {
      throw data.error(e.getMessage());
    }
    // each number takes at least two characters including its separator
    if (2 * (long) nx * ny * nz * 3 > Files.size(file)) {
      throw data.error("the rows of a grid must be of equal lengths");
    }
    float[] values = new float[3 * grid.voxels()];
    for (int x = 0; x < nx; x++) {
      List<JsonValue> ys = xs.get(x).list(ny);
      for (int y = 0; y < ny; y++) {
        double[] row = JsonVectors.vectors(ys.get(y));
        if (row.length != 3 * nz) {
          throw ys.get(y).error("must hold " + nz + " vectors, found " + row.length / 3);
        }
        for (int i = 0; i < row.length; i++) {
          values[grid.index(x, y, i / 3) + i % 3 * grid.voxels()] = (float) row[i];
        }
      }
    }
    return PotentialReader.source(file, new Volume(grid, 3, values, file.toString()));
  }

  private Affine deformation(JsonValue index) throws FormatException {
    List<JsonValue> all = root.get("deformList").list();
    JsonValue deformation = item(all, index);
    List<JsonValue> ranges = root.get("deformRangeList").list();
    JsonValue range = item(ranges, deformation.get("deformRange"));
    double initial = range.get("initial").number();
    reportUnknown(deformation, "deformList: ", DEFORMATION);
    reportUnknown(range, "deformRangeList: ", RANGE);
    if (!range.get("range").isMissing()) {
      double[] limits = range.get("range").numbers(2);
      if (!(initial >= limits[0] && initial <= limits[1])) {
        throw range.error("the initial value " + initial + " must lie within the range " + limits[0] + " to "
            + limits[1]);
      }
    }
    String type = deformation.get("type").text();
    return switch (type) {
      case "x" -> Affine.ofSpacing(1, new Vec3(initial, 0, 0));
      case "y" -> Affine.ofSpacing(1, new Vec3(0, initial, 0));
      case "z" -> Affine.ofSpacing(1, new Vec3(0, 0, initial));
      case "rot2p" -> rotation(deformation, initial);
      default -> throw deformation.get("type").error("'" + type + "' is not x, y, z or rot2p");
    };
  }

  private static JsonValue item(List<JsonValue> list, JsonValue index) throws FormatException {
    if (list.isEmpty()) {
      throw index.error("refers to an empty list");
    }
    return list.get(index.integer(0, list.size() - 1));
  }

  /** Returns a rotation by degrees about the axis from point1 to point2. */
  private static Affine rotation(JsonValue deformation, double degrees) throws FormatException {
    Vec3 from = JsonVectors.vector(deformation.get("point1"));
    Vec3 axis = JsonVectors.vector(deformation.get("point2")).minus(from);
    if (!(axis.norm() > 0) || Double.isInfinite(axis.norm())) {
      throw deformation.error("point1 and point2 must be different points");
    }
    Rotation turn = Rotation.about(axis, degrees);
    Vec3 x = turn.apply(new Vec3(1, 0, 0)), y = turn.apply(new Vec3(0, 1, 0)), z = turn.apply(Vec3.Z);
    Vec3 shift = from.minus(turn.apply(from));
    return Affine.of(x.x(), y.x(), z.x(), shift.x(), x.y(), y.y(), z.y(), shift.y(), x.z(), y.z(), z.z(), shift.z());
  }
}

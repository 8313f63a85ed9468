package io.github.tmsthresholds.efield.coil;

import com.google.gson.JsonObject;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.Coil.Element;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads SimNIBS coils of several elements (.tcd, JSON): dipoles (type 1), line elements (type 2) and sampled vector
 * potentials (type 3, as lists; pickled ones are refused), each moved by its deformations at their initial values, in the
 * order in which they are listed. Thread-safe.
 */
final class TcdReader {

  private static final int DIPOLES = 1;
  private static final int LINES = 2;
  private static final int SAMPLED = 3;
  private static final int MOST_STIMULATORS = 1000;

  private final Path file;
  private final JsonObject root;

  private TcdReader(Path file, JsonObject root) {
    this.file = file;
    this.root = root;
  }

  /**
   * @throws FormatException if the file is damaged or a part of it is not as expected; the message names the part
   * @throws IOException if it cannot be read
   */
  static Coil read(Path file) throws IOException {
    return new TcdReader(file, Json.readObject(file)).coil();
  }

  private Coil coil() throws FormatException {
    List<Json> list = Json.of(file, root).get("coilElementList").list();
    List<Element> elements = new ArrayList<>();
    for (Json element : list) {
      elements.add(element(element));
    }
    if (elements.isEmpty()) {
      throw new FormatException(file, "coilElementList: one element or more was expected");
    }
    Json name = Json.of(file, root).get("name");
    return new Coil(name.missing() ? CoilReader.name(file) : name.text(), elements);
  }

  private Element element(Json element) throws FormatException {
    int stimulator = element.get("stimulator").missing() ? 0 : element.get("stimulator").integer(0, MOST_STIMULATORS);
    int type = element.get("type").integer(DIPOLES, SAMPLED);
    CoilSource source = type == SAMPLED ? sampled(element) : points(element, type);
    if (!element.get("deformations").missing()) {
      for (Json index : element.get("deformations").list()) {
        source = source.moved(deformation(index), 1);
      }
    }
    return new Element(source, stimulator);
  }

  private CoilSource points(Json element, int type) throws FormatException {
    double[] points = element.get("points").vectors(), values = element.get("values").vectors();
    if (points.length != values.length || points.length == 0) {
      throw element.error("has " + points.length / 3 + " points and " + values.length / 3
          + " values, equal numbers above 0 were expected");
    }
    return type == DIPOLES ? new Dipoles(points, values) : new LineElements(points, values);
  }

  /** A grid of vectors, data[x][y][z][component], and its affine, 4 x 4. */
  private CoilSource sampled(Json element) throws FormatException {
    Json data = element.get("data");
    if (data.isText()) {
      throw data.error("is a pickled array, which is not read, for it may run programs; save it as a list");
    }
    Affine affine = element.get("affine").affine();
    List<Json> xs = data.list();
    int nx = xs.size(), ny = nx == 0 ? 0 : xs.get(0).list().size();
    int nz = ny == 0 ? 0 : xs.get(0).list().get(0).list().size();
    if (nz == 0) {
      throw data.error("a grid of vectors, [x][y][z][component], was expected");
    }
    Grid grid;
    try {
      grid = new Grid(nx, ny, nz, affine);
    } catch (IllegalArgumentException e) {
      throw data.error(e.getMessage());
    }
    if (!data.holds((long) nx * ny * nz * 3)) {
      throw data.error("the rows of a grid must be of equal lengths");
    }
    float[] values = new float[3 * grid.voxels()];
    for (int x = 0; x < nx; x++) {
      List<Json> ys = xs.get(x).list(ny);
      for (int y = 0; y < ny; y++) {
        double[] row = ys.get(y).vectors();
        if (row.length != 3 * nz) {
          throw ys.get(y).error(nz + " vectors were expected, found " + row.length / 3);
        }
        for (int i = 0; i < row.length; i++) {
          values[grid.index(x, y, i / 3) + i % 3 * grid.voxels()] = (float) row[i];
        }
      }
    }
    return PotentialReader.source(file, new Volume(grid, 3, values, file.toString()));
  }

  private Affine deformation(Json index) throws FormatException {
    List<Json> all = Json.of(file, root).get("deformList").list();
    Json deformation = all.get(index.integer(0, all.size() - 1));
    List<Json> ranges = Json.of(file, root).get("deformRangeList").list();
    Json range = ranges.get(deformation.get("deformRange").integer(0, ranges.size() - 1));
    double initial = range.get("initial").number();
    String type = deformation.get("type").text();
    return switch (type) {
      case "x" -> Affine.ofSpacing(1, new Vec3(initial, 0, 0));
      case "y" -> Affine.ofSpacing(1, new Vec3(0, initial, 0));
      case "z" -> Affine.ofSpacing(1, new Vec3(0, 0, initial));
      case "rot2p" -> turn(deformation, initial);
      default -> throw deformation.get("type").error("'" + type + "' is not x, y, z or rot2p");
    };
  }

  /** A turn by so many degrees about the axis from point1 to point2. */
  private static Affine turn(Json deformation, double degrees) throws FormatException {
    Vec3 from = deformation.get("point1").vector(), axis = deformation.get("point2").vector().minus(from);
    if (!(axis.norm() > 0) || Double.isInfinite(axis.norm())) {
      throw deformation.error("point1 and point2 make no axis");
    }
    Rotation turn = Rotation.about(axis, degrees);
    Vec3 x = turn.apply(new Vec3(1, 0, 0)), y = turn.apply(new Vec3(0, 1, 0)), z = turn.apply(Vec3.Z);
    Vec3 shift = from.minus(turn.apply(from));
    return Affine.of(x.x(), y.x(), z.x(), shift.x(), x.y(), y.y(), z.y(), shift.y(), x.z(), y.z(), z.z(), shift.z());
  }
}

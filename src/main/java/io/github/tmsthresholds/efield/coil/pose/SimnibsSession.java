/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/**
 * Sessions of SimNIBS (MAT files of version 5): {@code poslist} is a cell array of lists, of which those of the type
 * TMSLIST have the coil {@code fnamecoil} and a struct array {@code pos} with {@code matsimnibs}, {@code didt} (A/s)
 * and {@code name}. Such a list, a position or a {@code matsimnibs} may also be saved alone.
 */
final class SimnibsSession implements PoseReader, PoseWriter {

  private static final String LISTS = "poslist", POSITIONS = "pos", MATRIX = "matsimnibs", RATE = "didt",
      NAME = "name", COIL = "fnamecoil";
  /** Others, such as optimisations, hold positions at which they start. */
  private static final Set<String> TYPES = Set.of("", "SESSION", "TMSLIST", "POSITION");
  private static final double A_PER_S = 1e-6;

  @Override
  public String name() {
    return "SimNIBS sessions (.mat)";
  }

  @Override
  public boolean recognises(PoseContent content) {
    return content.head().startsWith("MATLAB ");
  }

  @Override
  public void read(PoseContent content, PoseCollector poses) throws IOException {
    if (!content.head().startsWith("MATLAB 5.0")) {
      throw new FormatException(content.file(), "is a MAT file of another version than 5; save it again with"
          + " save(..., '-v7')");
    }
    try (MatFile file = new BoundedMatReader(Sources.wrap(content.bytes())).readMat()) {
      Struct variables = Mat5.newStruct();
      for (MatFile.Entry entry : file.getEntries()) {
        variables.set(entry.getName(), entry.getValue());
      }
      if (!readStruct(variables, poses)) {
        for (MatFile.Entry entry : file.getEntries()) {
          if (entry.getValue() instanceof Struct struct) {
            readStruct(struct, poses);
          }
        }
      }
    } catch (FormatException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // what the library throws at damaged files; it allocates texts by their stated size
      throw new FormatException(content.file(), "is a damaged MAT file: " + e, e);
    }
  }

  /** Reads a session, a list, or positions; returns false if the struct is none of SimNIBS. */
  private static boolean readStruct(Struct struct, PoseCollector poses) {
    List<String> fields = struct.getFieldNames();
    if (!TYPES.contains(text(struct, "type", 0))) {
      return true;
    }
    if (fields.contains(LISTS)) {
      lists(struct.get(LISTS, 0), poses);
    } else if (fields.contains(POSITIONS)) {
      lists(struct, poses);
    } else if (fields.contains(MATRIX)) {
      positions(struct, "", poses);
    } else {
      return false;
    }
    return true;
  }

  private static void lists(Array lists, PoseCollector poses) {
    if (lists instanceof Cell cell) {
      for (int i = 0; i < cell.getNumElements(); i++) {
        lists(cell.get(i), poses);
      }
    } else if (lists instanceof Struct list && list.getFieldNames().contains(POSITIONS)) {
      for (int i = 0; i < list.getNumElements(); i++) {
        String coil = text(list, COIL, i);
        if (list.get(POSITIONS, i) instanceof Struct positions) {
          positions(positions, coil, poses);
        }
      }
    }
  }

  private static void positions(Struct positions, String coil, PoseCollector poses) {
    for (int i = 0; i < positions.getNumElements(); i++) {
      String name = text(positions, NAME, i);
      double[] rows = matrix(positions, i);
      if (rows.length == 0) {
        poses.countMissing("a position must have a matsimnibs of 4 x 4 numbers; for one with centre and pos_ydir,"
            + " SimNIBS computes it when it runs, and writes it to its log: copy it to a JSON file");
        continue;
      }
      double rate = field(positions, RATE, i) instanceof Matrix m && m.getNumElements() == 1 ? m.getDouble(0)
          : Double.NaN;
      poses.matrix(name.isEmpty() ? "position " + (i + 1) : name, rows).ifPresent(matrix ->
          poses.add(new CoilPose(name, CoilPose.Kind.TARGET, matrix, PoseCollector.intensity(rate * A_PER_S),
              OptionalDouble.empty(), OptionalDouble.empty(), coil)));
    }
  }

  /** Returns the upper three rows of a position's matrix; nothing if it has none. */
  private static double[] matrix(Struct positions, int i) {
    if (!(field(positions, MATRIX, i) instanceof Matrix m && m.getNumRows() == 4 && m.getNumCols() == 4
        && m.getNumElements() == 16)) {
      return new double[0];
    }
    double[] rows = new double[12];
    for (int k = 0; k < 12; k++) {
      rows[k] = m.getDouble(k / 4, k % 4);
    }
    return rows;
  }

  private static Array field(Struct struct, String field, int i) {
    return struct.getFieldNames().contains(field) ? struct.get(field, i) : null;
  }

  private static String text(Struct struct, String field, int i) {
    return field(struct, field, i) instanceof Char c && c.getNumElements() > 0 ? c.getString() : "";
  }

  @Override
  public String extension() {
    return ".mat";
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.NAME, Part.DIDT, Part.COIL);
  }

  /** Writes one list of positions per coil. */
  @Override
  public void write(Path file, List<CoilPose> poses, String source) throws IOException {
    Map<String, List<CoilPose>> byCoil =
        poses.stream().collect(Collectors.groupingBy(CoilPose::coil, LinkedHashMap::new, Collectors.toList()));
    Cell lists = Mat5.newCell(1, byCoil.size());
    int k = 0;
    for (Map.Entry<String, List<CoilPose>> entry : byCoil.entrySet()) {
      lists.set(k++, Mat5.newStruct().set("type", Mat5.newString("TMSLIST"))
          .set(COIL, Mat5.newString(entry.getKey())).set(POSITIONS, positions(entry.getValue())));
    }
    try (MatFile session = Mat5.newMatFile().addArray("type", Mat5.newString("SESSION")).addArray(LISTS, lists)) {
      AtomicFile.write(file, temporary -> Mat5.writeToFile(session, temporary.toFile()));
    }
  }

  private static Struct positions(List<CoilPose> poses) {
    Struct positions = Mat5.newStruct(1, poses.size());
    for (int i = 0; i < poses.size(); i++) {
      CoilPose pose = poses.get(i);
      Matrix matrix = Mat5.newMatrix(4, 4);
      double[][] rows = CoilPlacement.rows(pose.matrix());
      for (int j = 0; j < 16; j++) {
        matrix.setDouble(j / 4, j % 4, rows[j / 4][j % 4]);
      }
      positions.set("type", i, Mat5.newString("POSITION")).set(NAME, i, Mat5.newString(pose.name()))
          .set(MATRIX, i, matrix).set(RATE, i, pose.didt().isPresent()
              ? Mat5.newScalar(pose.didt().getAsDouble() / A_PER_S) : Mat5.newMatrix(0, 0));
    }
    return positions;
  }
}

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

import io.github.tmsthresholds.efield.io.GiftiArray.CoordinateSystem;
import io.github.tmsthresholds.efield.mesh.Boundary;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Determines from everything that a GIFTI file says about it where a surface is located in scanner RAS. A matrix to
 * scanner coordinates, or FreeSurfer's geometry of the volume ({@link VolumeGeometry}), applies to the vertices unless
 * they were moved already: programs that move them often keep both. The centre of the vertices' bounding box, which
 * FreeSurfer stores when it writes the file, shows whether they were.
 */
final class GiftiPlacement {

  /** Name of scanner coordinates. */
  static final String SCANNER = "NIFTI_XFORM_SCANNER_ANAT";
  private static final String UNKNOWN = "NIFTI_XFORM_UNKNOWN", MNI = "NIFTI_XFORM_MNI_152";
  private static final Set<String> SPACES =
      Set.of("", UNKNOWN, SCANNER, MNI, "NIFTI_XFORM_ALIGNED_ANAT", "NIFTI_XFORM_TALAIRACH");
  /** Values of GeometricType of surfaces whose vertices are not located at the cortex. */
  private static final Set<String> NOT_CORTEX =
      Set.of("inflated", "veryinflated", "spherical", "semispherical", "ellipsoid", "flat", "hull");
  private static final String[] AXES = {"X", "Y", "Z"};

  /** Displacement that does not matter, mm. */
  private static final double SAME = 0.02;
  /** Largest distance of the stored centre from that of the box if vertices were changed a little since, mm. */
  private static final double NEAR = 2;
  /** How much further away the centre of the other reading must be. */
  private static final double CLEARLY = 4;
  /** Distance beyond the middle of the head at which a hemisphere is on the wrong side, mm. */
  private static final double WRONG_SIDE = 15;

  private final Path file;
  private final Map<String, String> metadata;
  private final GiftiArray points;
  private final GiftiArray triangles;
  private final List<String> warnings;

  /**
   * @param fileMetadata metadata of the whole file, which that of the points overrides
   * @param warnings receives what is doubtful
   */
  GiftiPlacement(Path file, Map<String, String> fileMetadata, GiftiArray points, GiftiArray triangles,
      List<String> warnings) {
    this.file = file;
    this.metadata = new HashMap<>(fileMetadata);
    metadata.putAll(points.metadata);
    this.points = points;
    this.triangles = triangles;
    this.warnings = warnings;
  }

  /** Returns the surface of the file's vertices in scanner RAS. */
  TriangleMesh place(TriangleMesh mesh) throws FormatException {
    String type = text("GeometricType").toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (NOT_CORTEX.contains(type)) {
      throw new FormatException(file, "has the GeometricType " + text("GeometricType")
          + ", whose vertices are not located at the cortex; give the white, pial or central surface");
    }
    for (CoordinateSystem system : triangles.systems) {
      if (system.transformed().equals(SCANNER) && !system.space().equals(SCANNER)
          && !isIdentity(matrix(triangles, system)) && points.systems.stream().noneMatch(system::equals)) {
        warnings.add(file + ": has a matrix to scanner coordinates at the triangles, which is not used; it must be at"
            + " the POINTSET array");
      }
    }
    TriangleMesh placed = move(mesh);
    checkSide(placed);
    return placed;
  }

  private TriangleMesh move(TriangleMesh mesh) throws FormatException {
    Set<String> spaces = new TreeSet<>();
    Affine toScanner = null;
    for (CoordinateSystem system : points.systems) {
      if (!SPACES.contains(system.space())) {
        warnings.add(file + ": the coordinate system '" + system.space() + "' is not known; its positions are used as"
            + " scanner RAS (mm)");
      }
      if (!system.space().isEmpty() && !system.space().equals(UNKNOWN)) {
        spaces.add(system.space());
      }
      if (system.transformed().equals(SCANNER) && !system.space().equals(SCANNER)) {
        Affine matrix = matrix(points, system);
        if (toScanner != null && displacement(mesh, toScanner, matrix) > SAME) {
          throw points.error("has two different matrices to scanner coordinates; remove one");
        }
        toScanner = matrix;
      }
    }
    if (spaces.size() > 1) {
      throw points.error("its coordinate systems contradict each other: the positions cannot be in all of " + spaces);
    }
    if (spaces.contains(SCANNER)) {
      return mesh;
    }
    Optional<Affine> volume = volume(mesh);
    if (toScanner != null) {
      if (volume.isPresent() && displacement(mesh, toScanner, volume.get()) > 0.5) {
        warnings.add(file + ": its matrix to scanner coordinates is used, but its FreeSurfer geometry (VolGeom) differs"
            + " from it by up to " + mm(displacement(mesh, toScanner, volume.get())) + "; remove the one that is"
            + " wrong");
      }
      return resolve(mesh, toScanner, "its matrix to scanner coordinates", false);
    }
    if (volume.isPresent()) {
      return resolve(mesh, volume.get(), "the geometry of FreeSurfer's volume (VolGeom)", true);
    }
    if (spaces.contains(MNI)) {
      warnings.add(file + ": its positions are in MNI 152 space and are used as they are; the E-field must be in the"
          + " same space");
    }
    return mesh;
  }

  /** Returns the map of FreeSurfer's volume to scanner RAS; empty, perhaps with a warning, if it is not known. */
  private Optional<Affine> volume(TriangleMesh mesh) throws FormatException {
    Map<String, String> keys = new HashMap<>();
    putThree(keys, VolumeGeometry.VOLUME, "Width", "Height", "Depth");
    putThree(keys, VolumeGeometry.VOXEL, "Xsize", "Ysize", "Zsize");
    putThree(keys, VolumeGeometry.X, "X_R", "X_A", "X_S");
    putThree(keys, VolumeGeometry.Y, "Y_R", "Y_A", "Y_S");
    putThree(keys, VolumeGeometry.Z, "Z_R", "Z_A", "Z_S");
    putThree(keys, VolumeGeometry.CENTRE, "C_R", "C_A", "C_S");
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    boolean centre = keys.containsKey(VolumeGeometry.CENTRE);
    // sMRIPrep moves vertices and removes the centre alone; the stored centre of the box then differs
    Optional<Vec3> box = storedCentre();
    if (!centre && (box.isEmpty() || box.get().minus(middle(mesh)).norm() < SAME)) {
      warnings.add(file + ": records the geometry of FreeSurfer's volume without its centre (VolGeomC_R, _A, _S), so"
          + " that its positions are used as scanner RAS (mm); if they are not, export the surface with"
          + " mris_convert --to-scanner of FreeSurfer 7.4 or later");
    }
    return VolumeGeometry.of(keys, file, warnings).map(VolumeGeometry::toScanner);
  }

  private void putThree(Map<String, String> keys, String key, String... names) {
    String[] values = Arrays.stream(names).map(name -> text("VolGeom" + name)).toArray(String[]::new);
    if (Arrays.stream(values).noneMatch(String::isEmpty)) {
      keys.put(key, String.join(" ", values));
    } else if (Arrays.stream(values).anyMatch(value -> !value.isEmpty())) {
      warnings.add(file + ": of VolGeom" + String.join(", VolGeom", names) + " some are missing, so that none is used");
    }
  }

  /**
   * Applies a map to scanner RAS unless the vertices were moved by it already.
   *
   * @param source where the map is from
   * @param doubt whether the vertices may have been moved if there is no stored centre
   */
  private TriangleMesh resolve(TriangleMesh mesh, Affine map, String source, boolean doubt) throws FormatException {
    double most = displacement(mesh, map, Affine.ofSpacing(1, Vec3.ZERO));
    if (most < SAME) {
      return SurfaceReader.moved(mesh, map, file, warnings);
    }
    Optional<Vec3> stored = storedCentre();
    if (stored.isEmpty()) {
      if (doubt) {
        warn(source, most, "has no SurfaceCenter", true);
      }
      return SurfaceReader.moved(mesh, map, file, warnings);
    }
    double before = middle(mesh).minus(stored.get()).norm();
    double after = middle(mesh.mapped(map.inverse())).minus(stored.get()).norm();
    if (before <= NEAR && after > CLEARLY * before + SAME / 2) {
      return SurfaceReader.moved(mesh, map, file, warnings);
    }
    if (after <= NEAR && before > CLEARLY * after + SAME / 2) {
      return mesh;
    }
    // old versions of mris_convert that moved the vertices set the centre to that of the volume
    if (stored.get().minus(map.apply(Vec3.ZERO)).norm() < 1e-3) {
      return mesh;
    }
    // the vertices of a whole surface whose box has another centre were moved, by whichever program
    boolean apply = !Boundary.of(mesh.joined()).isEmpty();
    warn(source, most, "has a SurfaceCenter that fits neither", apply);
    return apply ? SurfaceReader.moved(mesh, map, file, warnings) : mesh;
  }

  private void warn(String source, double most, String reason, boolean applied) {
    warnings.add(file + ": " + source + (applied ? " was applied, which moves" : " was not applied, which would move")
        + " vertices by up to " + mm(most) + ", but it is not certain that the vertices "
        + (applied ? "were still in FreeSurfer's coordinates (tkRAS) rather than in scanner RAS already"
            : "are in scanner RAS already rather than in FreeSurfer's coordinates (tkRAS)")
        + ", since the file " + reason + "; compare the surface with the head, and export it with mris_convert"
        + " --to-scanner of FreeSurfer 7.4 or later, or remove the VolGeom entries if its vertices are in scanner RAS");
  }

  /** Returns the centre of the vertices' box when FreeSurfer wrote them. */
  private Optional<Vec3> storedCentre() throws FormatException {
    double[] centre = new double[3];
    for (int c = 0; c < 3; c++) {
      String value = text("SurfaceCenter" + AXES[c]);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      try {
        centre[c] = Double.parseDouble(value);
      } catch (NumberFormatException e) {
        throw points.error("SurfaceCenter" + AXES[c] + " is not a number");
      }
    }
    Vec3 stored = new Vec3(centre[0], centre[1], centre[2]);
    // versions of FreeSurfer that did not compute it wrote zeros
    return stored.isFinite() && stored.norm() > 0 ? Optional.of(stored) : Optional.empty();
  }

  private void checkSide(TriangleMesh mesh) {
    double x = middle(mesh).x();
    String structure = text("AnatomicalStructurePrimary");
    boolean wrong = structure.equals("CortexLeft") && x > WRONG_SIDE
        || structure.equals("CortexRight") && x < -WRONG_SIDE;
    if (wrong) {
      warnings.add(file + ": is " + structure + " by its AnatomicalStructurePrimary, but its middle is at x = " + mm(x)
          + "; check that x points to the right (RAS, not LPS)");
    }
  }

  private String text(String key) {
    return metadata.getOrDefault(key, "").strip();
  }

  private static Vec3 middle(TriangleMesh mesh) {
    Box box = mesh.bounds();
    return box.lower().plus(box.upper()).times(0.5);
  }

  private static double displacement(TriangleMesh mesh, Affine one, Affine other) {
    double most = 0;
    for (int v = 0; v < mesh.vertexCount(); v++) {
      most = Math.max(most, one.apply(mesh.vertex(v)).minus(other.apply(mesh.vertex(v))).norm());
    }
    return most;
  }

  private static boolean isIdentity(Affine map) {
    return map.equals(Affine.ofSpacing(1, Vec3.ZERO));
  }

  private static Affine matrix(GiftiArray array, CoordinateSystem system) throws FormatException {
    try {
      double[] m = Arrays.stream(system.matrix().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
      if (m.length != 16) {
        throw new IllegalArgumentException("must have 16 numbers, has " + m.length);
      }
      if (m[12] != 0 || m[13] != 0 || m[14] != 0 || m[15] != 1) {
        throw new IllegalArgumentException("the last row of the matrix must be 0 0 0 1");
      }
      Affine map = Affine.of(Arrays.copyOf(m, 12));
      double scale = Math.cbrt(Math.abs(map.determinant()));
      if (scale < 0.5 || scale > 2) {
        throw new IllegalArgumentException("the matrix scales by " + scale + "; positions must be in mm");
      }
      return map;
    } catch (IllegalArgumentException e) {
      throw array.error("its coordinate system: " + e.getMessage());
    }
  }

  private static String mm(double v) {
    return String.format(Locale.ROOT, "%.1f mm", v);
  }
}

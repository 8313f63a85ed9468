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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.DifficultFiles;
import io.github.tmsthresholds.cortex.CorticalSurface;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every file that {@code src/tools/python/difficult/surfaces.py} writes. */
class DifficultSurfacesFilesTest {

  private static final Path FOLDER = DifficultFiles.folder("surfaces");
  private static final Vec3 CENTRE = new Vec3(-33, -18, 42);
  private static final int RINGS = 6, COLUMNS = 10;
  /** Files hold 32-bit numbers, and GIFTI files a geometry of six digits. */
  private static final double EXACT = 2e-4;

  private static final String RELATIVE = " vertices by up to %s mm, but it is not certain that the vertices %s, since"
      + " the file %s; compare the surface with the head, and export it with mris_convert --to-scanner of FreeSurfer"
      + " 7.4 or later, or remove the VolGeom entries if its vertices are in scanner RAS";
  private static final String STILL = "were still in FreeSurfer's coordinates (tkRAS) rather than in scanner RAS"
      + " already";
  private static final String ALREADY = "are in scanner RAS already rather than in FreeSurfer's coordinates (tkRAS)";
  private static final String NO_GEOMETRY = "does not record the geometry of FreeSurfer's volume (c_ras and axes), so"
      + " that its positions are used as they are; if they are relative to the volume's centre (tkRAS), as FreeSurfer"
      + " writes them, export the surface with mris_convert --to-scanner from a file with the geometry";
  private static final String NO_AXES = "records the centre of FreeSurfer's volume (c_ras) but not the directions of"
      + " its axes, which are taken to be those of a conformed volume; if the volume was oblique, export the surface"
      + " again with mris_convert --to-scanner of FreeSurfer 7.4 or later";
  private static final String NOT_CORTEX =
      ", whose vertices are not located at the cortex; give the white, pial or central surface";

  /** Files that are read without a warning: all of the surface at its right place. */
  private static final Set<String> ORDINARY = Set.of("fs_conformed", "fs_oblique", "fs_ras_volume", "fs_anisotropic",
      "fs_real_ras", "fs_geometry_alone", "fs_command_line", "fs_data_space", "simnibs_central.gii", "workbench.gii",
      "aligned.gii", "fs73_conformed.gii", "fs73_oblique.gii", "fs73_ras_volume.gii", "fs73_anisotropic.gii",
      "file_metadata.gii", "fs74_oblique.gii", "fs74_to_scanner.gii", "fs73_to_scanner.gii", "hcp_moved.gii",
      "fs74_moved.gii", "centre_of_volume.gii", "fmriprep_zeroed.gii", "fmriprep_removed.gii",
      "no_surface_center_centred.gii", "scanner_then_talairach.gii", "mni_then_scanner.gii", "mirrored_matrix.gii",
      "column_major.gii", "big_endian.gii", "ascii.gii");

  /** Warnings of files whose vertices are at their right place. */
  private static final Map<String, List<String>> WARNINGS = Map.ofEntries(
      Map.entry("fs_no_footer", List.of(NO_GEOMETRY)),
      Map.entry("fs_not_valid", List.of(NO_GEOMETRY)),
      Map.entry("fs_no_centre", List.of(NO_GEOMETRY)),
      Map.entry("fs_no_voxel_size", List.of("the volume's geometry: voxelsize must be three positive numbers, is"
          + " 1.000000000000000e+00 0.000000000000000e+00 1.000000000000000e+00; the axes and the centre are used"
          + " nevertheless")),
      Map.entry("erased.gii", List.of("the volume's geometry: the directions of its axes are zero, so that the"
          + " positions are used as scanner RAS (mm)")),
      Map.entry("fs_centre_alone", List.of(NO_AXES)),
      Map.entry("fs_cut_footer", List.of("its footer ends early (truncated?), so that tags after the surface may be"
          + " missing")),
      Map.entry("centre_removed.gii", List.of("records the geometry of FreeSurfer's volume without its centre"
          + " (VolGeomC_R, _A, _S), so that its positions are used as scanner RAS (mm); if they are not, export the"
          + " surface with mris_convert --to-scanner of FreeSurfer 7.4 or later")),
      Map.entry("no_surface_center.gii", List.of("the geometry of FreeSurfer's volume (VolGeom) was applied, which"
          + " moves"
          + String.format(RELATIVE, "31.3", STILL, "has no SurfaceCenter"))),
      Map.entry("zero_surface_center.gii", List.of("the geometry of FreeSurfer's volume (VolGeom) was applied, which"
          + " moves" + String.format(RELATIVE, "31.3", STILL, "has no SurfaceCenter"))),
      Map.entry("moved_elsewhere.gii", List.of("the geometry of FreeSurfer's volume (VolGeom) was not applied, which"
          + " would move" + String.format(RELATIVE, "14.0", ALREADY, "has a SurfaceCenter that fits neither"))),
      Map.entry("some_keys.gii", List.of("of VolGeomC_R, VolGeomC_A, VolGeomC_S some are missing, so that none is"
          + " used")),
      Map.entry("no_axes.gii", List.of("of VolGeomX_R, VolGeomX_A, VolGeomX_S some are missing, so that none is used",
          "of VolGeomY_R, VolGeomY_A, VolGeomY_S some are missing, so that none is used",
          "of VolGeomZ_R, VolGeomZ_A, VolGeomZ_S some are missing, so that none is used", NO_AXES)),
      Map.entry("matrix_and_geometry_differ.gii", List.of("its matrix to scanner coordinates is used, but its"
          + " FreeSurfer geometry (VolGeom) differs from it by up to 15.9 mm; remove the one that is wrong")),
      Map.entry("mni.gii", List.of("its positions are in MNI 152 space and are used as they are; the E-field must be"
          + " in the same space")),
      Map.entry("unknown_space.gii", List.of("the coordinate system 'NIFTI_XFORM_HEAD' is not known; its positions are"
          + " used as scanner RAS (mm)")),
      Map.entry("matrix_at_triangles.gii", List.of("has a matrix to scanner coordinates at the triangles, which is not"
          + " used; it must be at the POINTSET array")));

  private static final Map<String, String> REFUSED = Map.ofEntries(
      Map.entry("fs_not_orthogonal", "the volume's geometry: the directions of its axes must be orthogonal unit"
          + " vectors"),
      Map.entry("fs_no_number", "the volume's geometry: cras must be three numbers, is 'nine"),
      Map.entry("lh.inflated", "is by its name an inflated, spherical or flattened surface" + NOT_CORTEX),
      Map.entry("lh.mapped", "is a sphere with a radius of 100 mm, to which FreeSurfer maps a hemisphere; its vertices"
          + " are not located at the cortex"),
      Map.entry("lh.quadrangles", "is an old FreeSurfer surface of quadrangles (bytes ff ff fd); convert it with"
          + " mris_convert"),
      Map.entry("lh.curv", "is a FreeSurfer file of values per vertex, such as curv or thickness, or an old surface of"
          + " quadrangles (bytes ff ff ff); give a surface such as lh.white"),
      Map.entry("lh.cortex.patch.3d", "is a FreeSurfer patch, which refers to the vertices of another surface; convert"
          + " it with mris_convert -p to GIFTI"),
      Map.entry("lh.white.asc", "is an ASCII surface of FreeSurfer, which does not record where its volume is located;"
          + " give the binary surface"),
      Map.entry("lh.white.gz", "is compressed by gzip; uncompress it"),
      Map.entry("gzipped.gii.gz", "is compressed by gzip; uncompress it"),
      Map.entry("lh.white.vtk", "is neither GIFTI nor a FreeSurfer surface of triangles"),
      Map.entry("not_orthogonal.gii", "the volume's geometry: the directions of its axes must be orthogonal unit"
          + " vectors"),
      Map.entry("two_matrices.gii", "DataArray NIFTI_INTENT_POINTSET: has two different matrices to scanner"
          + " coordinates; remove one"),
      Map.entry("two_spaces.gii", "DataArray NIFTI_INTENT_POINTSET: its coordinate systems contradict each other: the"
          + " positions cannot be in all of [NIFTI_XFORM_MNI_152, NIFTI_XFORM_SCANNER_ANAT]"),
      Map.entry("transposed_matrix.gii", "DataArray NIFTI_INTENT_POINTSET: its coordinate system: the last row of the"
          + " matrix must be 0 0 0 1"),
      Map.entry("scaling_matrix.gii", "DataArray NIFTI_INTENT_POINTSET: its coordinate system: the matrix scales by"),
      Map.entry("zero_matrix.gii", "DataArray NIFTI_INTENT_POINTSET: its coordinate system: the affine is singular"),
      Map.entry("type_inflated.gii", "has the GeometricType Inflated" + NOT_CORTEX),
      Map.entry("type_veryinflated.gii", "has the GeometricType VeryInflated" + NOT_CORTEX),
      Map.entry("type_spherical.gii", "has the GeometricType Spherical" + NOT_CORTEX),
      Map.entry("type_flat.gii", "has the GeometricType Flat" + NOT_CORTEX),
      Map.entry("type_hull.gii", "has the GeometricType Hull" + NOT_CORTEX),
      Map.entry("two_pointsets.gii", "must have one NIFTI_INTENT_POINTSET array of three columns, has [52 x 3, 52 x"
          + " 3]"),
      Map.entry("external.gii", "DataArray NIFTI_INTENT_POINTSET: the encoding 'ExternalFileBinary' is none of ASCII,"
          + " Base64Binary, GZipBase64Binary (external files are not read)"),
      Map.entry("metres.gii", "extends over 0.133 mm, must be 2.0 to 400.0 mm; positions must be in mm, these are"
          + " probably in m"),
      Map.entry("micrometres.gii", "extends over 1.33e+05 mm, must be 2.0 to 400.0 mm; positions must be in mm, these"
          + " are probably in µm"),
      Map.entry("centimetres.gii", "is a closed surface of 1840 triangles that extends over 7.00 mm only; positions"
          + " must be in mm, these are probably in cm"));

  /** Files whose vertices differ from those of the ellipsoid; each has a test below. */
  private static final Set<String> OTHERS = Set.of("smoothed.gii", "cut_out.gii", "ras_volume_patch.gii", "lps.gii",
      "patch_in_cm.gii", "clockwise.gii",
      "unconnected.gii", "valley.gii", "crown.gii");

  static Stream<String> ordinary() {
    return ORDINARY.stream().sorted();
  }

  static Stream<String> suspicious() {
    return WARNINGS.keySet().stream().sorted();
  }

  static Stream<String> refused() {
    return REFUSED.keySet().stream().sorted();
  }

  private static Opened<TriangleMesh> read(String name) throws IOException {
    return SurfaceReader.readSurface(FOLDER.resolve(name));
  }

  /** Returns the right position of a vertex: poles and rings of an ellipsoid. */
  private static Vec3 expected(int vertex) {
    int last = 1 + (RINGS - 1) * COLUMNS;
    double theta = vertex == 0 ? 0 : vertex == last ? Math.PI : Math.PI * (1 + (vertex - 1) / COLUMNS) / RINGS;
    double phi = 2 * Math.PI * ((vertex + COLUMNS - 1) % COLUMNS) / COLUMNS;
    return CENTRE.plus(new Vec3(30 * Math.sin(theta) * Math.cos(phi), 70 * Math.sin(theta) * Math.sin(phi),
        50 * Math.cos(theta)));
  }

  private static void assertPlaced(TriangleMesh mesh) {
    assertEquals(2 + (RINGS - 1) * COLUMNS, mesh.vertexCount());
    for (int v = 0; v < mesh.vertexCount(); v++) {
      assertEquals(0, mesh.vertex(v).minus(expected(v)).norm(), EXACT, "vertex " + v);
    }
    TriangleMesh cortex = CorticalSurface.around(mesh).mesh();
    for (int t = 0; t < cortex.size(); t++) {
      assertTrue(cortex.areaVector(t).dot(cortex.centroid(t).minus(CENTRE)) > 0, "triangle " + t + " faces inwards");
    }
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void readsWithoutAWarning(String name) throws IOException {
    Opened<TriangleMesh> surface = read(name);
    assertEquals(List.of(), surface.warnings());
    assertPlaced(surface.content());
  }

  @ParameterizedTest
  @MethodSource("suspicious")
  void readsWithAWarning(String name) throws IOException {
    Opened<TriangleMesh> surface = read(name);
    assertEquals(WARNINGS.get(name).stream().map(text -> FOLDER.resolve(name) + ": " + text).toList(),
        surface.warnings());
    assertPlaced(surface.content());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String name) {
    String message = assertThrows(FormatException.class, () -> read(name)).getMessage();
    assertTrue(message.startsWith(FOLDER.resolve(name) + ": " + REFUSED.get(name)), message);
  }

  /** A slightly changed surface is still recognised as not moved. */
  @Test
  void placesSmoothedSurfaces() throws IOException {
    Opened<TriangleMesh> surface = read("smoothed.gii");
    assertEquals(List.of(), surface.warnings());
    for (int v = 0; v < surface.content().vertexCount(); v++) {
      Vec3 right = CENTRE.plus(expected(v).minus(CENTRE).times(1.01));
      assertEquals(0, surface.content().vertex(v).minus(right).norm(), EXACT);
    }
  }

  /** The metadata of a patch are those of the whole surface, whose box is larger. */
  @Test
  void placesPatchesByTheGeometryWithAWarning() throws IOException {
    Opened<TriangleMesh> patch = read("cut_out.gii");
    assertEquals(List.of(FOLDER.resolve("cut_out.gii") + ": the geometry of FreeSurfer's volume (VolGeom) was applied,"
        + " which moves" + String.format(RELATIVE, "30.3", STILL, "has a SurfaceCenter that fits neither")),
        patch.warnings());
    assertPatchPlaced(patch.content());
  }

  /** Every vertex is at its place, whatever its number, and the normals face outwards. */
  private static void assertPatchPlaced(TriangleMesh patch) {
    Set<Integer> found = new HashSet<>();
    for (int v = 0; v < patch.vertexCount(); v++) {
      for (int w = 0; w < 52; w++) {
        if (patch.vertex(v).minus(expected(w)).norm() < EXACT) {
          found.add(w);
        }
      }
    }
    assertEquals(patch.vertexCount(), found.size());
    for (int t = 0; t < patch.size(); t++) {
      assertTrue(patch.areaVector(t).dot(patch.centroid(t).minus(CENTRE)) > 0);
    }
  }

  @Test
  void warnsOfMirroredPatches() throws IOException {
    Opened<TriangleMesh> patch = read("ras_volume_patch.gii");
    assertEquals(List.of(FOLDER.resolve("ras_volume_patch.gii") + ": FreeSurfer's coordinates (tkRAS) of its volume are"
        + " mirrored, and it is not certain that the triangles of this patch are counter-clockwise seen from the pia in"
        + " scanner RAS, as is assumed; check the sign of the normal component of the E-field, or give tissue labels"),
        patch.warnings());
    assertPatchPlaced(patch.content());
  }

  @Test
  void warnsOfPatchesInCentimetres() throws IOException {
    assertEquals(List.of(FOLDER.resolve("patch_in_cm.gii") + ": is a patch of 14 triangles that extends over 2.10 mm"
        + " only; positions must be in mm, these are probably in cm"), read("patch_in_cm.gii").warnings());
  }

  @Test
  void warnsOfHemispheresOnTheWrongSide() throws IOException {
    Opened<TriangleMesh> surface = read("lps.gii");
    assertEquals(List.of(FOLDER.resolve("lps.gii") + ": is CortexLeft by its AnatomicalStructurePrimary, but its"
        + " middle is at x = 33.0 mm; check that x points to the right (RAS, not LPS)"), surface.warnings());
  }

  @Test
  void orientsClosedSurfacesAndKeepsPatches() throws IOException {
    assertPlaced(CorticalSurface.around(read("clockwise.gii").content()).mesh());
    for (String name : List.of("valley.gii", "crown.gii", "unconnected.gii")) {
      Opened<TriangleMesh> surface = read(name);
      assertEquals(List.of(), surface.warnings());
      TriangleMesh mesh = CorticalSurface.around(surface.content()).mesh();
      for (int t = 0; t < mesh.size(); t++) {
        double out = mesh.areaVector(t).dot(mesh.centroid(t).minus(CENTRE));
        assertTrue(name.equals("valley.gii") ? out < 0 : out > 0, name);
      }
    }
  }

  @Test
  void expectsEveryFile() throws IOException {
    Set<String> known = new TreeSet<>(OTHERS);
    known.addAll(ORDINARY);
    known.addAll(WARNINGS.keySet());
    known.addAll(REFUSED.keySet());
    assertEquals(known, DifficultFiles.names("surfaces"));
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.CorticalSurface;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.cortex.SitesOnSurface;
import io.github.tmsthresholds.cortex.SurfaceSites;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests on a spherical head: white matter up to 22 mm, grey matter up to 27 mm, scalp up to 40 mm. */
class CrossChecksTest {

  private static final Grid GRID = RoundHead.GRID;
  private static TissueLabels labels;

  @BeforeAll
  static void readLabels(@TempDir Path folder) throws IOException {
    RoundHead.write(folder.resolve("labels.nii"));
    labels = labels(folder.resolve("labels.nii"));
  }

  private static TissueLabels labels(Path file) throws IOException {
    return TissueLabels.of(VolumeReader.NUMERIC.readLabels(file, Progress.NONE).content());
  }

  private static Grid moved(double mm) {
    Vec3 first = GRID.centre(0).plus(new Vec3(mm, 0, 0));
    return new Grid(GRID.nx(), GRID.ny(), GRID.nz(), Affine.ofSpacing(2, first));
  }

  /** Returns a constant field within a sphere around the centre of a grid, 0 outside. */
  private static EField sphere(Grid grid, double radius) {
    float[] e = new float[3 * grid.voxels()];
    Vec3 centre = grid.centre(grid.nx() / 2, grid.ny() / 2, grid.nz() / 2);
    for (int i = 0; i < grid.voxels(); i++) {
      e[i] = grid.centre(i).minus(centre).norm() <= radius ? 1 : 0;
    }
    return EField.of(new Volume(grid, 3, e, "field.nii"), 1);
  }

  @Test
  void acceptsFieldOfTheSameHead() {
    assertEquals(List.of(), CrossChecks.fieldAndLabels(sphere(GRID, RoundHead.RADIUS), labels));
    assertEquals(List.of(), CrossChecks.fieldAndLabels(sphere(GRID, 28), labels), "within the brain only");
    assertEquals(List.of(), CrossChecks.fieldAndLabels(sphere(moved(20), 1000), labels), "a box that covers a part");
  }

  @Test
  void rejectsFieldThatHardlyMeetsTheLabels() {
    String message = assertThrows(InvalidInputException.class,
        () -> CrossChecks.fieldAndLabels(sphere(moved(88), 1000), labels)).getMessage();
    assertTrue(message.startsWith("field.nii (x 43.0 to 133.0") && message.contains("overlap in only 2 % of the "),
        message);
    assertTrue(assertThrows(InvalidInputException.class,
        () -> CrossChecks.fieldAndLabels(sphere(moved(200), 1000), labels)).getMessage().contains("do not overlap"));
    assertTrue(assertThrows(InvalidInputException.class, () -> CrossChecks.fieldAndLabels(sphere(moved(74), 1000),
        labels)).getMessage().startsWith("no grey or white matter of the tissue labels (labels 2 and 1) lies in f"));
  }

  @Test
  void warnsOfFieldThatOverlapsInLessThanHalf() {
    List<String> warnings = CrossChecks.fieldAndLabels(sphere(moved(50), 1000), labels);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("overlap in only 44 % of the smaller one"), warnings.get(0));
  }

  @Test
  void warnsOfMovedField() {
    List<String> brain = CrossChecks.fieldAndLabels(sphere(moved(14), 28), labels);
    assertTrue(brain.get(0).matches("the E-field of field.nii is zero or NaN in \\d\\d % of the grey and white .*"),
        brain.get(0));
    List<String> scalp = CrossChecks.fieldAndLabels(sphere(moved(12), RoundHead.RADIUS), labels);
    assertTrue(scalp.get(0).matches("\\d\\d % of the E-field of field.nii lies in air according to .*"), scalp.get(0));
  }

  /** Returns sites on a sphere with outward normals. */
  private static List<Site> sites(double radius, int sign) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double z = -1 + (2 * i + 1) / 300.0, r = Math.sqrt(1 - z * z), angle = i * Math.PI * (3 - Math.sqrt(5));
      Vec3 normal = new Vec3(r * Math.cos(angle), r * Math.sin(angle), z);
      sites.add(new Site(normal.times(radius), normal.times(sign), 0, Layer.L5));
    }
    return sites;
  }

  @ParameterizedTest
  @ValueSource(doubles = {21.5, 24.5, 27.5})
  void acceptsSitesInOrNearGreyMatter(double radius) {
    assertEquals(List.of(), CrossChecks.sitesAndLabels("s.csv", sites(radius, 1), labels));
  }

  @Test
  void warnsOfSitesInOtherTissueAndNamesTheDistance() {
    List<String> warnings = CrossChecks.sitesAndLabels("s.csv", sites(18, 1), labels);
    assertTrue(warnings.get(0).matches("only 0 % of the 300 sites of s.csv lie within 1 mm of the grey matter of the "
        + "tissue labels \\(median distance [34]\\.\\d mm\\); .*"), warnings.get(0));
    assertTrue(CrossChecks.sitesAndLabels("s.csv", sites(200, 1), labels).get(0).contains("distance above 10.0 mm"));
  }

  @Test
  void warnsOfNormalsTowardsWhiteMatter() {
    assertEquals(List.of("by the tissue labels the normals of 100 % of the sites of s.csv point towards white matter; "
        + "normals must point towards the pia"), CrossChecks.sitesAndLabels("s.csv", sites(23.5, -1), labels));
  }

  @Test
  void describesSingleSiteByItsDistance() {
    assertEquals(List.of(), CrossChecks.sitesAndLabels("s.csv", List.of(new Site(new Vec3(0, 0, 24), Vec3.Z, 0,
        Layer.L5)), labels));
    String warning = CrossChecks.sitesAndLabels("s.csv", List.of(new Site(new Vec3(0, 0, 18), Vec3.Z, 0, Layer.L5)),
        labels).get(0);
    assertTrue(warning.startsWith("one of the sites of s.csv lies 3.0 mm from the grey matter"), warning);
  }

  @Test
  void warnsOfNeuronsOutsideAVolume() {
    List<Vec3> positions = List.of(new Vec3(0, 0, 50), new Vec3(0, 0, 44), new Vec3(0, 80, 0));
    assertEquals(Optional.empty(), CrossChecks.neuronsAndVolume(positions.subList(0, 2), "atlas.nii", GRID));
    assertTrue(CrossChecks.neuronsAndVolume(positions, "atlas.nii", GRID).orElseThrow()
        .startsWith("only 33 % of the 3 neurons lie in the volume of atlas.nii (x -45.0 to 45.0"));
  }

  private static SiteSelection onSphere(double radius) {
    double a = radius / Math.sqrt(3);
    TriangleMesh tetrahedron = new TriangleMesh(new double[] {a, a, a, -a, -a, a, -a, a, -a, a, -a, -a},
        new int[] {0, 1, 3, 0, 3, 2, 0, 2, 1, 1, 2, 3}, "lh.gii");
    SurfaceSites sites = SurfaceSites.onePerTriangle(CorticalSurface.around(tetrahedron), Region.everywhere(), Layer.L5,
        1, 1);
    return SiteSelection.onSurfaces(List.of(new SitesOnSurface("lh", Map.of(Layer.L5, sites))));
  }

  /** The centre of a triangle is a third of the radius from the centre. */
  @Test
  void rejectsSurfaceThatIsNotInGreyMatter() {
    assertEquals(List.of(), CrossChecks.surfacesAndLabels(onSphere(3 * 24.5), labels));
    String message = assertThrows(InvalidInputException.class,
        () -> CrossChecks.surfacesAndLabels(onSphere(3 * 18), labels)).getMessage();
    assertTrue(message.startsWith("only 0 % of the 4 sites of the surface lh lie within 1 mm"), message);
    assertEquals(List.of(), CrossChecks.surfacesAndLabels(SiteSelection.all(sites(18, 1)), labels), "not on a surface");
  }

  @Test
  void rejectsSitesOutsideTheField() {
    EField field = sphere(GRID, 29);
    assertEquals(Optional.empty(), CrossChecks.sitesAndField(sites(24.5, 1), field));
    assertTrue(assertThrows(InvalidInputException.class, () -> CrossChecks.sitesAndField(sites(34, 1), field))
        .getMessage().startsWith("none of the 300 sites lies in the E-field of field.nii (x -45.0 to 45.0"));
    List<Site> both = new ArrayList<>(sites(24.5, 1).subList(0, 100));
    both.addAll(sites(34, 1));
    assertEquals(Optional.of("only 25 % of the 400 sites lie in the E-field of field.nii"),
        CrossChecks.sitesAndField(both, field));
  }

  @Test
  @Tag("reference")
  void ordinaryHeadFieldsAndSitesGiveNoWarning() throws IOException {
    Path shared = SharedData.require("efield");
    TissueLabels head = labels(shared.resolve("colin27_tissues_1mm.nii.gz"));
    List<Path> fields = new ArrayList<>(List.of(shared.resolve("colin27_E_M1.nii.gz")));
    try (Stream<Path> files = Files.list(shared.resolve("fields"))) {
      files.filter(file -> file.toString().endsWith(".nii.gz")).sorted().forEach(fields::add);
    }
    TissueLabels fine = labels(shared.resolve("colin27_tissues_05mm_M1.nii.gz"));
    for (Path file : fields) {
      EField field = VolumeReader.NUMERIC.readField(file, OptionalDouble.empty(), Progress.NONE).content();
      assertEquals(List.of(), CrossChecks.fieldAndLabels(field, head));
      if (file.equals(fields.get(0))) {
        assertEquals(List.of(), CrossChecks.fieldAndLabels(field, fine));
      }
    }
    Region region = Region.sphere(new Vec3(-37, -21, 58), 20);
    CorticalDepth depth = CorticalDepth.of(head, region, Progress.NONE);
    List<Site> sites = new SitePlacement(2, SitePlacement.NO_LIMIT, 1, 1)
        .place(depth, region, EnumSet.allOf(Layer.class), Progress.NONE);
    assertEquals(List.of(), CrossChecks.sitesAndLabels("sites", sites, head));
    assertEquals(List.of(), CrossChecks.sitesAndLabels("sites", sites, fine), "labels of another resolution");
    for (int[] move : new int[][] {{5, 0, 0}, {0, 5, 0}, {0, 0, 5}, {8, -8, 8}}) {
      Vec3 by = new Vec3(move[0], move[1], move[2]);
      List<Site> moved = sites.stream().map(s -> new Site(s.position().plus(by), s.normal(), 0, s.layer())).toList();
      assertEquals(1, CrossChecks.sitesAndLabels("sites", moved, head).stream()
          .filter(line -> line.contains("lie within 1 mm")).count(), Arrays.toString(move));
    }
  }
}

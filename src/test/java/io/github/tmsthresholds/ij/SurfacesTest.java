/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.SmallHeadFolder;
import io.github.tmsthresholds.SmallMesh;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.io.GiftiWriter;
import io.github.tmsthresholds.efield.io.OverlayReader;
import io.github.tmsthresholds.efield.io.SurfaceReader;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests neurons on cortical surfaces and the mapping of their thresholds to the surfaces. */
class SurfacesTest {

  private static final Vec3 MIDDLE = new Vec3(12, 12, 6);

  @SmallHeadFolder
  static Path head;

  @TempDir
  Path out;

  /** Writes white and pial spheres 3 mm apart, a central sphere, and a surface elsewhere. */
  @BeforeAll
  static void writeHead() throws IOException {
    SmallMesh.write(head.resolve("head.msh"));
    surface("lh.white.gii", MIDDLE, 4);
    surface("lh.pial.surf.gii", MIDDLE, 7);
    surface("lh.central.gii", MIDDLE, 4);
    surface("rh.central.gii", MIDDLE.plus(new Vec3(1, 0, 0)), 4);
  }

  private static void surface(String name, Vec3 centre, double radius) throws IOException {
    GiftiWriter.writeSurface(head.resolve(name), TestSurfaces.sphere(centre, radius, 2));
  }

  private static TriangleMesh read(String name) throws IOException {
    return SurfaceReader.readSurface(head.resolve(name)).content();
  }

  private List<Site> place(String options) throws IOException {
    Path file = out.resolve("sites.csv");
    Batch.runCommand("Place Neurons...", options.replace("@", head + "/") + " output=" + file);
    return SiteTable.read(file);
  }

  private Path map(String options) {
    Path folder = out.resolve("map");
    Batch.runCommand("Estimate Thresholds...", ("efield=@efield.nii.gz cells=@cells tolerance=0.02 " + options)
        .replace("@", head + "/") + " output=" + folder);
    return folder;
  }

  @Test
  void placesLayersAtTheirDepthBetweenSurfaces() throws IOException {
    for (String measure : List.of("distance", "volume")) {
      List<Site> sites = place("white=@lh.white.gii pial=@lh.pial.surf.gii places=triangles layers=L1,L5 depth="
          + measure);
      assertEquals(2 * 320, sites.size());
      for (Site site : sites) {
        double depth = site.layer().depth(), r = site.position().minus(MIDDLE).norm();
        double volume = Math.cbrt(7 * 7 * 7 - depth * (7 * 7 * 7 - 4 * 4 * 4));
        // the middle of a flat triangle lies a little within the sphere
        assertEquals(measure.equals("volume") ? volume : 7 - 3 * depth, r, 0.15, site.toString());
        assertTrue(site.normal().dot(site.position().minus(MIDDLE).unit()) > 0.99);
      }
    }
  }

  @Test
  void spacesSitesOnBothHemispheresWithinTheRegion() throws IOException {
    List<Site> sites = place("surface=[@lh.central.gii, @rh.central.gii] layers=L23,L5 spacing=1.5 box=0,0,6,30,30,30");
    assertTrue(sites.stream().allMatch(s -> s.position().z() >= 6));
    for (Layer layer : List.of(Layer.L23, Layer.L5)) {
      double expected = 2 * 2 * Math.PI * 16 / 2.25;
      assertEquals(expected, sites.stream().filter(s -> s.layer() == layer).count(), 0.2 * expected);
    }
    assertEquals(4, place("surface=@lh.central.gii layers=L5 limit=4 azimuths=2 spacing=1").size());
  }

  @Test
  void mapsThresholdsToEachSurface() throws IOException {
    Path folder = map("surface=@lh.central.gii,@rh.central.gii places=triangles azimuths=2 box=0,0,7,30,12,30 "
        + "layers=L23,L5 fired=150 spacing=1.5");
    CsvTable table = CsvTable.read(folder.resolve("thresholds.csv"));
    int reach = 0;
    for (String name : List.of("lh.central", "rh.central")) {
      TriangleMesh mesh = read(name + ".gii");
      List<Overlay> vertices = OverlayReader.read(folder.resolve(name + "_threshold_map.func.gii"));
      List<Overlay> triangles = OverlayReader.read(folder.resolve(name + "_threshold_map_triangles.gii"));
      assertEquals(List.of("L23 A/us", "L5 A/us"), vertices.stream().map(Overlay::name).toList());
      for (int l = 0; l < 2; l++) {
        Map<Vec3, List<Double>> expected = byPlace(table, l == 0 ? "L23" : "L5");
        for (int t = 0; t < mesh.size(); t++) {
          Vec3 middle = mesh.centroid(t);
          boolean inside = middle.z() >= 7 && middle.y() <= 12;
          float value = triangles.get(l).values()[t];
          assertEquals(inside, !Float.isNaN(value));
          if (inside) {
            List<Double> there = expected.get(nearest(expected, middle));
            assertEquals(Quantiles.median(there.stream().mapToDouble(Double::doubleValue).toArray()), value,
                1e-4 * value);
            reach++;
          }
        }
        checkVertices(mesh, vertices.get(l).values(), expected);
      }
    }
    assertTrue(reach > 200, "triangles: " + reach);
    assertEquals(2, OverlayReader.read(folder.resolve("lh.central_fraction_fired.func.gii")).size());
    assertTrue(JsonParser.parseString(Files.readString(folder.resolve("summary.json"))).getAsJsonObject().get("files")
        .toString().contains("rh.central_threshold_map_V_per_m.func.gii"));
    assertTrue(Files.exists(folder.resolve("threshold_map.tif")));
    drawsTheSurfaces(folder);
  }

  private void drawsTheSurfaces(Path folder) throws IOException {
    Path plots = out.resolve("plots");
    Batch.runCommand("Plot Thresholds...",
        "thresholds=" + folder + " layers=L5 views=dorsal,posterior dpi=100 output=" + plots);
    String svg = Files.readString(plots.resolve("surface.svg"));
    assertTrue(svg.contains(">dorsal<") && svg.contains(">posterior<") && svg.contains(">L5<"), svg);
    assertFalse(svg.contains("L2/3"));
    Files.copy(folder.resolve("rh.central_threshold_map.func.gii"), folder.resolve("whole.gii"));
    GiftiWriter.writeOverlays(folder.resolve("rh.central_threshold_map.func.gii"),
        List.of(new Overlay("L5 A/us", new float[5])));
    String message = assertThrows(RuntimeException.class, () -> Batch.runCommand("Plot Thresholds...",
        "thresholds=" + folder + " output=" + plots)).getMessage();
    assertTrue(message.contains("rh.central_threshold_map.func.gii: has 5 values, but "), message);
    Files.move(folder.resolve("whole.gii"), folder.resolve("rh.central_threshold_map.func.gii"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns the thresholds of one layer by position. */
  private static Map<Vec3, List<Double>> byPlace(CsvTable table, String layer) throws IOException {
    Map<Vec3, List<Double>> places = new HashMap<>();
    for (int r = 0; r < table.rows(); r++) {
      if (table.text(r, table.column("layer")).equals(layer)) {
        Vec3 p = new Vec3(table.number(r, 3), table.number(r, 4), table.number(r, 5));
        places.computeIfAbsent(p, k -> new ArrayList<>()).add(table.number(r, table.column("threshold_A_per_us")));
      }
    }
    assertTrue(places.values().stream().allMatch(list -> list.size() == 2));
    return places;
  }

  private static Vec3 nearest(Map<Vec3, ?> places, Vec3 to) {
    Vec3 nearest = places.keySet().stream().min(Comparator.comparingDouble(p -> p.minus(to).norm())).orElseThrow();
    assertTrue(nearest.minus(to).norm() < 1e-4);
    return nearest;
  }

  /** Vertices between sites have values between those of the sites; vertices far from any site have none. */
  private static void checkVertices(TriangleMesh mesh, float[] values, Map<Vec3, List<Double>> places) {
    for (int v = 0; v < mesh.vertexCount(); v++) {
      Vec3 at = mesh.vertex(v);
      double distance = places.keySet().stream().mapToDouble(p -> p.minus(at).norm()).min().orElseThrow();
      assertTrue(distance > 0.6 || !Float.isNaN(values[v]));
      assertTrue(distance < 1.5 || Float.isNaN(values[v]));
    }
  }

  @Test
  void fillsVerticesAroundSpacedSites() throws IOException {
    Path folder = map("surface=@lh.central.gii layers=L5 spacing=2 tissues=@head.msh box=0,0,7,30,30,30");
    float[] values = OverlayReader.read(folder.resolve("lh.central_threshold_map.func.gii")).get(0).values();
    TriangleMesh mesh = read("lh.central.gii");
    long inside = IntStream.range(0, values.length).filter(v -> mesh.vertex(v).z() > 8).count();
    long filled = IntStream.range(0, values.length).filter(v -> mesh.vertex(v).z() > 8 && values[v] > 0).count();
    assertEquals(inside, filled);
    assertTrue(IntStream.range(0, values.length).allMatch(v -> mesh.vertex(v).z() > 4 || Float.isNaN(values[v])));
    assertFalse(Files.exists(folder.resolve("lh.central_threshold_map_triangles.gii")));
  }

  @Test
  void computesFieldComponentsOnASurface() throws IOException {
    Path file = out.resolve("E.func.gii");
    Batch.runCommand("Field Components...",
        "efield=" + head.resolve("head.msh") + " surface=" + head.resolve("lh.central.gii") + " output=" + file);
    List<Overlay> parts = OverlayReader.read(file);
    TriangleMesh mesh = read("lh.central.gii");
    for (int v = 0; v < mesh.vertexCount(); v++) {
      Vec3 e = SmallHead.field(mesh.vertex(v)), outwards = mesh.vertex(v).minus(MIDDLE).unit();
      assertEquals(e.norm(), parts.get(0).values()[v], 1e-5);
      assertEquals(e.dot(outwards), parts.get(1).values()[v], 0.04);
      assertEquals(e.cross(outwards).norm(), parts.get(2).values()[v], 0.04);
    }
  }

  @Tag("reference")
  @Test
  void placesOneSitePerTriangleOfASimnibsSurface() throws IOException {
    Path central = SharedData.require("efield/surfaces/fsaverage10k_lh.central.gii").toAbsolutePath();
    List<Site> sites = place("surface=" + central + " places=triangles layers=L5 target=-38,-24,55 radius=12");
    assertTrue(sites.size() > 20, sites.size() + " sites");
    // towards the crown of the head rather than into it
    Vec3 sum = sites.stream().map(Site::normal).reduce(Vec3.ZERO, Vec3::plus);
    assertTrue(sum.dot(new Vec3(-38, -24, 55)) > 0);
  }
}

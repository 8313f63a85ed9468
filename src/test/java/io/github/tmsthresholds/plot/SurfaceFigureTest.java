/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cancelled;
import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.cortex.Hemisphere;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TestSurfaces;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests pictures of surfaces, drawn from spheres and ellipsoids. */
class SurfaceFigureTest {

  private static final List<String> LAYERS = List.of("L1", "L23", "L4", "L5", "L6");
  private static final ColourScale SCALE =
      ColourScale.thresholds(new DisplayRange(100, 500), ColourMap.OF_THRESHOLDS, new float[0]);
  private static final double FINE = 10;

  /** Returns a sphere with the same values everywhere, one per channel. */
  private static Hemisphere sphere(Vec3 centre, double radius, float... values) {
    return with(TestSurfaces.sphere(centre, radius, 5), values);
  }

  private static Hemisphere with(TriangleMesh mesh, float... values) {
    List<Overlay> overlays = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      float[] all = new float[mesh.vertexCount()];
      Arrays.fill(all, values[c]);
      overlays.add(new Overlay(LAYERS.get(c), all));
    }
    return new Hemisphere(mesh.bounds().lower().x() < 0, mesh, overlays);
  }

  private static Hemisphere ellipsoid(Vec3 centre, double x, double y, double z, float... values) {
    return with(TestSurfaces.sphere(Vec3.ZERO, 1, 4)
        .mapped(Affine.of(x, 0, 0, centre.x(), 0, y, 0, centre.y(), 0, 0, z, centre.z())), values);
  }

  private static BufferedImage picture(SurfaceView view, int threads, Hemisphere... parts) {
    return new VisibleSurface(SurfaceScene.of(List.of(parts)), view, FINE, threads, Progress.NONE)
        .paint(0, SCALE, Progress.NONE);
  }

  private static int middle(BufferedImage image) {
    return image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xffffff;
  }

  private static void assertColour(int expected, int rgb) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertEquals(expected >> shift & 0xff, rgb >> shift & 0xff, 2, Integer.toHexString(rgb));
    }
  }

  @ParameterizedTest
  @EnumSource(SurfaceView.class)
  void aSphereIsADiscOfItsRadius(SurfaceView view) {
    BufferedImage image = picture(view, 2, sphere(new Vec3(-30, 12, 40), 20, 150));
    int background = Pixels.count(image, 0xffffff);
    int drawn = image.getWidth() * image.getHeight() - background;
    assertEquals(Math.PI * 400 * FINE * FINE, drawn, 0.005 * drawn);
    assertEquals(400, image.getWidth(), 2);
    assertEquals(400, image.getHeight(), 2);
  }

  @ParameterizedTest
  @CsvSource({"100", "160", "333", "500", "900"})
  void whatFacesTheViewerHasTheColourOfItsValue(float value) {
    assertColour(SCALE.rgb(value), middle(picture(SurfaceView.LEFT, 2, sphere(Vec3.ZERO, 20, value))));
  }

  @Test
  void areasWithoutValueAreGreyAndLighterOnGyriThanInSulci() {
    int gyrus = middle(picture(SurfaceView.DORSAL, 1, sphere(Vec3.ZERO, 4, Float.NaN)));
    TriangleMesh inwards = TestSurfaces.sphere(Vec3.ZERO, 4, 5).flipped();
    int sulcus = middle(picture(SurfaceView.DORSAL, 1, with(inwards, Float.NaN)));
    for (int rgb : new int[] {gyrus, sulcus}) {
      assertTrue((rgb & 0xff) == (rgb >> 8 & 0xff) && (rgb & 0xff) == rgb >> 16, Integer.toHexString(rgb));
    }
    assertTrue((gyrus & 0xff) > (sulcus & 0xff) + 40, Integer.toHexString(gyrus) + " " + Integer.toHexString(sulcus));
  }

  @Test
  void nearSurfacesHideFartherOnes() {
    Hemisphere low = sphere(new Vec3(0, 0, -15), 10, 120), high = sphere(new Vec3(0, 0, 15), 10, 450);
    assertColour(SCALE.rgb(450), middle(picture(SurfaceView.DORSAL, 2, low, high)));
    assertColour(SCALE.rgb(450), middle(picture(SurfaceView.DORSAL, 2, high, low)));
    assertColour(SCALE.rgb(120), middle(picture(SurfaceView.VENTRAL, 2, low, high)));
  }

  /** A small sphere in front (+y) and above (+z) must appear at the side of the letters A and S, or R. */
  @Test
  void directionsAgreeWithTheLetters() {
    Hemisphere head = sphere(Vec3.ZERO, 20, Float.NaN), spot = sphere(new Vec3(14, 14, 14), 3, 100);
    for (SurfaceView view : SurfaceView.values()) {
      BufferedImage image = picture(view, 2, head, spot);
      boolean right = "ARS".contains(view.ends()[1]), top = "ARS".contains(view.upwardEnds()[1]);
      int x = image.getWidth() / 2 + (int) ((right ? 14 : -14) * FINE);
      int y = image.getHeight() / 2 - (int) ((top ? 14 : -14) * FINE);
      boolean seen = view.towardsViewer().dot(new Vec3(1, 1, 1)) > 0;
      int rgb = image.getRGB(x, y) & 0xffffff;
      assertTrue(((rgb & 0xff) != (rgb >> 16 & 0xff)) == seen, view + " " + Integer.toHexString(rgb));
      assertEquals(List.of(view.ends()[1], view.upwardEnds()[1]), List.of(letter(view.right()), letter(view.up())));
      assertEquals(1, view.right().cross(view.up()).dot(view.towardsViewer()), 1e-12, "not mirrored");
    }
  }

  private static String letter(Vec3 direction) {
    return direction.x() > 0 ? "R" : direction.x() < 0 ? "L" : direction.y() > 0 ? "A" : direction.y() < 0 ? "P"
        : direction.z() > 0 ? "S" : "I";
  }

  @Test
  void theOutlineFromTheLeftMirrorsThatFromTheRight() {
    Hemisphere[] parts = {ellipsoid(Vec3.ZERO, 20, 35, 25, 100), sphere(new Vec3(3, 30, 20), 8, 200)};
    BufferedImage left = picture(SurfaceView.LEFT, 2, parts), right = picture(SurfaceView.RIGHT, 2, parts);
    int different = 0;
    for (int y = 0; y < left.getHeight(); y++) {
      for (int x = 0; x < left.getWidth(); x++) {
        boolean one = (left.getRGB(x, y) & 0xffffff) == 0xffffff;
        different += one == ((right.getRGB(right.getWidth() - 1 - x, y) & 0xffffff) == 0xffffff) ? 0 : 1;
      }
    }
    assertTrue(different < 0.005 * left.getWidth() * left.getHeight(), different + " pixels differ");
  }

  @Test
  void isIndependentOfThreads() {
    Hemisphere[] parts = {ellipsoid(Vec3.ZERO, 20, 35, 25, 100), sphere(new Vec3(3, 30, 20), 8, 200)};
    int[] expected = pixels(picture(SurfaceView.DORSAL, 1, parts));
    for (int threads : new int[] {2, 3, 7}) {
      assertArrayEquals(expected, pixels(picture(SurfaceView.DORSAL, threads, parts)));
    }
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static Figure figure(SurfaceViews views, Hemisphere... surfaces) {
    return SurfaceFigure.of("Thresholds (estimator, monophasic)", List.of(surfaces), "threshold, model × 0.25 (A/µs)",
        views, ColourMap.OF_THRESHOLDS, 2, Progress.NONE);
  }

  private static float[] values(int layers) {
    float[] values = new float[layers];
    for (int i = 0; i < layers; i++) {
      values[i] = 150 + 40 * i;
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"35, 85, 60", "20, 20, 20", "3, 3, 3", "45, 3, 3", "3, 45, 3", "3, 3, 45", "45, 45, 3", "200, 10, 10"})
  void nothingOverlapsWhateverTheShape(double x, double y, double z) throws Exception {
    for (int layers : new int[] {1, 2, 5}) {
      Hemisphere one = ellipsoid(new Vec3(-x - 1, 10, 20), x, y, z, values(layers));
      Hemisphere other = ellipsoid(new Vec3(x + 1, 10, 20), x, y, z, values(layers));
      for (Figure figure : List.of(figure(SurfaceViews.SUITABLE, one), figure(SurfaceViews.SUITABLE, one, other),
          figure(SurfaceViews.of(SurfaceViews.NAMES), one, other))) {
        TextBoxes.assertDisjoint(figure);
        assertTrue(figure.width() <= 800, () -> "width " + figure.width());
        assertTrue(figure.height() <= 1000, () -> "height " + figure.height());
      }
    }
  }

  @Test
  void showsTheHemispheresThatHaveValues() {
    Hemisphere left = ellipsoid(new Vec3(-36, 0, 0), 35, 85, 60, 150), right = ellipsoid(new Vec3(36, 0, 0), 35, 85, 60,
        300), empty = ellipsoid(new Vec3(36, 0, 0), 35, 85, 60, Float.NaN);
    assertEquals(List.of("left, lateral", "right, lateral", "left, medial", "right, medial", "dorsal"),
        headings(SurfaceViews.SUITABLE, left, right));
    assertEquals(List.of("left, lateral", "left, medial", "dorsal"), headings(SurfaceViews.SUITABLE, left, empty));
    assertEquals(List.of("right, lateral", "right, medial", "dorsal"), headings(SurfaceViews.SUITABLE, right));
    assertEquals(List.of("ventral", "left, lateral"),
        headings(SurfaceViews.of(List.of("ventral", "lateral")), left, empty));
  }

  private static List<String> headings(SurfaceViews views, Hemisphere... parts) {
    return views.panels(List.of(parts)).stream().map(SurfaceViews.Panel::heading).toList();
  }

  /** The values lie on the front half of a small sphere. */
  @Test
  void showsASmallPieceFromTheSideOfItsValues() {
    TriangleMesh mesh = TestSurfaces.sphere(new Vec3(-30, 0, 0), 20, 4);
    float[] values = new float[mesh.vertexCount()];
    for (int v = 0; v < values.length; v++) {
      values[v] = mesh.vertex(v).y() > 0 ? 200 : Float.NaN;
    }
    Hemisphere part = new Hemisphere(true, mesh, List.of(new Overlay("L5", values)));
    assertEquals(List.of("anterior"), headings(SurfaceViews.SUITABLE, part));
  }

  /** The lowest and the highest value of both channels must have the colours of the ends of one scale. */
  @Test
  void allPicturesShareAColourScale() {
    BufferedImage image = figure(SurfaceViews.SUITABLE, sphere(new Vec3(-30, 0, 0), 20, 150, 300)).image(300);
    assertTrue(Pixels.count(image, ColourMap.OF_THRESHOLDS.rgb(0)) > 300);
    assertTrue(Pixels.count(image, ColourMap.OF_THRESHOLDS.rgb(255)) > 300);
    String svg = figure(SurfaceViews.SUITABLE, sphere(new Vec3(-30, 0, 0), 20, 150, 300)).svg();
    assertEquals(2, svg.split("<image ").length - 1);
    for (String text : List.of("L2/3", "L1", "lateral", ">A<", ">S<", "10 mm", "(estimator, monophasic)")) {
      assertTrue(svg.contains(text), text);
    }
  }

  @Test
  void rejectsSurfacesWithoutValuesAndUnknownViews() {
    assertEquals("no threshold lies on the surface", assertThrows(IllegalArgumentException.class,
        () -> figure(SurfaceViews.SUITABLE, sphere(Vec3.ZERO, 20, Float.NaN))).getMessage());
    assertEquals("the views must be some of lateral, medial, dorsal, ventral, anterior, posterior, not [above]",
        assertThrows(IllegalArgumentException.class, () -> SurfaceViews.of(List.of("above"))).getMessage());
    assertThrows(IllegalArgumentException.class, () -> SurfaceViews.of(List.of()));
  }

  @Test
  void canBeCancelled() {
    assertThrows(CancellationException.class, () -> SurfaceFigure.of("", List.of(sphere(Vec3.ZERO, 20, 150)), "",
        SurfaceViews.SUITABLE, ColourMap.OF_THRESHOLDS, 2, Cancelled.AT_ONCE));
  }
}

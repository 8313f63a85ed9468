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

import io.github.tmsthresholds.cortex.CorticalThickness;
import io.github.tmsthresholds.cortex.PialSide;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteSelection;
import io.github.tmsthresholds.cortex.SitesOnSurface;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Checks that inputs which are used together are of the same head, in the same world coordinates. Methods return
 * warnings, one sentence each without the prefix "Warning: ", and throw {@link InvalidInputException} if the inputs
 * cannot belong together. Stateless, thread-safe.
 */
public final class CrossChecks {

  /** Fraction of the smaller volume that two volumes must share, below which there is an error or a warning. */
  private static final double HARDLY_OVERLAP = 0.1, PARTLY_OVERLAP = 0.5;
  /** Fraction of the brain in which the field must be known, and of the field that must lie in the head. */
  private static final double BRAIN_COVERED = 0.9, FIELD_IN_HEAD = 0.9;
  /** Distance from grey matter that counts as near it, mm: surfaces and labels come from different programs. */
  private static final double NEAR = 1;
  /**
   * Fraction of a surface that must be near grey matter, below which there is an error or a warning: its medial wall is
   * not. Fraction of the sites of a table, below which there is a warning.
   */
  private static final double SURFACE_ELSEWHERE = 0.2, SURFACE_NEAR = 0.85, SITES_NEAR = 0.9;
  /** Plausible median thickness of the cortex, and the median distance of two hemispheres or heads, mm. */
  private static final double THINNEST = 1.5, THICKEST = 4.5, OTHER_HEMISPHERE = 15;
  /** Smallest fraction of pial vertices outside the white surface; a few cross where the cortex is folded tightly. */
  private static final double PIAL_OUTSIDE = 0.95;
  /** Fraction of the sites that must lie in the field, or of the neurons that must lie in a volume. */
  private static final double INSIDE = 0.5;
  /** Largest number of sites that are checked. */
  private static final int SAMPLE = 2000;

  private CrossChecks() {}

  /**
   * Checks that a field and labels overlap, and that the field is known in the brain.
   *
   * @param field not restricted to the labels
   */
  public static List<String> fieldAndLabels(EField field, TissueLabels labels) {
    List<String> warnings = new ArrayList<>();
    volumes(field.name(), field.grid(), "the tissue labels", labels.grid()).ifPresent(warnings::add);
    brainInField(field, labels).or(() -> fieldInHead(field, labels)).ifPresent(warnings::add);
    return warnings;
  }

  /** Checks that two volumes overlap. */
  public static Optional<String> volumes(String name, Grid grid, String otherName, Grid other) {
    Box one = Box.of(grid), two = Box.of(other);
    double shared = one.intersection(two).volume() / Math.min(one.volume(), two.volume());
    String extents = name + " (" + one + ") and " + otherName + " (" + two + ") "
        + (shared == 0 ? "do not overlap" : "overlap in only " + percent(shared) + " of the smaller one")
        + "; both must be of the same head, in the same world coordinates";
    if (shared < HARDLY_OVERLAP) {
      throw new InvalidInputException(extents);
    }
    return shared < PARTLY_OVERLAP ? Optional.of(extents) : Optional.empty();
  }

  private static Optional<String> brainInField(EField field, TissueLabels labels) {
    Affine worldToField = field.grid().voxelToWorld().inverse();
    int there = 0, known = 0;
    for (int i = 0; i < labels.grid().voxels(); i++) {
      int label = labels.label(i);
      if (label == TissueLabels.WHITE_MATTER || label == TissueLabels.GREY_MATTER) {
        int voxel = field.grid().indexAt(labels.grid().centre(i), worldToField);
        there += voxel >= 0 ? 1 : 0;
        known += voxel >= 0 && field.valid().contains(voxel) ? 1 : 0;
      }
    }
    if (there == 0) {
      throw new InvalidInputException("no grey or white matter of the tissue labels (labels 2 and 1) lies in "
          + field.name() + " (" + Box.of(field.grid()) + ")");
    }
    double fraction = (double) known / there;
    return fraction >= BRAIN_COVERED ? Optional.empty() : Optional.of("the E-field of " + field.name()
        + " is zero or NaN in " + percent(1 - fraction) + " of the grey and white matter within its volume; check that"
        + " it was computed for this head and has not been moved or masked");
  }

  /** Checks a field that ends at the scalp against labels that have one. */
  private static Optional<String> fieldInHead(EField field, TissueLabels labels) {
    if (field.valid().count() == field.grid().voxels() || !hasScalp(labels)) {
      return Optional.empty();
    }
    Affine worldToLabel = labels.grid().voxelToWorld().inverse();
    int there = 0, inHead = 0;
    for (int i = 0; i < field.grid().voxels(); i++) {
      if (field.valid().contains(i)) {
        int voxel = labels.grid().indexAt(field.grid().centre(i), worldToLabel);
        there += voxel >= 0 ? 1 : 0;
        inHead += voxel >= 0 && labels.label(voxel) != 0 ? 1 : 0;
      }
    }
    double fraction = there == 0 ? 1 : (double) inHead / there;
    return fraction >= FIELD_IN_HEAD ? Optional.empty() : Optional.of(percent(1 - fraction) + " of the E-field of "
        + field.name() + " lies in air according to the tissue labels; check that both are of the same head");
  }

  private static boolean hasScalp(TissueLabels labels) {
    for (int label = TissueLabels.CSF + 1; label < 256; label++) {
      if (labels.has(label)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Checks the sites on each surface against labels: they must lie near grey matter.
   *
   * @param selection placed on surfaces; nothing is checked if it was not
   */
  public static List<String> surfacesAndLabels(SiteSelection selection, TissueLabels labels) {
    List<String> warnings = new ArrayList<>();
    GreyMatterDistance distance = new GreyMatterDistance(labels);
    for (SitesOnSurface surface : selection.surfaces()) {
      List<Vec3> sites = surface.layers().values().stream().flatMap(s -> positions(s.sites()).stream()).toList();
      onSurface(Nearness.of(sites, distance), "sites of the surface " + surface.name()).ifPresent(warnings::add);
    }
    return warnings;
  }

  /** Checks a surface against labels: the vertices within the labels' volume must lie near grey matter. */
  public static Optional<String> surfaceAndLabels(TriangleMesh surface, TissueLabels labels) {
    Box box = Box.of(labels.grid());
    List<Vec3> vertices = IntStream.range(0, surface.vertexCount()).mapToObj(surface::vertex).filter(box::contains)
        .toList();
    return onSurface(Nearness.of(vertices, new GreyMatterDistance(labels)), "vertices of " + surface.name());
  }

  private static Optional<String> onSurface(Nearness near, String things) {
    if (near.fraction < SURFACE_ELSEWHERE) {
      throw new InvalidInputException(near.text(things));
    }
    return near.fraction < SURFACE_NEAR ? Optional.of(near.text(things)) : Optional.empty();
  }

  private static List<Vec3> positions(List<Site> sites) {
    return sites.stream().map(Site::position).toList();
  }

  /**
   * Checks the sites of a table against labels: they must lie near grey matter, and their normals must point away from
   * white matter.
   *
   * @param name of the table
   */
  public static List<String> sitesAndLabels(String name, List<Site> sites, TissueLabels labels) {
    List<String> warnings = new ArrayList<>();
    Nearness near = Nearness.of(positions(sites), new GreyMatterDistance(labels));
    if (near.fraction < SITES_NEAR) {
      warnings.add(near.text("sites of " + name));
    }
    normals(name, sites, labels).ifPresent(warnings::add);
    return warnings;
  }

  /**
   * Checks that two surfaces are the white and the pial surface of one hemisphere.
   *
   * @param white name of the white surface
   * @param pial name of the pial surface
   * @param between distances of their vertices
   * @throws InvalidInputException if the median distance is implausible, or the pial surface is not outside
   */
  public static void whiteAndPial(String white, String pial, CorticalThickness between) {
    String surfaces = white + " and " + pial;
    double median = between.median(), outside = between.outside();
    if (!(median >= THINNEST && median <= THICKEST)) {
      throw new InvalidInputException(String.format(Locale.ROOT, "%s are not the %s (median distance of corresponding"
          + " vertices %.2f mm, must be %s to %s mm)", surfaces, median > OTHER_HEMISPHERE
          ? "surfaces of the same hemisphere of one head" : "white and the pial surface of a cortex", median, THINNEST,
          THICKEST));
    }
    if (!(outside >= PIAL_OUTSIDE)) {
      throw new InvalidInputException(surfaces + ": " + (outside < 1 - PIAL_OUTSIDE
          ? "the white and the pial surface are swapped, or they are patches whose triangles are clockwise"
          : "the surfaces cross") + "; the pial surface is outside the white surface at " + percent(outside)
          + " of the vertices, must be at least " + percent(PIAL_OUTSIDE));
    }
  }

  /** How near points are to grey matter: the fraction within {@link #NEAR}, and the median distance, mm. */
  private record Nearness(int points, double fraction, double median) {

    static Nearness of(List<Vec3> points, GreyMatterDistance distance) {
      double[] mm = sample(points).stream().mapToDouble(distance::of).sorted().toArray();
      double near = Arrays.stream(mm).filter(d -> d <= NEAR).count();
      return new Nearness(points.size(), mm.length == 0 ? 1 : near / mm.length, mm.length == 0 ? 0 : mm[mm.length / 2]);
    }

    /** @param things plural, such as {@code sites of s.csv} */
    String text(String things) {
      String mm = String.format(Locale.ROOT, "%s%.1f mm", median >= GreyMatterDistance.REACH ? "above " : "", median);
      String grey = "the grey matter of the tissue labels";
      String place = points == 1 ? "one of the " + things + " lies " + mm + " from " + grey
          : "only " + percent(fraction) + " of the " + points + " " + things + " lie within " + (int) NEAR + " mm of "
              + grey + " (median distance " + mm + ")";
      return place + "; check that both are of the same head, in the same world coordinates (scanner RAS, mm)";
    }
  }

  private static Optional<String> normals(String name, List<Site> sites, TissueLabels labels) {
    PialSide side = PialSide.of(sample(sites), labels);
    return !side.isBehind() ? Optional.empty() : Optional.of("by the tissue labels the normals of "
        + percent((double) side.behind() / (side.ahead() + side.behind())) + " of the sites of " + name
        + " point towards white matter; normals must point towards the pia");
  }

  /**
   * Checks that sites lie in a field.
   *
   * @throws InvalidInputException if none does
   */
  public static Optional<String> sitesAndField(List<Site> sites, EField field) {
    List<Site> sample = sample(sites);
    double[] points = new double[3 * sample.size()];
    byte[] flags = new byte[sample.size()];
    for (int i = 0; i < sample.size(); i++) {
      Vec3 p = sample.get(i).position();
      points[3 * i] = p.x();
      points[3 * i + 1] = p.y();
      points[3 * i + 2] = p.z();
    }
    field.sampler().sample(points, sample.size(), points, flags);
    int inside = 0;
    for (byte flag : flags) {
      inside += flag == FieldSampler.OUTSIDE ? 0 : 1;
    }
    if (inside == 0) {
      throw new InvalidInputException("none of the " + sites.size() + " sites lies in the E-field of " + field.name()
          + (field.isMasked() ? " within the grey and white matter of the tissue labels" : " (" + Box.of(field.grid())
          + ")") + "; both must be of the same head, in the same world coordinates");
    }
    double fraction = (double) inside / sample.size();
    return fraction >= INSIDE ? Optional.empty() : Optional.of("only " + percent(fraction) + " of the "
        + sites.size() + " sites lie in the E-field of " + field.name());
  }

  /**
   * Checks that neurons lie within a volume.
   *
   * @param positions mm
   * @param name of the volume
   */
  public static Optional<String> neuronsAndVolume(List<Vec3> positions, String name, Grid grid) {
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    double inside = positions.stream().filter(p -> grid.indexAt(p, worldToVoxel) >= 0).count();
    return inside >= INSIDE * positions.size() ? Optional.empty() : Optional.of("only "
        + percent(inside / positions.size()) + " of the " + positions.size() + " neurons lie in the volume of " + name
        + " (" + Box.of(grid) + "); check that both are of the same head, in the same world coordinates");
  }

  /** Returns every k-th item, at most {@link #SAMPLE} of them. */
  private static <T> List<T> sample(List<T> all) {
    int step = (all.size() + SAMPLE - 1) / SAMPLE;
    List<T> sample = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      sample.add(all.get(i));
    }
    return sample;
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, fraction > 0 && fraction < 0.01 ? "%.1f %%" : "%.0f %%", 100 * fraction);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Checks that a traced neuron has the size of a neuron: morphology files must be in um, but many are in other units, or
 * lack diameters. Stateless, thread-safe.
 */
final class PlausibleMorphology {

  /** Extent of a neuron, um: from the dendrites of the smallest to an axon all over a brain. */
  private static final double SMALLEST = 50, LARGEST = 20_000;
  /** Extent of most neurons, um, by which a unit is guessed. */
  private static final double USUAL_SMALLEST = 100, USUAL_LARGEST = 10_000;
  /** Median diameter of the neurites, um. */
  private static final double THINNEST = 0.04, MEDIAN_THICKEST = 10;
  /** Usual median diameter of the neurites, um, by which a unit is guessed. */
  private static final double USUAL_THINNEST = 0.1, USUAL_THICKEST = 3;
  /** Largest diameters, um: of a neurite, and of a soma, which is that of a Betz cell. */
  private static final double THICKEST_NEURITE = 60, THICKEST_SOMA = 120;
  /** Smallest diameter of a soma that was traced, um. */
  private static final double SMALL_SOMA = 3;
  /** Largest length of all neurites together, um; the longest axons known have less than a metre. */
  private static final double LONGEST = 2e6;
  /** Number of points with one diameter from which that diameter was not measured. */
  private static final int MANY_POINTS = 50;
  /** Largest distance from the soma to the first point of a neurite, um. */
  private static final double GAP = 100;

  private static final String[] UNITS = {"mm", "nm", "m", "cm"};
  private static final double[] MICROMETRES = {1e3, 1e-3, 1e6, 1e4};

  private final String source;
  private final List<Section> sections;

  /** @param source name of the file, for messages */
  PlausibleMorphology(Morphology morphology, String source) {
    this.source = source;
    this.sections = morphology.sections();
  }

  /**
   * Checks extent, length and diameters.
   *
   * @throws FormatException if they are not those of a neuron in um
   */
  void require() throws FormatException {
    Box box = Box.EMPTY;
    double length = 0;
    for (Section section : sections) {
      Polyline course = section.points();
      for (int i = 0; i < course.size(); i++) {
        box = box.including(new Vec3(course.x(i), course.y(i), course.z(i)));
      }
      length += course.length();
    }
    Vec3 edges = box.upper().minus(box.lower());
    double size = Math.max(edges.x(), Math.max(edges.y(), edges.z()));
    if (!(size >= SMALLEST && size <= LARGEST)) {
      throw error("extends over %.3g um, but a neuron extends over %.0f to %.0f um; positions must be in um, these are"
          + " probably in %s", size, SMALLEST, LARGEST, unit(size, USUAL_SMALLEST, USUAL_LARGEST));
    }
    if (length > LONGEST) {
      throw error("its neurites have a length of %.3g um, but must not be longer than %.3g um together", length,
          LONGEST);
    }
    float[] diameters = diameters();
    float median = diameters[diameters.length / 2];
    if (!(median >= THINNEST && median <= MEDIAN_THICKEST)) {
      throw error("the median diameter of its neurites is %.3g um, but must be %s to %.0f um; diameters and radii must"
          + " be in um, these are probably in %s", median, THINNEST, MEDIAN_THICKEST,
          unit(median, USUAL_THINNEST, USUAL_THICKEST));
    }
    float thickest = diameters[diameters.length - 1];
    if (thickest > THICKEST_NEURITE || soma() > THICKEST_SOMA) {
      throw error("is up to %.3g um thick, but neurites must be at most %.0f um and a soma at most %.0f um thick;"
          + " diameters and radii must be in um", Math.max(thickest, soma()), THICKEST_NEURITE, THICKEST_SOMA);
    }
  }

  /** Returns warnings about diameters that were not measured and neurites that are not at the soma. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    float[] diameters = diameters();
    if (diameters.length >= MANY_POINTS && diameters[0] == diameters[diameters.length - 1]) {
      warnings.add(String.format(Locale.ROOT, "%s: all neurites have the diameter %.3g um, which was probably not"
          + " measured; thresholds depend on the diameters", source, diameters[0]));
    }
    if (soma() < SMALL_SOMA) {
      warnings.add(String.format(Locale.ROOT, "%s: its soma is %.3g um thick, which was probably not measured;"
          + " thresholds depend on the area of the soma", source, soma()));
    }
    Vec3 centre = CellOrientation.middle(sections.get(0).points());
    double furthest = 0;
    for (Section section : sections) {
      if (section.parent() == 0) {
        furthest = Math.max(furthest, CellOrientation.point(section.points(), 0).minus(centre).norm());
      }
    }
    if (furthest > GAP) {
      warnings.add(String.format(Locale.ROOT, "%s: a neurite of the soma begins %.0f um from its centre; soma and"
          + " neurites must be in the same coordinates, the soma is the place of the cell", source, furthest));
    }
    return warnings;
  }

  /** Returns the largest diameter of the soma. */
  private double soma() {
    Polyline soma = sections.get(0).points();
    double d = 0;
    for (int i = 0; i < soma.size(); i++) {
      d = Math.max(d, soma.diameter(i));
    }
    return d;
  }

  /** Returns the diameters at all points of neurites, sorted. */
  private float[] diameters() {
    float[] all = new float[sections.stream().skip(1).mapToInt(s -> s.points().size()).sum()];
    int n = 0;
    for (Section section : sections.subList(1, sections.size())) {
      for (int i = 0; i < section.points().size(); i++) {
        all[n++] = section.points().diameter(i);
      }
    }
    Arrays.sort(all);
    return all;
  }

  private static String unit(double value, double from, double to) {
    for (int i = 0; i < UNITS.length; i++) {
      double converted = value * MICROMETRES[i];
      if (converted >= from && converted <= to) {
        return UNITS[i];
      }
    }
    return "voxels or another unit";
  }

  private FormatException error(String format, Object... values) {
    return new FormatException(source + ": " + String.format(Locale.ROOT, format, values));
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.colour.DisplayRange;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.SiteInterpolation;
import io.github.tmsthresholds.map.TargetSummary;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.plot.ColourScale;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.MovingCoil.PoseField;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Computes fields and thresholds of poses, and draws them. Keeps the last pose's. Not thread-safe. */
final class LiveMap {

  /** Distance from the target up to which neurons are at the target, mm. */
  static final double NEAR_TARGET = 5;

  /** Greatest distance of a point of the cortex that takes a value from the nearest site, mm. */
  private static final double REACH = 5;
  private static final double SIGMA = 1.5;
  /** Grey of gyri and of sulci without a value, 0 to 255, and the curvature at which it is reached, 1/mm. */
  private static final double GYRUS = 236, SULCUS = 168, FOLDED = 0.16;
  /** Percentile of the magnitude of the E-field that has the last colour. */
  private static final double NEAR_MAXIMUM = 0.99;

  private final LiveHead head;
  private final List<SlicePlane> planes;
  private final Map<Layer, List<SiteInterpolation>> interpolations = new EnumMap<>(Layer.class);
  private final Map<Quantity, DisplayRange> ranges = new EnumMap<>(Quantity.class);
  private PoseField field;
  private List<LayerThresholds> thresholds;
  private double fieldSeconds, thresholdSeconds;

  LiveMap(LiveHead head, List<SlicePlane> planes) {
    this.head = head;
    this.planes = planes;
  }

  /**
   * Computes a pose unless it is the last one, and draws it.
   *
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  LiveFrame frame(LiveRequest request, Progress progress) {
    if (field == null || !field.pose().equals(request.pose())) {
      thresholds = null;
      long start = System.nanoTime();
      field = head.coil.field(request.pose());
      fieldSeconds = seconds(start);
    }
    if (thresholds == null) {
      long start = System.nanoTime();
      thresholds = head.coil.thresholds(field, progress);
      thresholdSeconds = seconds(start);
    }
    return draw(request);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private LiveFrame draw(LiveRequest request) {
    long start = System.nanoTime();
    Shown shown = request.shown();
    LayerThresholds layer =
        thresholds.stream().filter(r -> r.layer() == shown.layer()).findFirst().orElseThrow();
    double[] values = values(layer, shown);
    List<SiteInterpolation> interpolated = interpolations.computeIfAbsent(layer.layer(), l -> interpolations(l));
    if (request.fitColours()) {
      ranges.clear();
    }
    DisplayRange range = ranges.computeIfAbsent(shown.quantity(), q -> range(q, values));
    ColourScale scale = scale(shown, range, values);
    double unit = shown.quantity() == Quantity.THRESHOLD ? 1 / shown.unit().rate()
        : shown.quantity() == Quantity.MAGNITUDE ? shown.output() : 1;
    double[] inUnit = Arrays.stream(values).map(v -> v * unit).toArray();
    List<BufferedImage> slices = IntStream.range(0, planes.size()).mapToObj(k ->
        shown.quantity() == Quantity.MAGNITUDE ? planes.get(k).paint(field.field(), shown.output(), scale)
            : planes.get(k).paint(interpolated.get(k).at(inUnit), scale)).toList();
    float[] cortex = colours(interpolated.get(planes.size()).at(inUnit), scale);
    TargetSummary target = TargetSummary.of(layer, this::isAtTarget, head.scale, shown.output());
    TargetSummary region = TargetSummary.of(layer, site -> true, head.scale, shown.output());
    return new LiveFrame(request, field.error(), slices, cortex, scale, legend(shown), target, region,
        new double[] {fieldSeconds, thresholdSeconds, seconds(start)});
  }

  private boolean isAtTarget(Site site) {
    return site.position().minus(head.target).norm() <= NEAR_TARGET;
  }

  private List<SiteInterpolation> interpolations(Layer layer) {
    List<Site> sites = head.sites(layer);
    return IntStream.rangeClosed(0, planes.size()).mapToObj(k -> new SiteInterpolation(sites,
        k < planes.size() ? planes.get(k).points() : head.brain.vertices(), SIGMA, REACH)).toList();
  }

  /** Returns the values of the sites: A/us, V/m at 1 A/us, or a fraction. */
  private double[] values(LayerThresholds layer, Shown shown) {
    return switch (shown.quantity()) {
      case THRESHOLD -> TargetSummary.perSite(layer, head.scale.of(MapQuantity.COIL_RATE));
      case FIRED -> TargetSummary.perSite(layer, head.scale.fraction(shown.output()));
      case MAGNITUDE -> IntStream.range(0, layer.sites().size()).mapToDouble(layer.thresholds()::somaField).toArray();
    };
  }

  private static DisplayRange range(Quantity quantity, double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    return switch (quantity) {
      case THRESHOLD -> DisplayRange.ofThresholds(floats(values));
      case FIRED -> new DisplayRange(0, 1);
      case MAGNITUDE -> new DisplayRange(0,
          finite.length == 0 ? 1 : finite[(int) (NEAR_MAXIMUM * (finite.length - 1))]);
    };
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Double.isFinite(values[i]) ? (float) values[i] : Float.NaN;
    }
    return floats;
  }

  private static ColourScale scale(Shown shown, DisplayRange range, double[] values) {
    boolean below = false, above = false;
    for (double v : values) {
      below |= v < range.min();
      above |= v > range.max();
    }
    boolean threshold = shown.quantity() == Quantity.THRESHOLD;
    double unit = threshold ? 1 / shown.unit().rate() : shown.quantity() == Quantity.MAGNITUDE ? shown.output() : 1;
    ColourMap colours = threshold ? ColourMap.OF_THRESHOLDS : ColourMap.VIRIDIS;
    return new ColourScale(new DisplayRange(unit * range.min(), unit * range.max()), threshold && range.min() > 0,
        colours::rgb, 1, below, above);
  }

  private String legend(Shown shown) {
    return switch (shown.quantity()) {
      case THRESHOLD -> head.scale.label() + " (" + shown.unit() + ")";
      case FIRED -> "fraction fired";
      case MAGNITUDE -> "|E| (V/m)";
    };
  }

  private float[] colours(float[] values, ColourScale scale) {
    float[] rgb = new float[3 * values.length];
    for (int v = 0; v < values.length; v++) {
      double folded = Math.max(0, Math.min(1, (head.brain.curvature()[v] + FOLDED) / (2 * FOLDED)));
      double grey = GYRUS + (SULCUS - GYRUS) * folded;
      int colour = Float.isNaN(values[v]) ? -1 : scale.rgb(values[v]);
      for (int k = 0; k < 3; k++) {
        rgb[3 * v + k] = (float) (Float.isNaN(values[v]) ? grey : colour >> 16 - 8 * k & 0xff);
      }
    }
    return rgb;
  }
}

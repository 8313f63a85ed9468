/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A coil over a head. Points (mm) and vectors are x,y,z,x,y,z,... in world coordinates. All fields are for a coil
 * current rate dI/dt of 1 A/us, to which they are proportional. Sums have a fixed order, so that results do not depend
 * on the number of threads, bit for bit. Immutable, thread-safe.
 *
 * <pre>
 * PlacedCoil coil = CoilReader.read(file).placed(CoilPlacement.readMatrix(json));
 * coil.potentialRate(points, n, vectors);
 * </pre>
 */
public final class PlacedCoil {

  private final String name;
  private final List<CoilSource> sources;

  PlacedCoil(String name, List<CoilSource> sources) {
    this.name = name;
    this.sources = List.copyOf(sources);
  }

  /** Returns the name of the coil. */
  public String name() {
    return name;
  }

  /**
   * Computes the rate of the magnetic vector potential, dA/dt, in free space, by direct summation over the coil's
   * elements.
   *
   * @param points n points, mm
   * @param out receives n vectors, V/m; may be {@code points}
   */
  public void potentialRate(double[] points, int n, double[] out) {
    sum(points, n, out, CoilSource::addPotentialRate);
  }

  /**
   * Computes the E-field in a sphere around the origin whose conductivity depends only on the radius (Sarvas 1987;
   * Heller and van Hulsteyn 1992). The coil must lie outside the sphere and the points within; this method does not
   * check it, {@code conductor.SphericalConductor} does.
   *
   * @param points n points, mm, relative to the sphere's centre
   * @param out receives n vectors, V/m; may be {@code points}
   */
  public void sphereField(double[] points, int n, double[] out) {
    sum(points, n, out, CoilSource::addSphereField);
  }

  private void sum(double[] points, int n, double[] out, BiConsumer<CoilSource, PointBlock> add) {
    IntStream.range(0, (n + PointBlock.SIZE - 1) / PointBlock.SIZE).parallel().forEach(k -> {
      int first = k * PointBlock.SIZE;
      PointBlock block = new PointBlock(points, first, Math.min(PointBlock.SIZE, n - first));
      for (CoilSource source : sources) {
        add.accept(source, block);
      }
      block.copyTo(out, first);
    });
  }

  /** Returns the same coil in a frame whose origin lies at this point (mm). */
  public PlacedCoil relativeTo(Vec3 origin) {
    Affine shift = Affine.ofSpacing(1, origin.times(-1));
    return new PlacedCoil(name, sources.stream().map(s -> s.moved(shift, 1)).toList());
  }

  /** Returns whether a part of the coil is a vector potential on a grid, beyond which it is extrapolated. */
  public boolean isSampled() {
    return sources.stream().anyMatch(SampledPotential.class::isInstance);
  }

  /**
   * Returns NaN where the vector potential is known; elsewhere, where it is extrapolated, its magnitude at the nearest
   * point where it is known, relative to its maximum; 0 within one voxel of the volume, where this is accurate.
   */
  public double beyond(Vec3 point) {
    double largest = Double.NaN;
    for (CoilSource source : sources) {
      double share = source.beyond(point);
      largest = Double.isNaN(largest) || share > largest ? share : largest;
    }
    return largest;
  }

  /**
   * Returns the distance (mm) from an axis-aligned box to the nearest point where dA/dt is not smooth: a current
   * element; 0 for a sampled potential.
   */
  double clearance(Box box) {
    return sources.stream().mapToDouble(s -> s.clearance(box)).min().orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * Returns the positions (mm) of the current elements that have at least a fraction of the magnitude of the strongest
   * one of their kind; of a sampled potential as {@link #anyElement}.
   */
  public List<Vec3> elements(double fraction) {
    List<Vec3> elements = new ArrayList<>();
    for (CoilSource source : sources) {
      double[] p = source.positions();
      double strongest = IntStream.range(0, p.length / 3).mapToDouble(source::strength).max().orElse(0);
      for (int i = 0; i < p.length / 3; i++) {
        if (source.strength(i) >= fraction * strongest) {
          elements.add(new Vec3(p[3 * i], p[3 * i + 1], p[3 * i + 2]));
        }
      }
    }
    return elements;
  }

  /**
   * Returns the position (mm) of a current element that satisfies the condition. A sampled potential does not contain
   * its elements; the position is then a grid point beside one, or on the grid's edge if the element lies beyond.
   */
  public Optional<Vec3> anyElement(Predicate<Vec3> condition) {
    return sources.stream().map(CoilSource::positions).flatMap(p -> IntStream.range(0, p.length / 3)
        .mapToObj(i -> new Vec3(p[3 * i], p[3 * i + 1], p[3 * i + 2]))).filter(condition).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}

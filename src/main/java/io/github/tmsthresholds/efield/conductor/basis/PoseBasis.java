/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor.basis;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.HeadLabels;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The E-fields of some poses of a coil in a region of a head, whose combinations are the fields of other poses. In a
 * given head, E depends linearly on the coil's primary field, of which the region sees but a few dozen degrees of
 * freedom: the finer details fade with the distance from the coil. The coefficients of a new pose are fitted to its
 * {@link ProxyField}; what the fit leaves, scaled by the ratio of the true errors of poses outside the basis to theirs,
 * estimates the error. No field is solved for. Immutable, thread-safe.
 *
 * <pre>
 * PoseBasis basis = PoseBasisFile.read(file, progress);
 * EField field = basis.fit(coil.placed(matrix)).field(0.01);
 * </pre>
 */
public final class PoseBasis {

  /**
   * A pose whose field was solved for.
   *
   * @param coil name of the coil
   * @param matrix coil mm to head mm, three rows of four numbers
   * @param proxy proxy field
   * @param field of all voxels of the region, V/m at 1 A/us: x of all voxels, then y, then z
   */
  record SolvedPose(String coil, double[] matrix, double[] proxy, float[] field) {}

  /**
   * A pose outside the basis whose field was solved for, too, to measure the error of the basis.
   *
   * @param coil name of the coil
   * @param matrix coil mm to head mm, three rows of four numbers
   * @param mismatch that the fit leaves, relative
   * @param error relative L2 error of the field in the grey matter of the region
   */
  public record Check(String coil, double[] matrix, double mismatch, double error) {}

  /**
   * What the basis says about a pose that it lacks. Errors are relative L2 errors in the grey matter of the region.
   *
   * @param mismatch that the fit leaves, relative
   * @param error estimated error of the field
   */
  public record Estimate(double mismatch, double error) {}

  /**
   * The part of a head in which fields are kept.
   *
   * @param grid voxels of the head
   * @param voxels linear indices of the voxels in grey and white matter within the radius of the target, ascending
   * @param target mm
   * @param radius mm
   */
  public record Region(Grid grid, int[] voxels, Vec3 target, double radius) {

    /** Returns the smallest block of the head's voxels that contains all voxel centres within the radius. */
    Grid block() {
      return FieldTools.block(grid, new Box(target, target).grown(radius));
    }

    /** Returns the linear indices of the voxels in a block of the head's voxels. */
    int[] indicesIn(Grid block) {
      Vec3 first = grid.voxelToWorld().inverse().apply(block.centre(0));
      int x = (int) Math.rint(first.x()), y = (int) Math.rint(first.y()), z = (int) Math.rint(first.z());
      return IntStream.of(voxels).map(i -> block.index(i % grid.nx() - x, i / grid.nx() % grid.ny() - y,
          i / grid.nx() / grid.ny() - z)).toArray();
    }
  }

  /**
   * What a basis was prepared for.
   *
   * @param labelsDigest SHA-256 of the labels and their grid
   * @param conductivities as text
   * @param reach of the poses along the scalp, mm
   * @param nearest smallest distance from the scalp to the coil's face, mm
   * @param farthest largest distance, mm
   * @param tilt largest tilt, degrees
   * @param error largest relative error aimed at
   */
  public record Purpose(String labelsDigest, String conductivities, double reach, double nearest, double farthest,
      double tilt, double error) {}

  /** Part of the error aimed at that the solver's errors may contribute. */
  private static final double NOISE_SHARE = 0.1;

  /** Number of values whose sums are accumulated together: they stay in the first-level cache. */
  private static final int BLOCK = 1024;

  private final String name;
  private final Purpose purpose;
  private final Region region;
  private final ProxyField proxy;
  private final List<SolvedPose> poses;
  private final List<Check> checks;
  private final PoseFit fit;
  private final Grid box;
  private final int[] inBox;
  private final double ratio;

  /**
   * Creates a basis.
   *
   * @param name such as its file, for messages
   * @param poses at least one
   * @param checks at least one
   */
  PoseBasis(String name, Purpose purpose, Region region, ProxyField proxy, List<SolvedPose> poses,
      List<Check> checks) {
    this.name = name;
    this.purpose = purpose;
    this.region = region;
    this.proxy = proxy;
    this.poses = List.copyOf(poses);
    this.checks = List.copyOf(checks);
    fit = fit(poses, proxy);
    ratio = checks.stream().mapToDouble(c -> c.error() / c.mismatch()).max().orElseThrow();
    box = region.block();
    inBox = region.indicesIn(box);
  }

  static PoseFit fit(List<SolvedPose> poses, ProxyField proxy) {
    return new PoseFit(poses.stream().map(SolvedPose::proxy).toArray(double[][]::new), proxy.inRegion());
  }

  static double maxNoise(Purpose purpose) {
    return NOISE_SHARE * purpose.error();
  }

  /** Returns the basis's origin, such as its file. */
  public String name() {
    return name;
  }

  /** Returns what the basis was prepared for. */
  public Purpose purpose() {
    return purpose;
  }

  /** Returns the part of the head in which fields are kept. */
  public Region region() {
    return region;
  }

  /** Returns the number of poses. */
  public int size() {
    return poses.size();
  }

  /** Returns the poses outside the basis by which its error was measured. */
  public List<Check> checks() {
    return checks;
  }

  /** Returns the largest relative error of the field at the poses outside the basis. */
  public double largestError() {
    return checks.stream().mapToDouble(Check::error).max().orElseThrow();
  }

  /** Returns the error that a mismatch stands for: at least that of every pose outside the basis. */
  public double estimatedError(double mismatch) {
    return ratio * mismatch;
  }

  ProxyField proxy() {
    return proxy;
  }

  List<SolvedPose> poses() {
    return poses;
  }

  /**
   * Checks that the basis was prepared for a head.
   *
   * @throws InvalidInputException if the labels or the conductivities differ
   */
  public void requireHead(HeadLabels head, Conductivities conductivities) {
    if (!purpose.labelsDigest().equals(head.digest())) {
      throw new InvalidInputException(name + " was prepared for other labels than " + head.name()
          + "; choose the labels it was prepared for, or prepare this head");
    }
    if (!purpose.conductivities().equals(conductivities.toString())) {
      throw new InvalidInputException(name + " was prepared with the conductivities " + purpose.conductivities()
          + " S/m, but these are " + conductivities + "; use the same, or prepare the head again");
    }
  }

  /**
   * A pose of a coil as a combination of the poses of the basis; fitted once, for the error and the field. Immutable.
   */
  public final class FittedPose {

    private final String coil;
    private final PoseFit.Combination combination;

    private FittedPose(PlacedCoil coil) {
      this.coil = coil.name();
      combination = fit.fit(proxy.of(coil), maxNoise(purpose));
    }

    /** Returns the estimated error of the field. */
    public Estimate estimate() {
      return new Estimate(combination.mismatch(), estimatedError(combination.mismatch()));
    }

    /**
     * Computes the field.
     *
     * @param limit largest estimated error, relative
     * @return the field on the smallest block of the head's voxels that contains the region, V/m at 1 A/us; exactly
     *     zero outside the region
     * @throws InvalidInputException if the estimated error exceeds the limit
     */
    public EField field(double limit) {
      double error = estimate().error();
      // written so that NaN is refused
      if (!(error <= limit)) {
        throw new InvalidInputException(String.format(Locale.ROOT, "%s does not span this pose of %s: the estimated"
            + " error of the E-field is %.2g %%, more than %.2g %%; prepare the head with this coil and a larger reach,"
            + " lift or tilt, or solve for the field in full", name, coil, 100 * error, 100 * limit));
      }
      return EField.of(new Volume(box, 3, combined(combination.coefficients()), coil), 1);
    }
  }

  /**
   * Fits the basis to a pose.
   *
   * @param coil outside the head
   */
  public FittedPose fit(PlacedCoil coil) {
    return new FittedPose(coil);
  }

  private float[] combined(double[] coefficients) {
    float[] e = new float[Math.multiplyExact(3, box.voxels())];
    int n = inBox.length;
    IntStream.range(0, (3 * n + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
      int first = block * BLOCK, count = Math.min(BLOCK, 3 * n - first);
      double[] sum = new double[count];
      for (int k = 0; k < coefficients.length; k++) {
        add(coefficients[k], poses.get(k).field(), first, sum);
      }
      for (int i = 0; i < count; i++) {
        int at = first + i;
        e[at / n * box.voxels() + inBox[at % n]] = (float) sum[i];
      }
    });
    return e;
  }

  private static void add(double factor, float[] values, int first, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * values[first + i];
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.InputWarnings;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.io.PointTable;
import io.github.tmsthresholds.efield.mesh.MeshGrid;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A head model of tissue labels. When fields are resampled, a point in grey or white matter is interpolated within
 * these, as for threshold maps, and any other point within the whole head. Not thread-safe.
 */
public final class VoxelHeadModel implements HeadModel {

  /**
   * Distance of a cut through the head from the coil's centre beyond which it has little effect on the brain below, mm.
   */
  private static final double FAR = 80;

  private final HeadLabels head;
  private final TissueLabels tissues;
  private final Conductivities conductivities;
  private final Optional<Double> spacing;
  private final FieldSolver solver;

  /**
   * Creates a head model.
   *
   * @param labels tissue labels
   * @param conductivities must include every label
   * @param spacing of the voxels of {@link #field}, mm; empty for the labels' own voxels
   * @throws IllegalArgumentException if the volume does not contain the labels of a head; the message names the volume
   */
  public VoxelHeadModel(Volume labels, Conductivities conductivities, Optional<Double> spacing) {
    this(HeadLabels.of(labels), TissueLabels.of(labels), conductivities, spacing);
  }

  private VoxelHeadModel(HeadLabels head, TissueLabels tissues, Conductivities conductivities,
      Optional<Double> spacing) {
    this(head, tissues, conductivities, spacing, head.solver(conductivities));
  }

  private VoxelHeadModel(HeadLabels head, TissueLabels tissues, Conductivities conductivities,
      Optional<Double> spacing, FieldSolver solver) {
    this.head = head;
    this.tissues = tissues;
    this.conductivities = conductivities;
    this.spacing = spacing;
    this.solver = solver;
  }

  /** Returns this head model with another solver of its fields, which may compute a part of them only. */
  public VoxelHeadModel solvedBy(FieldSolver other) {
    return new VoxelHeadModel(head, tissues, conductivities, spacing, other);
  }

  /** Predicts the processor time of fields on the labels' voxels, s on one thread. */
  public double fieldCpuSeconds(int fields) {
    return solver.cpuSeconds(head.grid().voxels(), fields);
  }

  /** Returns the solver of this head's fields. */
  public FieldSolver solver() {
    return solver;
  }

  /** Returns the conductivities of the labels. */
  public Conductivities conductivities() {
    return conductivities;
  }

  /** Returns the labels as a volume conductor. */
  public HeadLabels head() {
    return head;
  }

  /** Returns the tissue labels. */
  public TissueLabels tissues() {
    return tissues;
  }

  @Override
  public Affine coilPose(Vec3 target, Vec3 handle, double distance) {
    return head.coilPose(target, handle, distance);
  }

  @Override
  public void requireOutside(PlacedCoil coil) {
    head.requireOutside(coil);
  }

  @Override
  public Optional<String> extrapolated(PlacedCoil coil) {
    Grid grid = head.grid();
    return PotentialCoverage.of(coil, grid.voxels(), i -> tissues.label(i) != 0, this::isBrain, grid::centre)
        .check("head", coil);
  }

  private boolean isBrain(int voxel) {
    int label = tissues.label(voxel);
    return label == TissueLabels.GREY_MATTER || label == TissueLabels.WHITE_MATTER;
  }

  @Override
  public List<String> warnings(Affine pose) {
    double distance = head.distanceToCut(pose.apply(Vec3.ZERO));
    Optional<String> cut = distance > FAR ? Optional.empty() : Optional.of(String.format(Locale.ROOT, "tissue touches"
        + " the edge of the label volume %.0f mm from the coil; no current crosses such a cut, so the field near it is"
        + " wrong; use labels of the whole head", distance));
    Optional<String> place =
        CoilPoseCheck.warning(pose, head.centroid(), head.distanceToTissue(pose.apply(Vec3.ZERO)));
    return Stream.of(cut, place, InputWarnings.labels(tissues, head.name())).flatMap(Optional::stream).toList();
  }

  /** Computes the field on the labels' voxels, or on a block of them, V/m at 1 A/us. */
  EField fieldOnLabelGrid(PlacedCoil coil, Progress progress) {
    return solver.field(coil, progress);
  }

  @Override
  public EField field(PlacedCoil coil, Progress progress) {
    EField field = fieldOnLabelGrid(coil, progress);
    if (spacing.isEmpty()) {
      return FieldTools.onBlock(field, head.grid());
    }
    Grid grid = MeshGrid.spanning(Box.of(head.grid()), spacing.get());
    return resampled(field, grid, progress);
  }

  private EField resampled(EField field, Grid grid, Progress progress) {
    Samplers samplers = new Samplers(field);
    int n = grid.voxels();
    if (n > Integer.MAX_VALUE / 3) {
      throw new InvalidInputException("a field of " + n + " voxels is too large; choose a larger spacing");
    }
    float[] values = new float[3 * n];
    double[] e = new double[3];
    for (int i = 0; i < n; i++) {
      if (i % grid.nx() == 0) {
        progress.checkCancelled();
        progress.update("resampling the E-field", (double) i / n);
      }
      Vec3 p = grid.centre(i);
      if (samplers.sample(p, e)) {
        for (int c = 0; c < 3; c++) {
          values[c * n + i] = (float) e[c];
        }
      }
    }
    return EField.of(new Volume(grid, 3, values, field.name()), field.didt());
  }

  @Override
  public double[] fieldAt(PointTable points, PlacedCoil coil, Progress progress) throws FormatException {
    for (int i = 0; i < points.count(); i++) {
      if (head.labelAt(points.point(i)) == 0) {
        throw points.error(i, "the point lies outside the head");
      }
    }
    Samplers samplers = new Samplers(fieldOnLabelGrid(coil, progress));
    double[] all = points.xyz(), e = new double[3];
    for (int i = 0; i < points.count(); i++) {
      if (!samplers.sample(points.point(i), e)) {
        throw points.error(i, "the point lies outside the region in which the E-field is known");
      }
      System.arraycopy(e, 0, all, 3 * i, 3);
    }
    return all;
  }

  /** Samplers of the field within the brain and within the whole head. */
  private final class Samplers {

    private final FieldSampler brain;
    private final FieldSampler whole;
    private final byte[] flag = new byte[1];

    Samplers(EField field) {
      whole = field.within(tissues.tissueOn(field.grid())).sampler();
      VoxelMask mask = tissues.greyAndWhiteMatterOn(field.grid());
      brain = mask.count() == 0 ? whole : field.within(mask).sampler();
    }

    /** Samples the field at a point; returns false if the point lies outside the head. */
    boolean sample(Vec3 p, double[] e) {
      int label = head.labelAt(p);
      boolean inBrain = label == TissueLabels.GREY_MATTER || label == TissueLabels.WHITE_MATTER;
      e[0] = p.x();
      e[1] = p.y();
      e[2] = p.z();
      (inBrain ? brain : whole).sample(e, 1, e, flag);
      return label != 0 && flag[0] != FieldSampler.OUTSIDE;
    }
  }
}

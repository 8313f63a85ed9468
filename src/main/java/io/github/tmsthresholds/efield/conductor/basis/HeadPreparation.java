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
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.coil.Coil;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.FieldSolver;
import io.github.tmsthresholds.efield.conductor.HeadLabels;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.Check;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.Purpose;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.Region;
import io.github.tmsthresholds.efield.conductor.basis.PoseBasis.SolvedPose;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Hdf5;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.JavaMemory;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prepares a head for moving coils: selects poses by their closed-form proxy fields, solves for their E-fields, and
 * measures the error of the resulting {@link PoseBasis} at solved poses outside it. Every solved field is kept in a
 * folder, from which a preparation that was interrupted goes on. The same inputs give the same bits. Not thread-safe.
 */
public final class HeadPreparation {

  /** A coil in a pose. */
  private record Candidate(String coil, Affine matrix, PlacedCoil placed) {}

  /** Number of candidates for the basis per coil. */
  private static final int CANDIDATES = 200;
  /** Number of poses outside the basis by which its error is measured; one per coil if there are more coils. */
  private static final int CHECKS = 8;
  /**
   * Residual of the proxy field, as part of the error aimed at, at which the first selection ends. In Colin27 with
   * MC-B70 and an error of 1 %, it selects 40 poses, which leave at most 0.1 % at others.
   */
  private static final double FIRST_RESIDUAL = 0.1;
  /** Number of poses added at a time while the error is too large. */
  private static final int STEP = 6;
  private static final int MOST_POSES = 200;
  /** Number of attempts per pose to place the coil so that it does not reach into the head. */
  private static final int ATTEMPTS = 50;
  /** Numbers of points of the proxy field in the region and throughout the brain. */
  private static final int REGION_POINTS = 200, BRAIN_POINTS = 100;
  private static final long CANDIDATE_SEED = 1, CHECK_SEED = 2;

  private final HeadLabels head;
  private final Conductivities conductivities;
  private final FieldSolver solver;
  private final Region region;
  private final Purpose purpose;
  private final PoseFamily family;
  private final boolean[] grey;
  private final ProxyField proxy;
  private final Path parts;

  /**
   * Sets up a preparation.
   *
   * @param head labels of the head
   * @param conductivities by which the solver computes
   * @param solver computes fields on all voxels of the head
   * @param target centre of the region, mm
   * @param radius of the region, mm
   * @param family poses that the basis must span
   * @param error largest relative L2 error of the field in the region's grey matter to aim at
   * @param parts folder for the fields that are solved for, created when needed
   * @throws InvalidInputException if the region contains no grey matter
   */
  public HeadPreparation(HeadLabels head, Conductivities conductivities, FieldSolver solver, Vec3 target,
      double radius, PoseFamily family, double error, Path parts) {
    this.head = head;
    this.conductivities = conductivities;
    this.solver = solver;
    this.family = family;
    this.parts = parts;
    Grid grid = head.grid();
    int[] voxels = IntStream.range(0, grid.voxels())
        .filter(i -> isBrain(head.label(i)) && grid.centre(i).minus(target).norm() <= radius).toArray();
    region = new Region(grid, voxels, target, radius);
    grey = new boolean[voxels.length];
    boolean any = false;
    for (int i = 0; i < voxels.length; i++) {
      grey[i] = head.label(voxels[i]) == TissueLabels.GREY_MATTER;
      any |= grey[i];
    }
    if (!any) {
      throw new InvalidInputException(head.name() + ": no grey matter lies within " + radius + " mm of " + target
          + "; move the target to the cortex or enlarge the radius");
    }
    purpose = new Purpose(head.digest(), conductivities.toString(), family.reach(), family.nearest(),
        family.farthest(), family.tilt(), error);
    proxy = proxy(voxels);
  }

  private static boolean isBrain(int label) {
    return label == TissueLabels.WHITE_MATTER || label == TissueLabels.GREY_MATTER;
  }

  private ProxyField proxy(int[] voxels) {
    Grid grid = head.grid();
    int[] brain = IntStream.range(0, grid.voxels())
        .filter(i -> isBrain(head.label(i)) || head.label(i) == TissueLabels.CSF).toArray();
    int inRegion = Math.min(REGION_POINTS, voxels.length), inBrain = Math.min(BRAIN_POINTS, brain.length);
    double[] points = new double[3 * (inRegion + inBrain)];
    for (int i = 0; i < inRegion + inBrain; i++) {
      Vec3 p = grid.centre(i < inRegion ? spread(voxels, i, inRegion) : spread(brain, i - inRegion, inBrain));
      points[3 * i] = p.x();
      points[3 * i + 1] = p.y();
      points[3 * i + 2] = p.z();
    }
    return new ProxyField(head.centroid(), points, inRegion);
  }

  /** Returns element {@code i} of n that are spread over all. */
  private static int spread(int[] all, int i, int n) {
    return all[(int) ((i + 0.5) * all.length / n)];
  }

  /** Returns the part of the head in which fields are kept. */
  public Region region() {
    return region;
  }

  /**
   * Prepares the head.
   *
   * @param coils coils that the basis must span, at least one
   * @param extended basis of the same head and region whose poses are kept; null for none
   * @param progress receives progress and may cancel
   * @throws InvalidInputException if a coil does not fit on the head, the error cannot be reached, or the basis to be
   *     extended belongs to another head or region
   * @throws IOException if a solved field cannot be written
   * @throws java.util.concurrent.CancellationException if cancelled; solved fields are kept
   */
  public PoseBasis prepare(List<Coil> coils, PoseBasis extended, Progress progress) throws IOException {
    if (extended != null) {
      requireSameRegion(extended);
    }
    List<SolvedPose> poses = new ArrayList<>(extended == null ? List.of() : extended.poses());
    List<Candidate> candidates = draw(coils, CANDIDATES * coils.size(), CANDIDATE_SEED);
    List<Candidate> outside = draw(coils, Math.max(CHECKS, coils.size()), CHECK_SEED);
    PoseSelection selection = select(candidates, poses, progress.between(0, 0.05));
    int planned = selection.countUntil(FIRST_RESIDUAL * purpose.error());
    requireMemory(poses.size() + planned + outside.size());
    List<SolvedPose> solvedOutside = new ArrayList<>();
    int added = 0;
    while (true) {
      int all = planned + outside.size();
      for (; added < planned; added++) {
        poses.add(solve(candidates.get(selection.index(added)), added, all, progress.between(0.05, 1)));
      }
      for (int k = solvedOutside.size(); k < outside.size(); k++) {
        solvedOutside.add(solve(outside.get(k), added + k, all, progress.between(0.05, 1)));
      }
      PoseBasis basis = new PoseBasis("this basis", purpose, region, proxy, poses, checks(poses, solvedOutside));
      double worst = basis.largestError();
      if (worst <= purpose.error()) {
        return basis;
      }
      int more = Math.min(STEP, Math.min(selection.size(), MOST_POSES) - planned);
      if (more <= 0) {
        throw new InvalidInputException(String.format(Locale.ROOT, "the error of the E-field at poses outside the "
            + "basis is %.2g %% with %d poses, more than %.2g %%; allow a larger error, or choose a smaller reach or a"
            + " larger lift", 100 * worst, poses.size(), 100 * purpose.error()));
      }
      planned += more;
    }
  }

  private void requireSameRegion(PoseBasis other) {
    other.requireHead(head, conductivities);
    if (!other.region().target().equals(region.target()) || other.region().radius() != region.radius()) {
      throw new InvalidInputException(other.name() + " keeps the field within " + other.region().radius() + " mm of "
          + other.region().target() + ", not within " + region.radius() + " mm of " + region.target()
          + "; it can be extended for the same target and radius only");
    }
  }

  private void requireMemory(int fields) {
    JavaMemory.require(3.0 * Float.BYTES * region.voxels().length * fields, fields + " E-fields of "
        + region.voxels().length + " voxels", "choose a smaller radius");
  }

  /** Draws poses that do not reach into the head, with the coils in turn. */
  private List<Candidate> draw(List<Coil> coils, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Candidate> drawn = new ArrayList<>();
    for (int attempt = 0; drawn.size() < count; attempt++) {
      Coil coil = coils.get(drawn.size() % coils.size());
      if (attempt == ATTEMPTS * count) {
        throw new InvalidInputException(coil.name() + " reaches into the head in nearly all poses; choose a larger lift"
            + " or a smaller tilt");
      }
      Affine matrix = family.draw(random);
      PlacedCoil placed = coil.placed(matrix);
      if (head.isOutside(placed)) {
        drawn.add(new Candidate(coil.name(), matrix, placed));
      }
    }
    return drawn;
  }

  private PoseSelection select(List<Candidate> candidates, List<SolvedPose> present, Progress progress) {
    double[][] fields = new double[candidates.size()][];
    for (int k = 0; k < fields.length; k++) {
      progress.step("selecting poses", k / (double) fields.length);
      fields[k] = proxy.of(candidates.get(k).placed());
    }
    return new PoseSelection(fields, present.stream().map(SolvedPose::proxy).toList(), MOST_POSES);
  }

  /** Returns the field of a pose, from the folder if it was solved for before. */
  private SolvedPose solve(Candidate pose, int index, int count, Progress progress) throws IOException {
    Progress part = progress.part(Math.min(index, count - 1), count);
    double[] seen = proxy.of(pose.placed());
    Path file = parts.resolve(key(seen) + ".h5");
    if (Files.exists(file)) {
      try {
        return Hdf5.read(file, "a solved pose",
            hdf -> PoseBasisFile.readPose(hdf, seen.length, region.voxels().length));
      } catch (FormatException e) {
        // damaged by a crash of the machine: solved for again
        Files.delete(file);
      }
    }
    String stage = "pose " + (index + 1) + " of " + count + ": ";
    EField field = solver.field(pose.placed(), part.renamed(step -> stage + step));
    SolvedPose solved = new SolvedPose(pose.coil(), pose.matrix().rows(), seen, FieldTools.at(field, region.voxels()));
    Files.createDirectories(parts);
    Hdf5.write(file, hdf -> PoseBasisFile.writePose(hdf, solved));
    return solved;
  }

  /** Returns a name that stands for everything that the field in the region depends on. */
  private String key(double[] seen) {
    Vec3 t = region.target();
    return new Sha256().text(purpose.labelsDigest()).text(purpose.conductivities())
        .numbers(t.x(), t.y(), t.z(), region.radius()).numbers(seen).hex().substring(0, 32);
  }

  private List<Check> checks(List<SolvedPose> poses, List<SolvedPose> outside) {
    PoseFit fit = PoseBasis.fit(poses, proxy);
    return outside.stream().map(pose -> {
      PoseFit.Combination c = fit.fit(pose.proxy(), PoseBasis.maxNoise(purpose));
      return new Check(pose.coil(), pose.matrix(), c.mismatch(), error(poses, c.coefficients(), pose.field()));
    }).toList();
  }

  /** Returns the relative L2 error of a combination in grey matter. */
  private double error(List<SolvedPose> poses, double[] coefficients, float[] truth) {
    double errors = 0, squares = 0;
    for (int i = 0; i < truth.length; i++) {
      if (grey[i % grey.length]) {
        double difference = truth[i];
        for (int k = 0; k < coefficients.length; k++) {
          difference -= coefficients[k] * poses.get(k).field()[i];
        }
        errors += difference * difference;
        squares += (double) truth[i] * truth[i];
      }
    }
    return Math.sqrt(errors / squares);
  }
}

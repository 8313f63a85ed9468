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

import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Searches for the position and angle of a coil on the scalp that minimise an objective: on a grid, then from its best
 * point by the simplex method of Nelder and Mead, which needs no derivatives and copes with the edges beyond which
 * poses are not allowed. Deterministic. Immutable; thread-safe if the objective is.
 *
 * @param reach largest distance from the centre of the positions, mm
 * @param step of the grid of positions, mm
 * @param angleStep of the grid of angles, degrees; a divisor of 360
 */
public record PoseSearch(double reach, double step, double angleStep) {

  /** A value to be minimised; positive infinity for a pose that is not allowed. */
  @FunctionalInterface
  public interface Objective {

    /**
     * Returns the value.
     *
     * @param x position, mm, see {@link ScalpChart}
     * @param y position, mm
     * @param degrees angle of the handle
     */
    double of(double x, double y, double degrees);
  }

  /**
   * A pose and its objective.
   *
   * @param x position, mm
   * @param y position, mm
   * @param degrees angle of the handle, 0 to less than 360
   * @param value of the objective
   */
  public record Candidate(double x, double y, double degrees, double value) {}

  /**
   * The poses that were tried.
   *
   * @param grid all poses of the grid
   * @param refined all poses of the refinement, in their order
   */
  public record Result(List<Candidate> grid, List<Candidate> refined) {

    /** Returns the pose with the smallest value, the first of equal ones. */
    public Candidate best() {
      List<Candidate> all = new ArrayList<>(grid);
      all.addAll(refined);
      return all.stream().min(Comparator.comparingDouble(Candidate::value)).orElseThrow();
    }
  }

  private static final int MOST_EVALUATIONS = 100;
  /** Relative difference of the values of the simplex at which the refinement ends. */
  private static final double PRECISION = 1e-6;
  /** Edges of the first simplex of each refinement, in steps of the grid. */
  private static final double[] EDGES = {0.5, -0.5, 0.25, -0.25};
  /** Part of the progress for the grid. */
  private static final double GRID = 0.8;

  /**
   * Checks the grid.
   *
   * @throws InvalidInputException if the reach is negative, a step is not positive, or the step of angles does not
   *     divide 360
   */
  public PoseSearch {
    if (!(reach >= 0) || !(step > 0) || !(angleStep > 0) || 360 % angleStep != 0) {
      throw new InvalidInputException("the reach must be 0 or more mm, the step above 0 mm and the step of angles a"
          + " divisor of 360 degrees, not " + reach + ", " + step + " and " + angleStep);
    }
  }

  /** Returns the number of poses of the grid. */
  public int gridSize() {
    return positions().size() * (int) (360 / angleStep);
  }

  private List<double[]> positions() {
    List<double[]> positions = new ArrayList<>();
    int n = (int) (reach / step);
    for (int j = -n; j <= n; j++) {
      for (int i = -n; i <= n; i++) {
        if (Math.hypot(i, j) * step <= reach) {
          positions.add(new double[] {i * step, j * step});
        }
      }
    }
    return positions;
  }

  /**
   * Searches.
   *
   * @param progress receives progress and may cancel
   * @throws InvalidInputException if no pose of the grid is allowed
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Result minimum(Objective objective, Progress progress) {
    List<Candidate> grid = new ArrayList<>();
    int size = gridSize();
    for (double[] p : positions()) {
      for (int k = 0; k * angleStep < 360; k++) {
        progress.step("pose " + (grid.size() + 1) + " of " + size, GRID * grid.size() / size);
        grid.add(new Candidate(p[0], p[1], k * angleStep, objective.of(p[0], p[1], k * angleStep)));
      }
    }
    Candidate best = new Result(grid, List.of()).best();
    if (!(best.value() < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException("no pose of the grid is allowed");
    }
    return new Result(grid, refined(best, objective, progress.between(GRID, 1)));
  }

  /**
   * Refines a pose in units of the grid's steps, in which all variables change the objective alike. A simplex may
   * collapse at the edge of the allowed poses, so others start from the best pose so far, on either side of it.
   */
  private List<Candidate> refined(Candidate start, Objective objective, Progress progress) {
    List<Candidate> tried = new ArrayList<>(List.of(start));
    for (double edge : EDGES) {
      Candidate from = new Result(List.of(), tried).best();
      MultivariateFunction function = v -> {
        progress.step("refining the pose", Math.min(1, tried.size() / (double) (EDGES.length * MOST_EVALUATIONS)));
        double x = from.x() + v[0] * step, y = from.y() + v[1] * step, degrees = from.degrees() + v[2] * angleStep;
        double value = Math.hypot(x, y) <= reach ? objective.of(x, y, degrees) : Double.POSITIVE_INFINITY;
        tried.add(new Candidate(x, y, ((degrees % 360) + 360) % 360, value));
        return value;
      };
      try {
        new SimplexOptimizer(new SimpleValueChecker(PRECISION, 0)).optimize(new ObjectiveFunction(function),
            GoalType.MINIMIZE, new MaxEval(MOST_EVALUATIONS), new InitialGuess(new double[3]),
            new NelderMeadSimplex(3, edge));
      } catch (TooManyEvaluationsException e) {
        // the best pose so far counts
      }
    }
    return tried.subList(1, tried.size());
  }
}

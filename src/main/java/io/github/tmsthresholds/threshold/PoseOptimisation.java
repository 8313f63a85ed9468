/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.efield.coil.PoseSearch;
import io.github.tmsthresholds.efield.coil.PoseSearch.Candidate;
import io.github.tmsthresholds.efield.coil.ScalpChart;
import io.github.tmsthresholds.efield.coil.ScalpPose;
import io.github.tmsthresholds.efield.conductor.CoilFit;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.PoseObjective.Goal;
import io.github.tmsthresholds.threshold.PoseObjective.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The search for the pose of a coil that reaches a goal best. The coil lies on the scalp at a given distance,
 * tangential to it; where it would reach into the head, it is lifted until it does not. Not thread-safe.
 *
 * @param objective what poses do to the neurons
 * @param chart map of the scalp
 * @param search grid and refinement
 * @param distance from the scalp to the coil's face, mm
 */
public record PoseOptimisation(PoseObjective objective, ScalpChart chart, PoseSearch search, double distance) {

  /**
   * A pose that was tried.
   *
   * @param at coordinates and value to be minimised
   * @param refined whether it belongs to the refinement, not the grid
   * @param pose coil mm to head mm; as if it lay at the given distance if the pose is not allowed
   * @param distance from the scalp to the coil's face, mm
   * @param outcome empty if the coil does not fit on the head there, or its field cannot be computed
   */
  public record Tried(Candidate at, boolean refined, Affine pose, double distance, Optional<Outcome> outcome) {}

  /**
   * All poses that were tried.
   *
   * @param goal of the search
   * @param all in the order in which they were tried
   * @param best the best one
   */
  public record Result(Goal goal, List<Tried> all, Tried best) {

    /** Returns the poses of the grid. */
    public List<Candidate> grid() {
      return all.stream().filter(t -> !t.refined()).map(Tried::at).toList();
    }

    /** Returns the number of poses without an outcome. */
    public long refused() {
      return all.stream().filter(t -> t.outcome().isEmpty()).count();
    }
  }

  /**
   * Searches.
   *
   * @throws InvalidInputException if no pose is allowed, or the neurons of the target fire in none
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public Result towards(Goal goal, Progress progress) {
    List<Tried> all = new ArrayList<>();
    int grid = search.gridSize();
    PoseSearch.Result found = search.minimum((x, y, degrees) -> {
      Tried tried = at(x, y, degrees, all.size() >= grid, goal);
      all.add(tried);
      return tried.at().value();
    }, progress);
    return new Result(goal, List.copyOf(all), all.stream()
        .filter(t -> t.at().value() == found.best().value()).findFirst().orElseThrow());
  }

  private Tried at(double x, double y, double degrees, boolean refined, Goal goal) {
    ScalpPose flat = new ScalpPose(x, y, degrees, 0, 0, distance);
    Optional<ScalpPose> fits = new CoilFit(objective.coil().head().head(), objective.coil().coil(), chart).lifted(flat);
    if (fits.isPresent()) {
      double lifted = fits.get().distance();
      Affine pose = chart.pose(x, y, degrees, lifted);
      try {
        Outcome outcome = objective.of(pose, goal.needsThresholds(), Progress.NONE);
        return new Tried(new Candidate(x, y, degrees, goal.of(outcome)), refined, pose, lifted, Optional.of(outcome));
      } catch (InvalidInputException e) {
        // a basis of poses that does not span this one
      }
    }
    return new Tried(new Candidate(x, y, degrees, Double.POSITIVE_INFINITY), refined,
        chart.pose(x, y, degrees, distance), distance, Optional.empty());
  }
}

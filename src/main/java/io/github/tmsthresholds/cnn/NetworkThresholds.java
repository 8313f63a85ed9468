/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.progress.Workers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thresholds that a network estimates at many sites of an E-field, one per output and site. The results do not depend
 * on the number of threads or on the other sites. Immutable, thread-safe.
 */
public final class NetworkThresholds {

  /** Sites per block: enough for long loops over the lanes, few enough for the caches; fewer if a thread would idle. */
  private static final int LANES = 256;
  private static final int FEWER_LANES = 128;

  private final double[][] thresholds;
  private final double[] somaField;
  private final double[] outside;
  private final ThresholdStatus[] status;

  private NetworkThresholds(int outputs, int sites) {
    thresholds = new double[outputs][sites];
    somaField = new double[sites];
    outside = new double[sites];
    status = new ThresholdStatus[sites];
  }

  /**
   * Samples the patches of all sites and evaluates the network in plain Java.
   *
   * @param sites poses of the cells, mm
   * @param reversed whether the coil current is reversed
   * @param threads number of threads
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static NetworkThresholds of(Network network, EField field, List<Pose> sites, boolean reversed, int threads,
      Progress progress) {
    return of(network, InferenceEngine.JAVA, field, sites, reversed, threads, progress);
  }

  /**
   * Samples the patches of all sites and evaluates the network with an engine.
   *
   * @param sites poses of the cells, mm
   * @param reversed whether the coil current is reversed
   * @param threads number of threads
   * @throws java.io.UncheckedIOException if the engine does not start
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static NetworkThresholds of(Network network, InferenceEngine engine, EField field, List<Pose> sites,
      boolean reversed, int threads, Progress progress) {
    NetworkThresholds results = new NetworkThresholds(network.description().outputs().size(), sites.size());
    PatchSampler sampler = new PatchSampler(field, network.description().patch(), reversed);
    Optional<UniformPrior> prior =
        network.description().uniformPrior() ? Optional.of(UniformPrior.of(network)) : Optional.empty();
    int lanes = sites.size() < LANES * threads ? FEWER_LANES : LANES;
    int blocks = (sites.size() + lanes - 1) / lanes;
    AtomicInteger next = new AtomicInteger();
    Workers.run(Math.max(1, Math.min(threads, blocks)), () -> {
      PatchBlock block = new PatchBlock(network.description().patch(), lanes);
      double[][] logs = new double[results.thresholds.length][lanes];
      try (Inference inference = engine.inference(network, lanes)) {
        for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
          progress.checkCancelled();
          int first = b * lanes, count = Math.min(lanes, sites.size() - first);
          sampler.sample(sites, first, count, block);
          inference.evaluate(block, logs);
          results.set(network, prior, block, logs, first, count);
          progress.update("evaluating " + network.description().name(), (b + 1.0) / blocks);
        }
      }
    });
    return results;
  }

  private void set(Network network, Optional<UniformPrior> prior, PatchBlock block, double[][] logs, int first,
      int count) {
    for (int lane = 0; lane < count; lane++) {
      int site = first + lane;
      somaField[site] = block.somaField(lane);
      outside[site] = block.outside(lane);
      status[site] = status(network, block, lane);
      for (int o = 0; o < logs.length; o++) {
        thresholds[o][site] = status[site].hasThreshold()
            ? StrictMath.exp(logs[o][lane] + log(prior, o, block.somaDirection(lane))) : Double.NaN;
      }
    }
  }

  private static ThresholdStatus status(Network network, PatchBlock block, int lane) {
    ThresholdStatus status = block.status(lane);
    return !status.hasThreshold() || network.domain().contains(block, lane) ? status : ThresholdStatus.OUTSIDE_TRAINING;
  }

  private static double log(Optional<UniformPrior> prior, int output, Vec3 direction) {
    return prior.isPresent() ? prior.get().log(output, direction) : 0;
  }

  /** Returns the threshold of an output at a site, V/m at the soma; infinite if it never fires, NaN if not known. */
  public double voltPerMetre(int output, int site) {
    return thresholds[output][site];
  }

  /** Returns the magnitude of the E-field at the soma, V/m at the field's dI/dt; NaN outside the field. */
  public double somaField(int site) {
    return somaField[site];
  }

  /** Returns the fraction of the patch's points that lie outside the field, 0 to 1. */
  public double outside(int site) {
    return outside[site];
  }

  /** Returns the threshold status at a site, which applies to all outputs. */
  public ThresholdStatus status(int site) {
    return status[site];
  }
}

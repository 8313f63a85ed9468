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

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An estimator that stores finished work in a folder. It estimates blocks of sites for the cells of a family and writes
 * one file per cell when a block is complete. A run that is killed and started again computes only what is missing,
 * with bitwise the same result. Files are named by a digest of everything they depend on (field, sites, cell, waveform,
 * search, estimator), so that any number of runs may share a folder. Serves one caller at a time.
 */
public final class CheckpointedEstimator implements ThresholdEstimator {

  private static final int BLOCK = 256;

  private final ThresholdEstimator estimator;
  private final String name;
  private final Checkpoint checkpoint;

  /**
   * Wraps an estimator.
   *
   * @param name of the estimator, which is part of the digest
   */
  public CheckpointedEstimator(ThresholdEstimator estimator, String name, Checkpoint checkpoint) {
    this.estimator = estimator;
    this.name = name;
    this.checkpoint = checkpoint;
  }

  /** @throws UncheckedIOException if a block cannot be read or written */
  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    int sites = request.sites().size(), cells = request.cells().size();
    Thresholds all = new Thresholds(sites, cells, request.field().didt());
    double done = 0;
    try {
      for (ThresholdPart part : blocks(request)) {
        progress.checkCancelled();
        double before = done;
        done += (double) part.thresholds() / cells / sites;
        checkpoint.complete(part, request.threads(), progress.between(before, done));
        part.readInto(all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Returns a part for each block of sites and family of cells. */
  @Override
  public List<Part> parts(ThresholdRequest request) {
    return List.copyOf(blocks(request));
  }

  private List<ThresholdPart> blocks(ThresholdRequest request) {
    RequestDigest digest = new RequestDigest(name + estimator.version(), request);
    List<ThresholdPart> parts = new ArrayList<>();
    for (List<Integer> family : families(request)) {
      for (int from = 0; from < request.sites().size(); from += BLOCK) {
        int to = Math.min(request.sites().size(), from + BLOCK);
        ThresholdRequest block =
            request.of(request.sites().subList(from, to), family.stream().map(request.cells()::get).toList());
        parts.add(new ThresholdPart(estimator, block, from, family, digest, checkpoint));
      }
    }
    return parts;
  }

  /** Returns the columns of the cells of each family, which are estimated in one request. */
  private Collection<List<Integer>> families(ThresholdRequest request) {
    return IntStream.range(0, request.cells().size()).boxed().collect(Collectors.groupingBy(
        c -> estimator.family(request.cells().get(c), request.waveform()), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  @Override
  public List<String> cells() {
    return estimator.cells();
  }

  /** Returns the time of the complete work, whatever is already stored. */
  @Override
  public double reach(CellModel cell, Waveform waveform) {
    return estimator.reach(cell, waveform);
  }

  @Override
  public OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    return estimator.cpuSeconds(sites, cells, waveform, search);
  }

  @Override
  public Object family(CellModel cell, Waveform waveform) {
    return estimator.family(cell, waveform);
  }

  @Override
  public Optional<RelativeErrors> errors(CellModel cell, Waveform waveform) {
    return estimator.errors(cell, waveform);
  }

  @Override
  public String version() {
    return estimator.version();
  }
}

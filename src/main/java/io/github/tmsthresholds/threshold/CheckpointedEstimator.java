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
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
  private final Path folder;

  /**
   * Wraps an estimator.
   *
   * @param name of the estimator, which is part of the digest
   * @param folder of the blocks; created with the first
   */
  public CheckpointedEstimator(ThresholdEstimator estimator, String name, Path folder) {
    this.estimator = estimator;
    this.name = name;
    this.folder = folder;
  }

  /** @throws UncheckedIOException if a block cannot be read or written */
  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    int sites = request.sites().size(), cells = request.cells().size();
    Thresholds all = new Thresholds(sites, cells, request.field().didt());
    RequestDigest digest = new RequestDigest(name + estimator.version(), request);
    double done = 0;
    for (List<Integer> family : families(request)) {
      for (int from = 0; from < sites; from += BLOCK) {
        progress.checkCancelled();
        int to = Math.min(sites, from + BLOCK);
        double before = done;
        done += (double) family.size() * (to - from) / cells / sites;
        block(request, family, from, to, digest, all, progress.between(before, done));
      }
    }
    return all;
  }

  /** Returns the columns of the cells of each family, which are estimated in one request. */
  private Collection<List<Integer>> families(ThresholdRequest request) {
    return IntStream.range(0, request.cells().size()).boxed().collect(Collectors.groupingBy(
        c -> estimator.family(request.cells().get(c), request.waveform()), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** Reads the thresholds of cells at some sites from existing files and computes the others. */
  private void block(ThresholdRequest request, List<Integer> family, int from, int to, RequestDigest digest,
      Thresholds all, Progress progress) {
    List<Integer> missing = new ArrayList<>();
    List<ThresholdBlockFile> files = new ArrayList<>();
    try {
      for (int c : family) {
        ThresholdRequest part = part(request, from, to, List.of(c));
        ThresholdBlockFile file = new ThresholdBlockFile(folder.resolve(digest.of(part) + ".block"));
        if (file.exists()) {
          copy(file.read(to - from, request.field().didt()), 0, all, from, c);
        } else {
          missing.add(c);
          files.add(file);
        }
      }
      if (missing.isEmpty()) {
        return;
      }
      Thresholds computed = estimator.estimate(part(request, from, to, missing), progress);
      for (int i = 0; i < files.size(); i++) {
        files.get(i).write(computed, i);
        copy(computed, i, all, from, missing.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ThresholdRequest part(ThresholdRequest request, int from, int to, List<Integer> columns) {
    return request.of(request.sites().subList(from, to), columns.stream().map(request.cells()::get).toList());
  }

  private static void copy(Thresholds block, int column, Thresholds all, int from, int cell) {
    for (int s = 0; s < block.sites(); s++) {
      all.copy(from + s, cell, block, s, column);
    }
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

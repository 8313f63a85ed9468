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

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cnn.InferenceEngine;
import io.github.tmsthresholds.cnn.ModelCard;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkLibrary;
import io.github.tmsthresholds.cnn.NetworkLibrary.Entry;
import io.github.tmsthresholds.cnn.NetworkThresholds;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.math.RelativeErrors;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Estimates thresholds with convolutional networks trained on the cable solver, the bundled ones and the user's own.
 * Cells of one network are computed together. Serves one caller at a time.
 */
public final class CnnEstimator implements ThresholdEstimator {

  private static final double PATCH_S = 15e-6;
  private static final double MULTIPLY_ADD_S = 6e-11;

  private final Path folder;
  private final NetworkDesign design;
  private final InferenceEngine engine;
  private NetworkLibrary library;

  /** Takes the networks of {@link #userNetworks} and the bundled ones, evaluated in plain Java. */
  public CnnEstimator() {
    this(NetworkDesign.POLARISATION);
  }

  /** Takes the networks of {@link #userNetworks} and the bundled ones of a design, evaluated in plain Java. */
  public CnnEstimator(NetworkDesign design) {
    this(userNetworks(), design, InferenceEngine.JAVA);
  }

  /**
   * Takes the networks of a folder and the bundled ones.
   *
   * @param networks folder of the user's networks, which take precedence over the bundled ones; may be missing
   * @param design design of the bundled networks
   * @param engine evaluates the networks
   */
  public CnnEstimator(Path networks, NetworkDesign design, InferenceEngine engine) {
    this.folder = networks;
    this.design = design;
    this.engine = engine;
  }

  /** Returns the default folder of the user's networks, {@code .tms-thresholds/networks} in the home folder. */
  public static Path userNetworks() {
    return Path.of(System.getProperty("user.home"), ".tms-thresholds", "networks");
  }

  @Override
  public List<String> cells() {
    return library().cells();
  }

  @Override
  public String version() {
    return engine.version() + library().networks().stream().map(NetworkFile::checksum).collect(Collectors.joining());
  }

  /** Returns the network. */
  @Override
  public Object family(CellModel cell, Waveform waveform) {
    return library().find(cell.name(), waveform.forward().name()).network();
  }

  /** Returns the distance of the farthest point of the network's patch. */
  @Override
  public double reach(CellModel cell, Waveform waveform) {
    return library().find(cell.name(), waveform.forward().name()).network().description().patch().reach();
  }

  /** Predicts the time from the measured rate of a network. */
  @Override
  public OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    return OptionalDouble.of(sites * cells.stream()
        .map(cell -> library().find(cell.name(), waveform.forward().name()).network()).distinct()
        .mapToDouble(network -> PATCH_S + MULTIPLY_ADD_S * network.description().multiplyAdds()).sum());
  }

  /** Returns the scores on the model card of the network. */
  @Override
  public Optional<RelativeErrors> errors(CellModel cell, Waveform waveform) {
    Entry entry = library().find(cell.name(), waveform.forward().name());
    return entry.network().card().scores().stream()
        .filter(s -> s.cell().equals(entry.description().cell())
            && s.waveform().equals(entry.description().waveform()))
        .map(ModelCard.Score::network).findFirst();
  }

  private NetworkLibrary library() {
    try {
      library = library == null ? NetworkLibrary.open(folder, design) : library;
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is no network for a cell and the waveform, or the network of a cell or of
   *     a median's member was trained for a cell of another shape
   */
  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    Waveform waveform = request.waveform(), forward = waveform.forward();
    List<Entry> entries = new ArrayList<>();
    for (CellModel cell : request.cells()) {
      Entry entry = library().find(cell.name(), forward.name());
      check(entry, cell);
      if (cell instanceof MedianCell median) {
        median.members().forEach(member ->
            library().lookUp(member.name(), forward.name()).ifPresent(one -> check(one, member)));
      }
      entries.add(entry);
    }
    Thresholds thresholds = new Thresholds(request.sites().size(), entries.size(), request.field().didt());
    List<Network> networks = entries.stream().map(Entry::network).distinct().toList();
    for (int n = 0; n < networks.size(); n++) {
      NetworkThresholds results = NetworkThresholds.of(networks.get(n), engine, request.field(), request.poses(),
          waveform != forward, request.threads(), progress.part(n, networks.size()));
      for (int c = 0; c < entries.size(); c++) {
        if (entries.get(c).network() == networks.get(n)) {
          copy(results, entries.get(c).output(), c, request.search().max(), thresholds);
        }
      }
    }
    return thresholds;
  }

  private static void check(Entry entry, CellModel cell) {
    if (cell instanceof CompartmentalCell neuron && !entry.description().fits(neuron)) {
      throw new InvalidInputException("the network of cell " + cell.name() + " (" + entry.source()
          + ") was trained for another morphology or main axon terminal of that name");
    }
  }

  private static void copy(NetworkThresholds results, int output, int cell, double max, Thresholds thresholds) {
    for (int s = 0; s < thresholds.sites(); s++) {
      double threshold = results.voltPerMetre(output, s);
      ThresholdStatus status = results.status(s);
      thresholds.setSomaField(s, results.somaField(s));
      thresholds.setOutside(s, cell, results.outside(s));
      // NaN where the prior has no threshold in this direction
      boolean above = status.hasThreshold() && !(threshold <= max);
      thresholds.set(s, cell, threshold, above ? ThresholdStatus.ABOVE_MAX : status, null);
    }
  }
}

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
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.BundledMaps;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The uniform-field approximation: takes the field at the soma as the field along the whole arbor. Direction maps of
 * the published cells are bundled and used for any search settings except its maximum. Maps of other cells and
 * waveforms are computed by the cable solver. Serves one caller at a time.
 */
public final class UniformEstimator implements ThresholdEstimator {

  /** Maps by cell, waveform and search; they do not depend on the sites. */
  private final Map<List<Object>, DirectionMap> computed = new HashMap<>();
  private BundledMaps bundled;

  @Override
  public List<String> cells() {
    return bundled().cells();
  }

  @Override
  public String version() {
    return bundled().checksum();
  }

  /** Returns 0: only the field at the soma matters. */
  @Override
  public double reach(CellModel cell, Waveform waveform) {
    return 0;
  }

  /** Predicts the time of simulations for missing maps; looking up thresholds takes no time. */
  @Override
  public OptionalDouble cpuSeconds(int sites, List<CellModel> cells, Waveform waveform, SearchSettings search) {
    Waveform forward = waveform.forward();
    return OptionalDouble.of(DirectionGrid.PUBLISHED.size() * cells.stream()
        .filter(cell -> cell instanceof CompartmentalCell && bundled().find(cell, forward.name()).isEmpty())
        .mapToDouble(cell -> ThresholdSolver.cpuSeconds(cell.compartmental(), forward, search)).sum());
  }

  private BundledMaps bundled() {
    try {
      bundled = bundled == null ? BundledMaps.open() : bundled;
      return bundled;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a cell is known by its name alone and there is no bundled map of it for the
   *     waveform
   */
  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    int sites = request.sites().size(), cells = request.cells().size();
    Waveform forward = request.waveform().forward();
    request.cells().forEach(cell -> requireMap(cell, forward.name()));
    Thresholds thresholds = new Thresholds(sites, cells, request.field().didt());
    byte[] flag = new byte[sites];
    Vec3[] field = somaFields(request, flag);
    for (int s = 0; s < sites; s++) {
      thresholds.setSomaField(s, field[s].norm());
    }
    // reversing the coil current reverses the field, so that one map serves both
    double sign = request.waveform() == forward ? 1 : -1;
    for (int c = 0; c < cells; c++) {
      Progress part = progress.part(c, cells);
      part.step("thresholds of " + request.cells().get(c).name(), 0);
      DirectionMap map = map(request.with(forward), request.cells().get(c), part);
      for (int s = 0; s < sites; s++) {
        if (field[s].norm() > 0) {
          double threshold = map.interpolate(request.sites().get(s).pose().toCell(field[s]).times(sign));
          thresholds.set(s, c, threshold, status(threshold, request.search().max(), flag[s]), null);
        }
      }
    }
    return thresholds;
  }

  private void requireMap(CellModel cell, String waveform) {
    if (!(cell instanceof CompartmentalCell) && bundled().find(cell, waveform).isEmpty()) {
      List<String> known = bundled().waveforms(cell.name());
      throw new InvalidInputException("cell " + cell.name()
          + ": its morphology is not available, and without it uniform " + (known.isEmpty() ? "does not know the cell"
              : "knows the waveforms " + String.join(", ", known) + ", not " + waveform));
    }
  }

  private DirectionMap map(ThresholdRequest request, CellModel cell, Progress progress) {
    Waveform waveform = request.waveform();
    return bundled().find(cell, waveform.name()).orElseGet(() ->
        computed.computeIfAbsent(List.of(cell, waveform, request.search()), key -> {
          ThresholdSolver solver = new ThresholdSolver(cell.compartmental(), waveform, request.search());
          return DirectionMap.compute(solver, DirectionGrid.PUBLISHED, request.threads(), progress);
        }));
  }

  private static ThresholdStatus status(double threshold, double max, byte flag) {
    if (!(threshold <= max)) {
      return ThresholdStatus.ABOVE_MAX;
    }
    return flag == FieldSampler.NEAREST ? ThresholdStatus.NEAREST_VOXEL : ThresholdStatus.NONE;
  }

  private static Vec3[] somaFields(ThresholdRequest request, byte[] flag) {
    int n = request.sites().size();
    double[] e = new double[3 * n];
    for (int s = 0; s < n; s++) {
      Site site = request.sites().get(s);
      e[3 * s] = site.position().x();
      e[3 * s + 1] = site.position().y();
      e[3 * s + 2] = site.position().z();
    }
    request.field().sampler().sample(e, n, e, flag);
    Vec3[] field = new Vec3[n];
    for (int s = 0; s < n; s++) {
      field[s] = new Vec3(e[3 * s], e[3 * s + 1], e[3 * s + 2]);
    }
    return field;
  }
}

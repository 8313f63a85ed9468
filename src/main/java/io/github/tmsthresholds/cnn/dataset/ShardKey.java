/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cable.search.SearchSettings;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import java.util.List;

/**
 * Inputs from which a shard's thresholds were computed, apart from sites and waveforms. Immutable, thread-safe.
 *
 * @param type type of the cells
 * @param cells names of the cells, in the order of the thresholds
 * @param cellDigests digest of each cell, see {@link CellDigest}
 * @param field name of the E-field
 * @param fieldDigest digest of the E-field, see {@link io.github.tmsthresholds.efield.FieldDigest}
 * @param didt coil current rate of the field, A/us
 * @param seed seed of the data set
 * @param search settings of the threshold search
 */
public record ShardKey(CellType type, List<String> cells, List<String> cellDigests, String field, String fieldDigest,
    double didt, long seed, SearchSettings search) {

  public ShardKey {
    cells = List.copyOf(cells);
    cellDigests = List.copyOf(cellDigests);
  }

  static ShardKey of(List<CompartmentalCell> cells, TrainingField field, long seed, SearchSettings search) {
    return new ShardKey(cells.get(0).type(), cells.stream().map(CompartmentalCell::name).toList(),
        cells.stream().map(CellDigest::of).toList(), field.name(), field.digest(), field.field().didt(), seed, search);
  }

  /** Returns whether another key has the same cells in the same order. */
  boolean sameCells(ShardKey other) {
    return cells.equals(other.cells) && cellDigests.equals(other.cellDigests);
  }

  /** Describes the first difference of another key from this one; returns an empty text if they are equal. */
  String difference(ShardKey other) {
    return type != other.type || !cells.equals(other.cells) ? "the cells " + other.cells
        : !cellDigests.equals(other.cellDigests) ? "other morphologies of its cells"
        : !field.equals(other.field) ? "the field " + other.field
        : !fieldDigest.equals(other.fieldDigest) || didt != other.didt
            ? "another E-field or other tissues than " + field
        : seed != other.seed ? "seed=" + other.seed
        : !search.equals(other.search) ? "another search, " + other.search : "";
  }
}

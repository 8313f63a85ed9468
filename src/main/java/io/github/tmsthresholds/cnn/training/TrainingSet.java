/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples for training, validation and test: patches and thresholds. The arrays are shared, not copied, and must not be
 * changed. Thread-safe.
 *
 * @param outputs names of the outputs
 * @param patches [sample][value], flattened, in the layout of the network's input
 * @param logThresholds [sample][output], flattened: ln of the thresholds (V/m at the soma); NaN where there is none
 * @param logUniform [sample][output], flattened: ln of the thresholds by the uniform approximation (V/m)
 * @param field index of each sample's field
 * @param fields names of the fields
 */
public record TrainingSet(List<String> outputs, float[] patches, float[] logThresholds,
    float[] logUniform, int[] field, List<String> fields) {

  /**
   * Creates a set.
   *
   * @throws IllegalArgumentException if there are no samples, or the lengths of the arrays do not match
   */
  public TrainingSet {
    outputs = List.copyOf(outputs);
    fields = List.copyOf(fields);
    if (field.length == 0) {
      throw new InvalidInputException("there are no samples");
    }
    if (patches.length % field.length != 0 || logThresholds.length != field.length * outputs.size()
        || logUniform.length != logThresholds.length) {
      throw new IllegalArgumentException(patches.length + " values of patches and " + logThresholds.length
          + " thresholds for " + field.length + " samples of " + outputs.size() + " outputs");
    }
  }

  /** Returns the number of samples. */
  public int samples() {
    return field.length;
  }

  /** Returns the number of values per patch. */
  public int patchLength() {
    return patches.length / field.length;
  }

  /** Returns the indices of the samples of the named fields that have at least one threshold, in ascending order. */
  public int[] samplesOf(Collection<String> names) {
    return IntStream.range(0, samples()).filter(s -> names.contains(fields.get(field[s]))).filter(this::hasThreshold)
        .toArray();
  }

  private boolean hasThreshold(int sample) {
    return IntStream.range(0, outputs.size()).anyMatch(o -> !Float.isNaN(logThresholds[sample * outputs.size() + o]));
  }

  /** Returns these samples with other ln thresholds. */
  TrainingSet with(float[] otherLogThresholds) {
    return new TrainingSet(outputs, patches, otherLogThresholds, logUniform, field, fields);
  }

  /** Copies the patches of {@code count} samples, from {@code samples[from]} on, to the beginning of a batch. */
  void gatherPatches(int[] samples, int from, int count, float[] batch) {
    gather(patches, patchLength(), samples, from, count, batch);
  }

  /** Copies the ln thresholds of {@code count} samples, from {@code samples[from]} on, to the beginning of a batch. */
  void gatherThresholds(int[] samples, int from, int count, float[] batch) {
    gather(logThresholds, outputs.size(), samples, from, count, batch);
  }

  private static void gather(float[] rows, int length, int[] samples, int from, int count, float[] batch) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows, samples[from + i] * length, batch, i * length, length);
    }
  }
}

package io.github.tmsthresholds.cnn.training;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples to train with: what a network sees and what it is to say. The arrays are shared, not copied, and must not be
 * changed. Thread-safe.
 *
 * @param outputs names of the thresholds
 * @param patches a sample after another, in the layout of the network's input
 * @param logThresholds ln of the thresholds (V/m at the soma), a sample after another; NaN where there is none
 * @param logUniform ln of what the uniform approximation says, likewise
 * @param field of each sample, an index into the names
 * @param fields names of the fields, the units that are held out
 */
public record TrainingSet(List<String> outputs, float[] patches, float[] logThresholds,
    float[] logUniform, int[] field, List<String> fields) {

  /** @throws IllegalArgumentException if there are no samples or the numbers do not agree */
  public TrainingSet {
    outputs = List.copyOf(outputs);
    fields = List.copyOf(fields);
    if (field.length == 0) {
      throw new IllegalArgumentException("there are no samples");
    }
    if (patches.length % field.length != 0 || logThresholds.length != field.length * outputs.size()
        || logUniform.length != logThresholds.length) {
      throw new IllegalArgumentException(patches.length + " values of patches and " + logThresholds.length
          + " thresholds for " + field.length + " samples of " + outputs.size() + " outputs");
    }
  }

  public int samples() {
    return field.length;
  }

  /** Values of a patch. */
  public int patchLength() {
    return patches.length / field.length;
  }

  /** Samples of the named fields, in their order, that have at least one threshold. */
  public int[] samplesOf(Collection<String> names) {
    return IntStream.range(0, samples()).filter(s -> names.contains(fields.get(field[s]))).filter(this::hasThreshold)
        .toArray();
  }

  private boolean hasThreshold(int sample) {
    return IntStream.range(0, outputs.size()).anyMatch(o -> !Float.isNaN(logThresholds[sample * outputs.size() + o]));
  }

  /** These samples with other ln thresholds. */
  TrainingSet with(float[] otherLogThresholds) {
    return new TrainingSet(outputs, patches, otherLogThresholds, logUniform, field, fields);
  }

  /** Copies the patches of the samples from index {@code from} on to the front of a batch. */
  void gatherPatches(int[] samples, int from, int count, float[] batch) {
    gather(patches, patchLength(), samples, from, count, batch);
  }

  /** Copies their thresholds likewise. */
  void gatherThresholds(int[] samples, int from, int count, float[] batch) {
    gather(logThresholds, outputs.size(), samples, from, count, batch);
  }

  private static void gather(float[] rows, int length, int[] samples, int from, int count, float[] batch) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows, samples[from + i] * length, batch, i * length, length);
    }
  }
}

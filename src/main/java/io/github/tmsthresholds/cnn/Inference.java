package io.github.tmsthresholds.cnn;

/** A way to evaluate a network. Serves one thread; threads have one each. */
public interface Inference extends AutoCloseable {

  /**
   * Evaluates the network for all lanes of a block, each on its own: what a lane gets does not depend on the others.
   *
   * @param patches on the network's grid
   * @param logThresholds receives ln of the threshold (V/m at the soma) of each output (rows) in each lane (columns),
   *     without the prior; infinite where the cell never fires
   */
  void evaluate(PatchBlock patches, double[][] logThresholds);

  @Override
  default void close() {}
}

package io.github.tmsthresholds.cnn;

/**
 * A network as a differentiable function of its weights. The weights stay with the caller, one array a tensor in the
 * order of the network's description, so that an engine has no state of its own. Not thread-safe. Same input, same
 * bits, for a fixed number of threads.
 */
public interface GradientEngine extends AutoCloseable {

  /**
   * Mean loss of some samples and its derivatives by every weight.
   *
   * @param patches a sample after another, in the network's layout
   * @param logThresholds ln of the thresholds, a sample after another; NaN where one is missing, which then counts for
   *     nothing
   * @param samples how many
   * @param gradient is filled; shaped as the weights
   */
  double gradient(float[][] weights, float[] patches, float[] logThresholds, int samples, float[][] gradient);

  /** The network's outputs, ln of thresholds, a sample after another. */
  void predict(float[][] weights, float[] patches, int samples, float[] logThresholds);

  @Override
  void close();
}

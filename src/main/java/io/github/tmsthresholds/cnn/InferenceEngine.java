package io.github.tmsthresholds.cnn;

/** What evaluates networks: plain Java, or TensorFlow where it is installed. Thread-safe. */
public interface InferenceEngine {

  /** Plain Java, which needs nothing else and gives the same bits on every platform. */
  InferenceEngine JAVA = new InferenceEngine() {
    @Override
    public Inference inference(Network network, int lanes) {
      return new JavaInference(network, lanes);
    }

    @Override
    public String version() {
      return "";
    }
  };

  /**
   * Makes what evaluates a network, for one thread.
   *
   * @param lanes sites a block
   * @throws java.io.UncheckedIOException if the engine does not start
   */
  Inference inference(Network network, int lanes);

  /** Tells apart engines whose results differ in the last digits; empty for plain Java. */
  String version();
}

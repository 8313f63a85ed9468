package io.github.tmsthresholds.cnn.training;

/**
 * How a network is trained.
 *
 * @param seed of the first weights and the order of the samples
 * @param epochs passes through the samples, at most
 * @param batch samples a step
 * @param learningRate of Adam, at its peak
 * @param weightDecay relative to the learning rate
 * @param patience epochs without progress on the validation fields after which training ends
 * @param threads of TensorFlow; results are the same to the bit for the same number
 */
public record TrainingSettings(long seed, int epochs, int batch, double learningRate, double weightDecay,
    int patience, int threads) {

  /** @throws IllegalArgumentException if a value makes no sense; the message names it */
  public TrainingSettings {
    check(epochs >= 1, "epochs", epochs, "one or more was expected");
    check(batch >= 1, "batch", batch, "one or more was expected");
    check(learningRate > 0 && learningRate < 1, "rate", learningRate, "more than 0 and less than 1 was expected");
    check(weightDecay >= 0, "decay", weightDecay, "0 or more was expected");
    check(patience >= 1, "patience", patience, "one epoch or more was expected");
    check(threads >= 1, "threads", threads, "one or more was expected");
  }

  private static void check(boolean right, String name, Number value, String expected) {
    if (!right) {
      throw new IllegalArgumentException(name + "=" + value + ": " + expected);
    }
  }
}

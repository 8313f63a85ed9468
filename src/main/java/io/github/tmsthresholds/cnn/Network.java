package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.cnn.NetworkDescription.Tensor;
import java.util.List;

/**
 * A trained network: its description with the values of its parameters, the patches it knows, and its card. Immutable as
 * long as nobody writes to the arrays; thread-safe.
 */
public final class Network {

  private final NetworkDescription description;
  private final float[][] parameters;
  private final TrainingDomain domain;
  private final ModelCard card;

  /**
   * @param parameters one array for each of {@link NetworkDescription#tensors}, taken over, not copied
   * @throws IllegalArgumentException if an array has another size than its tensor, or a value is not finite (a prior may
   *     be NaN)
   */
  public Network(NetworkDescription description, float[][] parameters, TrainingDomain domain, ModelCard card) {
    List<Tensor> tensors = description.tensors();
    if (parameters.length != tensors.size()) {
      throw new IllegalArgumentException("network " + description.name() + ": " + tensors.size()
          + " tensors were expected, not " + parameters.length);
    }
    int trained = description.trainedTensors().size();
    for (int t = 0; t < parameters.length; t++) {
      Tensor tensor = tensors.get(t);
      if (parameters[t].length != tensor.size()) {
        throw new IllegalArgumentException("network " + description.name() + ", " + tensor.name() + ": " + tensor.size()
            + " values " + tensor.shape() + " were expected, not " + parameters[t].length);
      }
      for (float v : parameters[t]) {
        if (Float.isInfinite(v) || Float.isNaN(v) && t < trained) {
          throw new IllegalArgumentException("network " + description.name() + ", " + tensor.name() + ": holds " + v);
        }
      }
    }
    this.description = description;
    this.parameters = parameters.clone();
    this.domain = domain;
    this.card = card;
  }

  public NetworkDescription description() {
    return description;
  }

  /** Values of a tensor, by its number in {@link NetworkDescription#tensors}; not to be written to. */
  public float[] parameters(int tensor) {
    return parameters[tensor];
  }

  /** The patches that it was trained on. */
  public TrainingDomain domain() {
    return domain;
  }

  public ModelCard card() {
    return card;
  }

  @Override
  public String toString() {
    return "network " + description.name();
  }
}

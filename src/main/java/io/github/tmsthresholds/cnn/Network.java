/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.cnn.NetworkDescription.Tensor;
import java.util.List;

/**
 * A trained network: its description, the values of its parameters, the domain of its training patches and its model
 * card. Immutable and thread-safe as long as nobody writes to the arrays.
 */
public final class Network {

  private final NetworkDescription description;
  private final float[][] parameters;
  private final TrainingDomain domain;
  private final ModelCard card;

  /**
   * Creates a network.
   *
   * @param parameters one array for each of {@link NetworkDescription#tensors}; the arrays are not copied
   * @throws IllegalArgumentException if the size of an array differs from that of its tensor, or a value is not finite
   *     (values of the prior may be NaN)
   */
  public Network(NetworkDescription description, float[][] parameters, TrainingDomain domain, ModelCard card) {
    List<Tensor> tensors = description.tensors();
    if (parameters.length != tensors.size()) {
      throw new IllegalArgumentException("network " + description.name() + ": must have " + tensors.size()
          + " tensors, not " + parameters.length);
    }
    int trained = description.trainedTensors().size();
    for (int t = 0; t < parameters.length; t++) {
      Tensor tensor = tensors.get(t);
      if (parameters[t].length != tensor.size()) {
        throw new IllegalArgumentException("network " + description.name() + ", " + tensor.name() + ": must have "
            + tensor.size() + " values " + tensor.shape() + ", not " + parameters[t].length);
      }
      for (float v : parameters[t]) {
        if (Float.isInfinite(v) || Float.isNaN(v) && t < trained) {
          throw new IllegalArgumentException("network " + description.name() + ", " + tensor.name()
              + ": contains " + v + "; the values must be finite");
        }
      }
    }
    this.description = description;
    this.parameters = parameters.clone();
    this.domain = domain;
    this.card = card;
  }

  /** Returns the architecture of the network. */
  public NetworkDescription description() {
    return description;
  }

  /** Returns the values of a tensor, by its index in {@link NetworkDescription#tensors}; they must not be changed. */
  public float[] parameters(int tensor) {
    return parameters[tensor];
  }

  /** Returns the domain of the patches that the network was trained on. */
  public TrainingDomain domain() {
    return domain;
  }

  /** Returns the model card. */
  public ModelCard card() {
    return card;
  }

  @Override
  public String toString() {
    return "network " + description.name();
  }
}

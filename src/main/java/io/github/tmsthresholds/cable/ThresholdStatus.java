package io.github.tmsthresholds.cable;

/** Why a threshold could not be computed, or what to know about one that was. The label stands in tables. */
public enum ThresholdStatus {
  NONE("", true),
  /** Some of the field was taken from the nearest voxel of grey or white matter. */
  NEAREST_VOXEL("nearest_voxel", true),
  /** A small part of the neuron lies outside the field; the field was carried on along the neurites. */
  PARTLY_OUTSIDE("partly_outside", true),
  /** The soma, or too much of the neuron, lies outside the field. */
  OUTSIDE_FIELD("outside_field", false),
  /** No action potential up to the highest amplitude allowed. */
  ABOVE_MAX("above_max", false),
  /** The cell fires at any amplitude, however small. */
  FIRES_AT_REST("fires_at_rest", false),
  /** The field around the neuron is unlike those that the network was trained on. */
  OUTSIDE_TRAINING("outside_training", true);

  private final String label;
  private final boolean hasThreshold;

  ThresholdStatus(String label, boolean hasThreshold) {
    this.label = label;
    this.hasThreshold = hasThreshold;
  }

  public String label() {
    return label;
  }

  /** Whether a threshold comes with this reason, or NaN. */
  public boolean hasThreshold() {
    return hasThreshold;
  }
}

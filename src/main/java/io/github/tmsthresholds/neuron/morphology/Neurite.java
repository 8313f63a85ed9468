package io.github.tmsthresholds.neuron.morphology;

/** What a section of a traced morphology belongs to. The label numbers its sections, as in {@code dend[3]}. */
public enum Neurite {
  SOMA("soma"),
  AXON("axon"),
  BASAL("dend"),
  APICAL("apic");

  private final String label;

  Neurite(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

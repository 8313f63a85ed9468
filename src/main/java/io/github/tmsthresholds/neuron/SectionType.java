package io.github.tmsthresholds.neuron;

/** What a section of a neuron is; it decides the membrane. The label is the word used in tables. */
public enum SectionType {
  SOMA("soma"),
  /** The first axon section: hillock and initial segment. */
  AXON_INITIAL("axon0"),
  BASAL("basal"),
  APICAL("apical"),
  MYELIN("myelin"),
  NODE("node"),
  UNMYELINATED("unmyelin");

  private final String label;

  SectionType(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public boolean isAxon() {
    return this == AXON_INITIAL || this == MYELIN || this == NODE || this == UNMYELINATED;
  }
}

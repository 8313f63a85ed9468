package io.github.tmsthresholds.cnn;

/** What becomes of a unit's sum. */
public enum Activation {
  /** Nothing. */
  NONE,
  /** max(x, 0). */
  RELU,
  /** max(x, {@value #SLOPE} x). */
  LEAKY,
  /** x above zero, exp(x) - 1 below. */
  ELU;

  /** Of the leaky rectifier below zero. */
  public static final float SLOPE = 0.2f;
}

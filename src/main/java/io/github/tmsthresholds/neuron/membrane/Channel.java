/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.membrane;

/**
 * The ion channels of Markram et al. (2015): current density = density * m^p * h * (v - reversal), outward positive.
 * The labels are the names of the published mechanisms. Immutable, thread-safe.
 */
public enum Channel {
  /** Transient sodium of the axon. */
  NATA_T("NaTa_t", Ion.SODIUM, Gate.NATA_M, 3, Gate.NATA_H),
  /** Transient sodium of soma and dendrites. */
  NATS2_T("NaTs2_t", Ion.SODIUM, Gate.NATS2_M, 3, Gate.NATS2_H),
  /** Persistent sodium. */
  NAP_ET2("Nap_Et2", Ion.SODIUM, Gate.NAP_M, 3, Gate.NAP_H),
  /** Fast, non-inactivating potassium (Kv3.1). */
  SKV3_1("SKv3_1", Ion.POTASSIUM, Gate.SKV3_M, 1, null),
  /** Transient potassium. */
  K_TST("K_Tst", Ion.POTASSIUM, Gate.KT_M, 4, Gate.KT_H),
  /** Persistent potassium. */
  K_PST("K_Pst", Ion.POTASSIUM, Gate.KP_M, 2, Gate.KP_H),
  /** Muscarinic potassium. */
  IM("Im", Ion.POTASSIUM, Gate.IM_M, 1, null),
  /** Hyperpolarisation-activated cation current. */
  IH("Ih", Ion.MIXED, Gate.IH_M, 1, null),
  /** Calcium-activated potassium; its gate z is {@link Calcium#skActivation}. */
  SK_E2("SK_E2", Ion.POTASSIUM, null, 1, null),
  /** High-voltage-activated calcium. */
  CA_HVA("Ca_HVA", Ion.CALCIUM, Gate.CA_M, 2, Gate.CA_H),
  /** High-voltage-activated calcium of the interneurons; same kinetics as CA_HVA. */
  CA("Ca", Ion.CALCIUM, Gate.CA_M, 2, Gate.CA_H),
  /** Low-voltage-activated calcium. */
  CA_LVAST("Ca_LVAst", Ion.CALCIUM, Gate.CA_LVA_M, 2, Gate.CA_LVA_H);

  /** Ion that a channel conducts, with its reversal potential. */
  public enum Ion {
    SODIUM(50), POTASSIUM(-85), MIXED(-45), CALCIUM(Double.NaN);

    private final double reversal;

    Ion(double reversal) {
      this.reversal = reversal;
    }

    /** Returns the fixed reversal potential, mV; NaN for calcium, see {@link Calcium#reversal}. */
    public double reversal() {
      return reversal;
    }
  }

  private final String label;
  private final Ion ion;
  private final Gate activation;
  private final int power;
  private final Gate inactivation;

  Channel(String label, Ion ion, Gate activation, int power, Gate inactivation) {
    this.label = label;
    this.ion = ion;
    this.activation = activation;
    this.power = power;
    this.inactivation = inactivation;
  }

  /** Returns the name of the published mechanism. */
  public String label() {
    return label;
  }

  /** Returns the ion that the channel conducts. */
  public Ion ion() {
    return ion;
  }

  /** Returns the activation gate m, or null for the calcium-activated channel. */
  public Gate activation() {
    return activation;
  }

  /** Returns the exponent p of m. */
  public int power() {
    return power;
  }

  /** Returns the inactivation gate h, or null if the channel does not inactivate. */
  public Gate inactivation() {
    return inactivation;
  }

  /**
   * Returns the channel with a published mechanism name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Channel of(String label) {
    for (Channel c : values()) {
      if (c.label.equals(label)) {
        return c;
      }
    }
    throw new IllegalArgumentException("no channel '" + label + "'");
  }
}

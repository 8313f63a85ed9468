package io.github.tmsthresholds.neuron.membrane;

/**
 * The ion channels of Markram et al. (2015): current density = density * m^p * h * (v - reversal), outward positive.
 * Their names are those of the published mechanisms.
 */
public enum Channel {
  NATA_T("NaTa_t", Ion.SODIUM, Gate.NATA_M, 3, Gate.NATA_H),
  NATS2_T("NaTs2_t", Ion.SODIUM, Gate.NATS2_M, 3, Gate.NATS2_H),
  NAP_ET2("Nap_Et2", Ion.SODIUM, Gate.NAP_M, 3, Gate.NAP_H),
  SKV3_1("SKv3_1", Ion.POTASSIUM, Gate.SKV3_M, 1, null),
  K_TST("K_Tst", Ion.POTASSIUM, Gate.KT_M, 4, Gate.KT_H),
  K_PST("K_Pst", Ion.POTASSIUM, Gate.KP_M, 2, Gate.KP_H),
  IM("Im", Ion.POTASSIUM, Gate.IM_M, 1, null),
  IH("Ih", Ion.MIXED, Gate.IH_M, 1, null),
  /** Activated by calcium, not by voltage: its gate z is {@link Calcium#skActivation}. */
  SK_E2("SK_E2", Ion.POTASSIUM, null, 1, null),
  CA_HVA("Ca_HVA", Ion.CALCIUM, Gate.CA_M, 2, Gate.CA_H),
  /** The interneurons' high-threshold calcium channel; same kinetics as CA_HVA. */
  CA("Ca", Ion.CALCIUM, Gate.CA_M, 2, Gate.CA_H),
  CA_LVAST("Ca_LVAst", Ion.CALCIUM, Gate.CA_LVA_M, 2, Gate.CA_LVA_H);

  /** What a channel conducts, with its reversal potential (mV); that of calcium follows its concentration. */
  public enum Ion {
    SODIUM(50), POTASSIUM(-85), MIXED(-45), CALCIUM(Double.NaN);

    private final double reversal;

    Ion(double reversal) {
      this.reversal = reversal;
    }

    /** Fixed reversal potential, mV; NaN for calcium, see {@link Calcium#reversal}. */
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

  /** Name of the published mechanism. */
  public String label() {
    return label;
  }

  public Ion ion() {
    return ion;
  }

  /** The gate m, or null for the calcium-activated channel. */
  public Gate activation() {
    return activation;
  }

  /** The power p of m. */
  public int power() {
    return power;
  }

  /** The gate h, or null if the channel does not inactivate. */
  public Gate inactivation() {
    return inactivation;
  }

  /**
   * The channel of a published mechanism name.
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

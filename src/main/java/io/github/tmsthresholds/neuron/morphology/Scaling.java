package io.github.tmsthresholds.neuron.morphology;

/**
 * How a traced morphology is enlarged before it is myelinated: factors on diameters, on the soma's membrane area and on
 * the length of every basal section.
 */
public record Scaling(double axonDiameter, double somaArea, double apicalDiameter, double basalDiameter,
    double basalLength) {

  /** From young rat to adult human ("maxH" of Aberra et al. 2018). */
  public static final Scaling ADULT_HUMAN = new Scaling(2.453, 2.453, 1.876, 1.946, 1.17);

  /** For a morphology that has its final size already. */
  public static final Scaling AS_IS = new Scaling(1, 1, 1, 1, 1);

  /** @throws IllegalArgumentException if a factor is not a positive finite number */
  public Scaling {
    for (double factor : new double[] {axonDiameter, somaArea, apicalDiameter, basalDiameter, basalLength}) {
      if (!(factor > 0) || Double.isInfinite(factor)) {
        throw new IllegalArgumentException("a scaling factor of " + factor + ", a number above 0 was expected");
      }
    }
  }
}

package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A TMS coil in its own frame (mm): x and y along the casing, z into the head, the origin on the face that is laid on
 * the scalp; the handle points to -y. Coils are read by {@link CoilReader} or taken from {@link BuiltInCoils}.
 * Immutable, thread-safe.
 */
public final class Coil {

  /** A part of a coil and the stimulator, from 0, that drives it. */
  record Element(CoilSource source, int stimulator) {}

  private final String name;
  private final List<Element> elements;

  /** @param elements at least one; their stimulators need not be numbered without gaps */
  Coil(String name, List<Element> elements) {
    this.name = name;
    this.elements = List.copyOf(elements);
  }

  static Coil of(String name, CoilSource source) {
    return new Coil(name, List.of(new Element(source, 0)));
  }

  /** The coil's name, or that of its file. */
  public String name() {
    return name;
  }

  /** How many stimulators drive the coil: one, but for a few special coils. */
  public int stimulators() {
    return 1 + elements.stream().mapToInt(Element::stimulator).max().orElse(0);
  }

  /**
   * This coil over a head, all stimulators at the same current rate.
   *
   * @param coilToHead coil mm to head mm, a rotation and a shift, such as SimNIBS's matsimnibs
   * @throws IllegalArgumentException if the map stretches, shears or mirrors
   */
  public PlacedCoil placed(Affine coilToHead) {
    double[] weights = new double[stimulators()];
    Arrays.fill(weights, 1);
    return placed(coilToHead, weights);
  }

  /**
   * This coil over a head.
   *
   * @param weights of each stimulator's current rate
   * @throws IllegalArgumentException if the map stretches, shears or mirrors, or there is not one weight a stimulator
   */
  public PlacedCoil placed(Affine coilToHead, double... weights) {
    CoilPlacement.checkRigid(coilToHead);
    if (weights.length != stimulators() || !Arrays.stream(weights).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(name + ": " + stimulators() + " finite weights, one a stimulator, were "
          + "expected, not " + Arrays.toString(weights));
    }
    List<CoilSource> sources = new ArrayList<>();
    for (Element e : elements) {
      sources.add(e.source().moved(coilToHead, weights[e.stimulator()]));
    }
    return new PlacedCoil(name, sources);
  }

  @Override
  public String toString() {
    return name;
  }
}

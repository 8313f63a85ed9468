/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.dose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.efield.coil.pose.CoilPose;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.Layer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StimulatorOutputTest {

  private static CoilPose pulse(double didt, double output) {
    return new CoilPose("", CoilPose.Kind.SAMPLE, Affine.ofSpacing(1, Vec3.ZERO),
        Double.isNaN(didt) ? OptionalDouble.empty() : OptionalDouble.of(didt),
        Double.isNaN(output) ? OptionalDouble.empty() : OptionalDouble.of(output), OptionalDouble.empty(), "");
  }

  /** The rounded values of a session with one stimulator, of which one pulse alone would be 2 % off. */
  @Test
  void isTheMedianOfTheRecordedRatios() {
    StimulatorOutput output = StimulatorOutput.recorded(List.of(pulse(62, 45), pulse(63, 45), pulse(84, 60),
        pulse(-86, 60), pulse(Double.NaN, 60), pulse(70, Double.NaN))).orElseThrow();
    assertEquals(1.4, output.rate(), 1e-9);
    assertEquals(62 / 45.0, output.lowest(), 1e-9);
    assertEquals(86 / 60.0, output.highest(), 1e-9);
    assertEquals(Optional.empty(), StimulatorOutput.recorded(List.of(pulse(Double.NaN, 60), pulse(70, Double.NaN))));
  }

  @Test
  void givesTheRateOfPulsesWhoseOutputIsKnown() {
    Optional<StimulatorOutput> output = Optional.of(StimulatorOutput.of(new Stimulator("a stimulator", 150)));
    assertEquals(OptionalDouble.of(-62), StimulatorOutput.rateOf(pulse(-62, 45), output), "as recorded");
    assertEquals(OptionalDouble.of(67.5), StimulatorOutput.rateOf(pulse(Double.NaN, 45), output));
    assertEquals(OptionalDouble.empty(), StimulatorOutput.rateOf(pulse(Double.NaN, 45), Optional.empty()));
    assertEquals(OptionalDouble.empty(), StimulatorOutput.rateOf(pulse(Double.NaN, Double.NaN), output));
    assertEquals(40, output.get().percent(60), 1e-12);
  }

  @Test
  void calibratesToTheMotorThreshold() {
    StimulatorOutput output = StimulatorOutput.of(new Stimulator("a stimulator", 150));
    double[] rates = new double[21];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = i < 15 ? 100 + 10 * i : Double.POSITIVE_INFINITY;
    }
    List<NeuronGroup> groups = List.of(new NeuronGroup(Layer.L23, "L23_PC", new double[] {1}),
        new NeuronGroup(Layer.L5, "L5_TTPC2", rates));
    Calibration p5 = Calibration.of("hot spot", 40, output, Layer.L5, Statistic.P5, groups);
    assertEquals(110, p5.simulated(), 1e-9, "the second lowest of 21");
    assertEquals(60 / 110.0, p5.factor(), 1e-12);
    assertEquals(100, p5.percent(p5.factor() * 110), 1e-9);
    assertEquals(200, Calibration.of("", 40, output, Layer.L5, Statistic.MEDIAN, groups).simulated(), 1e-9);
    assertThrows(InvalidInputException.class,
        () -> Calibration.of("", 40, output, Layer.L6, Statistic.P5, groups), "no neurons");
    assertThrows(InvalidInputException.class, () -> Calibration.of("", 40, output, Layer.L5, Statistic.MEDIAN,
        List.of(new NeuronGroup(Layer.L5, "", new double[] {1, Double.POSITIVE_INFINITY}))), "half do not fire");
    assertEquals(15 / 21.0, groups.get(1).fractionFired(1000), 1e-12);
  }

  @Test
  void rejectsStimulatorsWithoutRate() {
    assertThrows(InvalidInputException.class, () -> new StimulatorOutput(0, 0, 0, ""));
    assertThrows(InvalidInputException.class, () -> new StimulatorOutput(Double.NaN, 0, 0, ""));
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.command.EstimateThresholds;
import io.github.tmsthresholds.threshold.EstimatorParameter;
import io.github.tmsthresholds.threshold.EstimatorValues;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdEstimatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/** Parameters of estimators as inputs of <i>Estimate Thresholds...</i>. */
class EstimatorInputsTest {

  private static final EstimatorParameter<Double> CONSTANT =
      EstimatorParameter.number("constant", "Constant (V/m)", "of the cosine law", 200);

  private record Factory(List<EstimatorParameter<?>> parameters) implements ThresholdEstimatorFactory {
    @Override
    public ThresholdEstimator create(EstimatorValues values) {
      throw new UnsupportedOperationException();
    }
  }

  private static Factory factory(EstimatorParameter<?>... parameters) {
    return new Factory(List.of(parameters));
  }

  private final Context context = new Context();

  @AfterEach
  void disposeContext() {
    context.dispose();
  }

  /** As scripts get it, to set inputs before the command is initialized. */
  private EstimateThresholds command() {
    return (EstimateThresholds) context.service(ModuleService.class).createModule(
        context.service(CommandService.class).getCommand(EstimateThresholds.class));
  }

  private static List<String> keys(EstimateThresholds command) {
    List<String> keys = new ArrayList<>();
    command.getInfo().inputs().forEach(input -> keys.add(input.getName()));
    return keys;
  }

  @Test
  void parametersOfInstalledEstimatorsAreInputsFromTheStart() {
    EstimateThresholds command = command();
    List<String> keys = keys(command);
    int first = keys.indexOf("networks");
    assertEquals(List.of("terminal", "networks", "engine", "tensorflow", "waveform"),
        keys.subList(first - 1, first + 4));
    assertEquals("", command.getInput("networks"));
    assertEquals("java", command.getInput("engine"));
    assertEquals(List.of("java", "tensorflow"), command.getInfo().getInput("engine").getChoices());
  }

  @Test
  void addsDeclaredParametersWithTheirDefaults() {
    EstimateThresholds command = command();
    EstimatorInputs inputs = new EstimatorInputs(new TreeMap<>(Map.of("cosine", factory(CONSTANT),
        "other", factory(CONSTANT, EstimatorParameter.text("remark", "Remark", "any text")))));
    inputs.addTo(command.getInfo(), "tensorflow");
    inputs.setDefaults(command);
    List<String> keys = keys(command);
    int first = keys.indexOf("constant");
    assertEquals(List.of("tensorflow", "constant", "remark", "waveform"), keys.subList(first - 1, first + 3));
    ModuleItem<?> constant = command.getInfo().getInput("constant");
    assertEquals("Constant (V/m)", constant.getLabel());
    assertEquals("of the cosine law", constant.getDescription());
    assertEquals(double.class, constant.getType());
    assertFalse(constant.isPersisted());
    assertTrue(constant.isRequired());
    assertFalse(command.getInfo().getInput("remark").isRequired());
    assertEquals(200, inputs.values(command).get(CONSTANT));
    command.setInput("constant", 300.0);
    assertEquals(300, inputs.values(command).get(CONSTANT));
  }

  @Test
  void rejectsDifferentParametersOfOneKey() {
    Map<String, ThresholdEstimatorFactory> factories = new TreeMap<>(Map.of("cosine", factory(CONSTANT),
        "other", factory(EstimatorParameter.number("constant", "Constant (mV)", "of another law", -60))));
    assertEquals("the estimators cosine and other declare different parameters constant=; remove one of these plugins",
        assertThrows(IllegalStateException.class, () -> new EstimatorInputs(factories)).getMessage());
  }

  @Test
  void rejectsKeysOfTheCommand() {
    EstimateThresholds command = command();
    EstimatorInputs inputs = new EstimatorInputs(
        Map.of("cosine", factory(EstimatorParameter.number("spacing", "Spacing", "of something else", 1))));
    List<String> before = keys(command);
    assertEquals("the estimator cosine declares a parameter spacing=, which is one of Estimate Thresholds... itself; "
        + "remove this plugin",
        assertThrows(IllegalStateException.class, () -> inputs.addTo(command.getInfo(), "terminal")).getMessage());
    assertEquals(before, keys(command));
  }
}

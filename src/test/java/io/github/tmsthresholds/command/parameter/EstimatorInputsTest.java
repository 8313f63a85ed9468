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
import io.github.tmsthresholds.command.run.RunSummary;
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
import org.scijava.module.Module;
import org.scijava.module.ModuleInfo;
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
  private Module command() {
    return context.service(ModuleService.class).createModule(
        context.service(CommandService.class).getCommand(EstimateThresholds.class));
  }

  private CommandInputs inputs() {
    ModuleInfo info = command().getInfo();
    return new CommandInputs(info, info.inputs());
  }

  private static List<String> keys(Iterable<ModuleItem<?>> inputs) {
    List<String> keys = new ArrayList<>();
    inputs.forEach(input -> keys.add(input.getName()));
    return keys;
  }

  @Test
  void parametersOfInstalledEstimatorsAreInputsFromTheStart() {
    Module command = command();
    List<String> keys = keys(command.getInfo().inputs());
    int first = keys.indexOf("networks");
    assertEquals(List.of("terminal", "networks", "design", "engine", "tensorflow", "Region"),
        keys.subList(first - 1, first + 5));
    assertEquals("", command.getInput("networks"));
    assertEquals("java", command.getInput("engine"));
    assertEquals(List.of("java", "tensorflow"), command.getInfo().getInput("engine").getChoices());
  }

  @Test
  void addsDeclaredParametersWithTheirDefaults() {
    CommandInputs inputs = inputs();
    new EstimatorInputs(new TreeMap<>(Map.of("cosine", factory(CONSTANT),
        "other", factory(CONSTANT, EstimatorParameter.text("remark", "Remark", "any text")))))
        .addTo(inputs, "tensorflow");
    List<String> keys = keys(inputs.all());
    int first = keys.indexOf("constant");
    assertEquals(List.of("tensorflow", "constant", "remark", "Region"), keys.subList(first - 1, first + 3));
    ModuleItem<?> constant = inputs.get("constant");
    assertEquals("Constant (V/m)", constant.getLabel());
    assertEquals("of the cosine law", constant.getDescription());
    assertEquals(double.class, constant.getType());
    assertFalse(constant.isPersisted());
    assertTrue(constant.isRequired());
    assertFalse(inputs.get("remark").isRequired());
    assertEquals(200.0, constant.getDefaultValue());
  }

  @Test
  void returnsTheValuesThatAreSetOrTheDefaults() {
    EstimatorParameter<String> engine = EstimatorParameter.text("engine", "Engine", "of the networks");
    EstimatorInputs inputs = new EstimatorInputs(Map.of("cnn", factory(engine)));
    Module command = command();
    assertEquals("java", inputs.values(command).get(engine));
    command.setInput("engine", "tensorflow");
    assertEquals("tensorflow", inputs.values(command).get(engine));
    assertEquals("tensorflow", RunSummary.settings(command).get("engine"));
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
    CommandInputs inputs = inputs();
    EstimatorInputs estimators = new EstimatorInputs(
        Map.of("cosine", factory(EstimatorParameter.number("spacing", "Spacing", "of something else", 1))));
    List<String> before = keys(inputs.all());
    assertEquals("the estimator cosine declares a parameter spacing=, which is one of Estimate Thresholds... itself; "
        + "remove this plugin",
        assertThrows(IllegalStateException.class, () -> estimators.addTo(inputs, "terminal")).getMessage());
    assertEquals(before, keys(inputs.all()));
  }
}

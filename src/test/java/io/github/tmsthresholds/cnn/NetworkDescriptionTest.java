/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkDescriptionTest {

  private static final NetworkDescription NETWORK = new NetworkDescription("L5",
      new PatchGrid(9, 1.5, new Vec3(0, 0, -0.25), PatchGrid.Frame.CELL),
      List.of(new Convolution(3, 2, 8, Activation.RELU, true), new Dense(20, Activation.ELU, false)),
      new NetworkHead.Maximum(6, 8), true,
      List.of(NetworkOutput.of(SmallCell.named("L5_Small"), "monophasic"),
          NetworkOutput.median("L5_TTPC2", "biphasic")));

  @Test
  void computesSizesFromTheLayers() {
    assertEquals(List.of(
        new NetworkDescription.Tensor("layer1.kernel", List.of(3, 3, 3, 3, 8)),
        new NetworkDescription.Tensor("layer1.bias", List.of(8)),
        new NetworkDescription.Tensor("layer2.kernel", List.of(512, 20)),
        new NetworkDescription.Tensor("head.kernel", List.of(20, 12)),
        new NetworkDescription.Tensor("prior", List.of(2, 398))), NETWORK.tensors());
    assertEquals(81 * 8 + 8 + 512 * 20 + 20 * 12, NETWORK.parameters());
    assertEquals(64 * 81 * 8 + 512 * 20 + 20 * 12, NETWORK.multiplyAdds());
  }

  @Test
  void readsTheJsonThatItWrites() throws FormatException {
    String text = DescriptionJson.write(NETWORK).toString();
    assertEquals(NETWORK, DescriptionJson.read(JsonValue.parse(text, "text")), text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"kernel\":3|\"kernel\":10|layer 1: a kernel of 10 points does not fit into 9",
      "\"kernel\":3|\"kernel\":2.5|layers[0].kernel: must be an integer, found 2.5",
      "\"relu\"|\"swish\"|layers[0].activation: must be one of none, relu, leaky, elu, found \"swish\"",
      "\"points\":9|\"points\":900|1 to 33",
      "\"points\":9|\"ponits\":9|'ponits' is unknown",
      "\"units\":20|\"units\":20000|units=20000 must be 1 to 4096",
      "\"edge_mm\":1.5|\"edge_mm\":\"x\"|patch.edge_mm: must be a finite number",
      "\"edge_mm\":1.5|\"edge_mm\":1e999|patch.edge_mm: must be a finite number",
      "\"offset_mm\":[0.0,0.0,|\"offset_mm\":[0.0,|patch.offset_mm: must be a list of 3",
      "\"uniform_prior\":true|\"uniform_prior\":1|uniform_prior: must be true or false",
      "\"maximum\"|\"median\"|head.kind: must be linear or maximum",
      "\"L5_Small\"|\"Small\"|cell 'Small'"})
  void namesInvalidFields(String right, String wrong, String message) {
    String text = DescriptionJson.write(NETWORK).toString();
    assertTrue(text.contains(right), text);
    Exception e = assertThrows(FormatException.class,
        () -> DescriptionJson.read(JsonValue.parse(text.replace(right, wrong), "text")));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void rejectsInconsistentOrTooLargeNetworks() {
    List<NetworkOutput> one = NETWORK.outputs().subList(0, 1);
    PatchGrid patch = NETWORK.patch();
    NetworkHead linear = new NetworkHead.Linear();
    Dense dense = new Dense(4096, Activation.RELU, true);
    Convolution convolution = new Convolution(3, 1, 8, Activation.RELU, true);
    assertRejected("no outputs", () -> new NetworkDescription("n", patch, List.of(), linear, false, List.of()));
    assertRejected("two outputs",
        () -> new NetworkDescription("n", patch, List.of(), linear, false, List.of(one.get(0), one.get(0))));
    assertRejected("cannot follow a dense",
        () -> new NetworkDescription("n", patch, List.of(dense, convolution), linear, false, one));
    assertRejected("parameters", () -> new NetworkDescription("n", patch, List.of(dense, dense), linear, false, one));
    assertRejected("more than 16 layers", () -> new NetworkDescription("n", patch,
        Collections.nCopies(17, new Dense(2, Activation.NONE, false)), linear, false, one));
    assertRejected("values", () -> new NetworkDescription("n", PatchGrid.centred(33, 2),
        List.of(new Convolution(1, 1, 4096, Activation.RELU, false)), linear, false, one));
  }

  private static void assertRejected(String message, Runnable construction) {
    Exception e = assertThrows(IllegalArgumentException.class, construction::run);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void outputFitsOnlyCellsOfItsShape() {
    NetworkOutput output = NETWORK.outputs().get(0);
    assertTrue(output.fits(SmallCell.named("L5_Small")));
    assertFalse(new NetworkOutput("L5_Small", "monophasic", output.compartments(), 1.01 * output.area())
        .fits(SmallCell.named("L5_Small")));
    assertEquals("L5_TTPC2_median", NETWORK.outputs().get(1).cell());
  }
}

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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import io.github.tmsthresholds.io.FormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {

  private static final NetworkDescription DESCRIPTION = new NetworkDescription("L5 test", PatchGrid.centred(4, 1.5),
      List.of(new Convolution(2, 1, 3, Activation.RELU, true), new Dense(5, Activation.ELU, true)),
      new NetworkHead.Linear(), true, List.of(new NetworkOutput("L5_Small", "monophasic", 20, 123.5)));

  @TempDir
  private Path folder;

  private byte[] written(Network network) throws IOException {
    Path file = folder.resolve("net" + NetworkFile.EXTENSION);
    NetworkFile.write(file, network);
    return Files.readAllBytes(file);
  }

  @Test
  void readsWhatItWrites() throws IOException {
    Network network = TestNetworks.random(DESCRIPTION, 1);
    network.parameters(network.description().tensors().size() - 1)[17] = Float.NaN;
    byte[] bytes = written(network);
    Network back = NetworkFile.read(folder.resolve("net" + NetworkFile.EXTENSION));
    assertEquals(network.description(), back.description());
    assertEquals(network.card(), back.card());
    assertArrayEquals(network.domain().limits(), back.domain().limits());
    assertArrayEquals(network.domain().whitening(), back.domain().whitening());
    List<NetworkDescription.Tensor> tensors = network.description().tensors();
    for (int t = 0; t < tensors.size(); t++) {
      boolean kernel = tensors.get(t).name().endsWith("kernel");
      float largest = 0;
      for (float v : network.parameters(t)) {
        largest = Math.max(largest, Math.abs(v));
      }
      assertArrayEquals(network.parameters(t), back.parameters(t), kernel ? largest * 1.6e-5f : 0,
          tensors.get(t).name());
    }
    assertArrayEquals(bytes, written(back), "a network that was read is written with the same bytes");
  }

  @Test
  void rejectsDamagedAndTruncatedFiles() throws IOException {
    byte[] bytes = written(TestNetworks.random(DESCRIPTION, 1));
    for (int i = 0; i < bytes.length; i += i < 40 ? 1 : 997) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 4;
      assertRejected(damaged, i < 4 ? "must start with TMSN" : i < 8 ? "has version" : "SHA-256");
      assertRejected(Arrays.copyOf(bytes, i), i < 44 ? "must start with TMSN" : "SHA-256");
    }
    assertRejected(Arrays.copyOf(bytes, bytes.length + 1), "SHA-256");
  }

  @Test
  void rejectsHeadersThatDoNotMatchTheContents() throws Exception {
    byte[] bytes = written(TestNetworks.random(DESCRIPTION, 1));
    assertRejected(signed(with(bytes, "[2,2,2,3,3]", "[2,2,2,3,4]")), "the network must have");
    assertRejected(signed(with(bytes, "\"units\":5", "\"units\":6")), "the network must have");
    assertRejected(signed(with(bytes, "\"units\":5", "\"units\":0")), "units=0 must be 1 to 4096");
    assertRejected(signed(with(bytes, "\"seed\":\"7\"", "\"seed\":\"x\"")), "card.seed");
    assertRejected(signed(with(bytes, "\"patch\":{", "\"patch\":]")), "not valid JSON");
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 4);
    assertRejected(signed(shorter), "bytes of tensors");
    byte[] header = bytes.clone();
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(8, Integer.MAX_VALUE);
    assertRejected(signed(header), "a header of 2147483647 bytes does not fit");
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
    assertRejected(signed(header), "a header of -1 bytes does not fit");
    byte[] nan = bytes.clone();
    int headerEnd = 12 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    ByteBuffer.wrap(nan).order(ByteOrder.LITTLE_ENDIAN).putFloat(headerEnd, Float.NaN);
    assertRejected(signed(nan), "layer1.kernel: contains NaN");
  }

  @Test
  void rejectsParametersOfWrongSizeOrNotFinite() {
    Network network = TestNetworks.random(DESCRIPTION, 1);
    float[][] parameters = new float[DESCRIPTION.tensors().size()][];
    for (int t = 0; t < parameters.length; t++) {
      parameters[t] = network.parameters(t).clone();
    }
    parameters[1] = new float[4];
    Exception e = assertThrows(IllegalArgumentException.class,
        () -> new Network(DESCRIPTION, parameters, network.domain(), network.card()));
    assertEquals("network L5 test, layer1.bias: must have 3 values [3], not 4", e.getMessage());
    parameters[1] = new float[] {0, Float.POSITIVE_INFINITY, 0};
    assertThrows(IllegalArgumentException.class,
        () -> new Network(DESCRIPTION, parameters, network.domain(), network.card()));
    assertThrows(IllegalArgumentException.class,
        () -> new Network(DESCRIPTION, Arrays.copyOf(parameters, 2), network.domain(), network.card()));
  }

  private static byte[] with(byte[] bytes, String right, String wrong) {
    byte[] changed = bytes.clone();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(right);
    assertTrue(at > 0, right);
    System.arraycopy(wrong.getBytes(StandardCharsets.ISO_8859_1), 0, changed, at, wrong.length());
    return changed;
  }

  private static byte[] signed(byte[] bytes) throws Exception {
    int end = bytes.length - 32;
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, end));
    System.arraycopy(digest, 0, bytes, end, 32);
    return bytes;
  }

  private static void assertRejected(byte[] bytes, String message) {
    FormatException e = assertThrows(FormatException.class,
        () -> NetworkFile.read(new ByteArrayInputStream(bytes), "some.tmsnet"));
    assertTrue(e.getMessage().startsWith("some.tmsnet: ") && e.getMessage().contains(message), e.getMessage());
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** Checks the example of FIPS 180-4. */
  @Test
  void digestsExampleOfTheStandard() {
    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        new Sha256().bytes("abc".getBytes(StandardCharsets.US_ASCII)).hex());
  }

  @Test
  void terminatesStringsByZeroAndWritesNumbersAsEightBytes() {
    byte[] same = ByteBuffer.allocate(18).put((byte) 'a').put((byte) 0).putDouble(1.5).putDouble(-2).array();
    assertEquals(new Sha256().bytes(same).hex(), new Sha256().text("a").numbers(1.5, -2).hex());
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Reads a good file in thousands of damaged variants, the same ones every time: cut short, with bits flipped, bytes set
 * to extremes, digits of numbers replaced, pieces taken out or doubled. Each must be read, or refused by a {@link
 * FormatException} of one line that names the file, within a second and 200 MB.
 */
public final class Fuzz {

  private static final int VARIANTS = 2000;
  private static final Duration HANG = Duration.ofSeconds(120);
  private static final byte[] EXTREMES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};
  private static final byte[] NUMBERS = "09-+.eENIx \n".getBytes();

  private Fuzz() {}

  /**
   * @param file name to give the variants
   * @param good what the reader can read
   * @param header so many bytes at the start are hit by half of the damage
   */
  public static void assertReadOrRefused(Path file, byte[] good, int header, Cost.Reader reader) throws IOException {
    reader.read(Files.write(file, good));
    Random random = new Random(good.length);
    int[] refused = {0};
    assertTimeoutPreemptively(HANG, () -> {
      for (int k = 0; k < VARIANTS; k++) {
        // a new file: writing over one makes some file systems wait for the disk
        Files.delete(file);
        Files.write(file, damaged(good, Math.min(header, good.length), random));
        String what = file.getFileName() + ", variant " + k;
        Cost.assertLowHere(what, () -> refused[0] += read(what, file, reader) ? 0 : 1);
      }
    }, file + " hangs");
    assertTrue(refused[0] > VARIANTS / 10, file + ": only " + refused[0] + " of " + VARIANTS + " refused");
  }

  private static boolean read(String what, Path file, Cost.Reader reader) {
    try {
      reader.read(file);
      return true;
    } catch (FormatException e) {
      assertTrue(e.getMessage().startsWith(file.toString()), what + ": " + e);
      assertEquals(1, e.getMessage().lines().count(), what + ": " + e);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(what, e);
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
  }

  private static byte[] damaged(byte[] good, int header, Random random) {
    byte[] bytes = good.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(header, bytes.length));
      switch (random.nextInt(8)) {
        case 0 -> bytes = Arrays.copyOf(bytes, 1 + at);
        case 1 -> bytes[at] = EXTREMES[random.nextInt(EXTREMES.length)];
        case 2, 3 -> bytes[at] = bytes[at] > ' ' ? NUMBERS[random.nextInt(NUMBERS.length)] : (byte) random.nextInt();
        case 4 -> bytes = spliced(bytes, at, random.nextInt(1 + Math.min(40, bytes.length - at)), random.nextBoolean());
        default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return bytes;
  }

  /** A piece doubled, or taken out. */
  private static byte[] spliced(byte[] bytes, int at, int n, boolean doubled) {
    byte[] out = Arrays.copyOf(bytes, Math.max(1, bytes.length + (doubled ? n : -n)));
    int from = doubled ? at : at + n, to = Math.min(doubled ? at + n : at, out.length);
    System.arraycopy(bytes, from, out, to, Math.min(bytes.length - from, out.length - to));
    return out;
  }
}

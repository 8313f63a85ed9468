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

/** Checks that Java has enough memory before a large array is allocated. Thread-safe. */
public final class JavaMemory {

  private static final long MIB = 1 << 20;

  private JavaMemory() {}

  /**
   * Checks that there is memory left.
   *
   * @param what needs the memory, for the message
   * @param advice what else to do than to give Java more memory
   * @throws InvalidInputException if there is not
   */
  public static void require(double bytes, String what, String advice) {
    if (bytes > available()) {
      // what is no longer used counts as used until it is collected
      System.gc();
    }
    long available = available();
    if (bytes > available) {
      throw new InvalidInputException(what + ": needs " + (long) Math.ceil(bytes / MIB) + " MiB of memory, but Java"
          + " has " + available / MIB + " of " + Runtime.getRuntime().maxMemory() / MIB + " MiB left;"
          + " " + moreMemory() + ", or "
          + advice);
    }
  }

  /** Returns how to give Java more memory, as part of a message. */
  public static String moreMemory() {
    return "give Java more memory (-Xmx, or Edit > Options > Memory & Threads)";
  }

  private static long available() {
    Runtime java = Runtime.getRuntime();
    return java.maxMemory() - java.totalMemory() + java.freeMemory();
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import io.github.tmsthresholds.command.run.ErrorMessage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.spark.SparkEnv;

/** Names the machine and the Spark executor that this code runs on, for error messages. Stateless, thread-safe. */
final class Node {

  private Node() {}

  /** Returns the name, such as {@code node compute-7, executor 12}. */
  static String name() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "of unknown name";
    }
    SparkEnv spark = SparkEnv.get();
    return "node " + host + (spark == null ? "" : ", executor " + spark.executorId());
  }

  /** Returns the message of a failure on this node, in one line. Prints the stack trace of a defect. */
  static String message(Throwable failure) {
    if (ErrorMessage.isDefect(failure)) {
      failure.printStackTrace();
    }
    return name() + ": " + ErrorMessage.of(failure);
  }
}

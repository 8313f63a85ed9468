/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Controls the log of jHDF, which has a line or more for every attribute and data set and which Fiji's Logback prints.
 */
final class HdfLog {

  private HdfLog() {}

  /**
   * Restricts the log to errors if Logback is present; it is reached by reflection, since the build does not have it.
   */
  static void silence() {
    Logger logger = LoggerFactory.getLogger("io.jhdf");
    Class<?> type = logger.getClass();
    if (!type.getName().equals("ch.qos.logback.classic.Logger")) {
      return;
    }
    try {
      Class<?> level = Class.forName("ch.qos.logback.classic.Level", true, type.getClassLoader());
      type.getMethod("setLevel", level).invoke(logger, level.getField("ERROR").get(null));
    } catch (ReflectiveOperationException e) {
      logger.debug("the log level of jHDF cannot be set", e);
    }
  }
}

package io.github.tmsthresholds.cnn.dataset;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What jHDF logs: a line or more for every attribute and data set, which Logback, in Fiji, would print. */
final class HdfLog {

  private HdfLog() {}

  /** Leaves errors alone from here on where Logback listens, which is not on the class path of the build. */
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
      logger.debug("jHDF goes on logging", e);
    }
  }
}

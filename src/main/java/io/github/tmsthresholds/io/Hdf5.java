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

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes HDF5 files atomically and reads them with checks of what damaged files may contain. Stateless, thread-safe.
 */
public final class Hdf5 {

  /** Largest compression ratio of Deflate (zlib technical details). */
  private static final long MAX_COMPRESSION = 1032;

  static {
    silence();
  }

  /** Adds the contents of a file. */
  @FunctionalInterface
  public interface Writer {
    /** Adds groups, data sets and attributes. */
    void write(WritableHdfFile hdf) throws IOException;
  }

  /** Reads the contents of a file. */
  @FunctionalInterface
  public interface Reader<T> {
    /** Returns what the file holds; any runtime exception means that it is damaged or not of the kind. */
    T read(HdfFile hdf) throws IOException;
  }

  private Hdf5() {}

  /**
   * Restricts jHDF's log to errors if Logback is present, as in Fiji, where it would print a line or more for every
   * attribute and data set. Logback is reached by reflection, since the build does not have it.
   */
  private static void silence() {
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

  /**
   * Writes a file.
   *
   * @throws IOException if the file cannot be written; it is then left unchanged
   */
  public static void write(Path file, Writer writer) throws IOException {
    AtomicFile.write(file, temporary -> {
      try (WritableHdfFile hdf = HdfFile.write(temporary)) {
        writer.write(hdf);
      } catch (HdfException e) {
        // only the cause says what went wrong, such as a full disk
        String reason = e.getCause() instanceof IOException cause ? cause.getMessage() : e.getMessage();
        throw new IOException(file + ": cannot be written (" + reason + ")", e);
      }
    });
  }

  /**
   * Reads a file.
   *
   * @param kind what the file must be, such as "a training shard", for messages
   * @throws FormatException if the file is damaged or of another kind; the message names the file
   * @throws IOException if the file cannot be read
   */
  public static <T> T read(Path file, String kind, Reader<T> reader) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": no such file");
    }
    try (HdfFile hdf = new HdfFile(file)) {
      return reader.read(hdf);
    } catch (RuntimeException e) {
      // jHDF throws various runtime exceptions for damaged files
      throw new FormatException(file, "is damaged or not " + kind + " (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Returns the values of a data set.
   *
   * @param type array type
   * @throws RuntimeException if there is no such data set of this type, or its header gives it more bytes than the file
   *     can contain
   */
  public static <T> T data(Group group, String name, Class<T> type) {
    require(group.getChild(name) instanceof Dataset, "there is no data set " + name);
    Dataset data = (Dataset) group.getChild(name);
    long max = MAX_COMPRESSION * group.getHdfFile().size();
    // in floating point, since the product may overflow
    double bytes = data.getDataType().getSize();
    for (long size : data.getDimensions()) {
      bytes *= size;
    }
    require(bytes >= 0 && bytes <= max,
        "data set " + name + " has " + bytes + " bytes by its header, more than the file can contain");
    return type.cast(data.getData());
  }

  /**
   * Returns the value of an attribute.
   *
   * @throws RuntimeException if there is no such attribute of this type
   */
  public static <T> T attribute(Group group, String name, Class<T> type) {
    require(group.getAttribute(name) != null, "there is no attribute " + name);
    return type.cast(group.getAttribute(name).getData());
  }

  /**
   * Checks the contents of a file.
   *
   * @throws IllegalArgumentException with the message unless the condition holds
   */
  public static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}

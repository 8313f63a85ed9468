/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold.uncertainty;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.Hdf5;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Finished parts of a run, kept in a folder, from which a run that was interrupted goes on. Parts of a run with other
 * inputs are replaced. Not thread-safe.
 *
 * @param folder created when needed
 * @param inputs digest of everything that the parts depend on
 */
public record Parts(Path folder, String inputs) {

  private static final String EXTENSION = ".part.h5";

  /**
   * Returns the values of a part, from the folder if they were computed before.
   *
   * @param length number of values
   * @throws UncheckedIOException if the part cannot be written
   */
  float[] get(String name, int length, Supplier<float[]> computation) {
    Path file = folder.resolve(name + EXTENSION);
    try {
      if (Files.exists(file)) {
        try {
          return Hdf5.read(file, "a part of a run", hdf -> {
            float[] values = Hdf5.data(hdf, "values", float[].class);
            Hdf5.require(inputs.equals(Hdf5.attribute(hdf, "inputs", String.class)) && values.length == length,
                "it belongs to another run");
            return values;
          });
        } catch (FormatException e) {
          // of another run, or damaged by a crash of the machine: computed again
          Files.delete(file);
        }
      }
      float[] values = computation.get();
      Files.createDirectories(folder);
      Hdf5.write(file, hdf -> {
        hdf.putAttribute("inputs", inputs);
        hdf.putDataset("values", values);
      });
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all parts, and the folder if nothing else is in it. */
  public void delete() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + EXTENSION)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      try (DirectoryStream<Path> rest = Files.newDirectoryStream(folder)) {
        if (rest.iterator().hasNext()) {
          return;
        }
      }
      Files.delete(folder);
    }
  }
}

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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jhdf.exceptions.HdfWritingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5Test {

  @TempDir
  Path folder;

  @Test
  void namesTheFileAndTheCauseOfAFailureAndKeepsTheOldFile() throws IOException {
    Path file = folder.resolve("basis.h5");
    Hdf5.write(file, hdf -> hdf.putDataset("values", new float[] {1, 2}));
    IOException failure = assertThrows(IOException.class, () -> Hdf5.write(file, hdf -> {
      hdf.putDataset("values", new float[] {3});
      throw new HdfWritingException("Exception writing", new IOException("No space left on device"));
    }));
    assertEquals(file + ": cannot be written (No space left on device)", failure.getMessage());
    assertArrayEquals(new float[] {1, 2},
        Hdf5.read(file, "a basis", hdf -> Hdf5.data(hdf, "values", float[].class)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }
}

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

import io.github.tmsthresholds.io.CsvTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Reference data in the repository. A test that needs a file that is missing fails. */
public final class GoldenData {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private GoldenData() {}

  /** Returns the path of a file. */
  public static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** Reads a table; by its extension it may be gzipped. */
  public static CsvTable table(String name) throws IOException {
    return read(file(name));
  }

  /** Reads any table; by its extension it may be gzipped. */
  public static CsvTable read(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return CsvTable.read(reader, file);
    }
  }
}

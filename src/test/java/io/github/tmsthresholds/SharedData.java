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

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Reference data beside the checkout: published cells, heads, coils and meshes that may not be part of the repository.
 * Tests that need them have the tag {@code reference}; where the data are absent, the build leaves them out and warns
 * of it.
 */
public final class SharedData {

  private static final Path FOLDER = Path.of("..", "shared");

  private SharedData() {}

  /** Returns whether there are reference data. */
  public static boolean isPresent() {
    return Files.isDirectory(FOLDER);
  }

  /** Returns a file or folder of the reference data, or skips the calling test if it is absent. */
  public static Path require(String relative) {
    Path path = FOLDER.resolve(relative);
    if (!Files.exists(path)) {
      System.err.println("SKIPPED: reference data " + path + " is absent");
      Assumptions.abort("reference data " + path + " is absent");
    }
    return path;
  }
}

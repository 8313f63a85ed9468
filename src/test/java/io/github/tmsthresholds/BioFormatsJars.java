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

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Bio-Formats, which tests use where the option {@code -Dtms.bioformats=FOLDER} tells where its jars are. */
public final class BioFormatsJars {

  private BioFormatsJars() {}

  /** The folder of its jars; the calling test is skipped, loudly, if there is none. */
  public static Path require() {
    String folder = System.getProperty("tms.bioformats");
    if (folder == null) {
      System.err.println("SKIPPED: Bio-Formats is absent (-Dtms.bioformats=FOLDER of its jars)");
      Assumptions.abort("Bio-Formats is absent");
    }
    return Path.of(folder);
  }
}

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

import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.io.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Identifies this build of TMS Thresholds. Stateless, thread-safe. */
final class Build {

  private static final String NAME = "TMS Thresholds";
  private static final int DIGITS = 12;

  private Build() {}

  /**
   * Returns the version and the first digits of the SHA-256 of the jar.
   *
   * @throws IOException if the jar cannot be read
   */
  static String id() throws IOException {
    try {
      Path jar = Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      String digest = Files.isRegularFile(jar) ? new Sha256().file(jar).hex().substring(0, DIGITS) : "not in a jar";
      return NAME + " " + RunSummary.versions().get(NAME) + " (" + digest + ")";
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

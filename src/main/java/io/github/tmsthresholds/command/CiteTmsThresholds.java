/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows what to cite, as text and as BibTeX; without a display, prints it. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Cite TMS Thresholds...",
    description = "shows what to cite, as text and as BibTeX")
public final class CiteTmsThresholds extends TmsCommand {

  @Parameter(type = ItemIO.OUTPUT)
  private String text;

  @Override
  protected void execute(Progress progress) throws IOException {
    try (InputStream in = CiteTmsThresholds.class.getResourceAsStream("citation.txt")) {
      text = showText("Cite TMS Thresholds", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.run;

import ij.IJ;
import ij.gui.HTMLDialog;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The warnings of a run: input that looks wrong but can be computed with. Each is written once to the run's log, and to
 * ImageJ's log or, without windows, to the standard error stream. Not thread-safe.
 */
public final class RunWarnings {

  private static final String PREFIX = "Warning: ";

  private final RunLog log;
  private final Set<String> texts = new LinkedHashSet<>();

  /** @param log the run's log */
  public RunWarnings(RunLog log) {
    this.log = log;
  }

  /** Reports a warning, unless the run has reported the same text before. */
  public void add(String text) {
    if (!texts.add(text)) {
      return;
    }
    log.line(PREFIX + text);
    if (Display.isAvailable()) {
      IJ.log(PREFIX + text);
    } else {
      System.err.println(PREFIX + text);
    }
  }

  /** Returns a view of the warnings so far, without prefix, in the order in which they were reported. */
  public Collection<String> texts() {
    return Collections.unmodifiableCollection(texts);
  }

  /** Shows the warnings in a window that does not block ImageJ, if there are any. */
  public void show(String command) {
    if (!texts.isEmpty()) {
      new HTMLDialog("Warnings: " + command.replace("...", ""), html(command), false);
    }
  }

  String html(String command) {
    StringBuilder html = new StringBuilder("<html><h3>" + escaped(command.replace("...", ""))
        + ": check the input</h3><ul>");
    texts.forEach(text -> html.append("<li>").append(escaped(text)).append("</li>"));
    return html.append("</ul>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import io.github.tmsthresholds.image.OpeningView;
import org.scijava.event.EventHandler;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;
import org.scijava.ui.event.UIShownEvent;

/**
 * Lets our TIFF files open at their plane and at a readable zoom in Fiji from its start, which plain ImageJ does once a
 * command was run. It waits for Fiji's window, because Fiji must modify the classes of ImageJ before they are loaded.
 */
@Plugin(type = Service.class)
public final class ViewsInFiji extends AbstractService implements SciJavaService {

  /** Is called when Fiji's window opens. */
  @EventHandler
  void start(@SuppressWarnings("unused") UIShownEvent event) {
    OpeningView.install();
  }
}

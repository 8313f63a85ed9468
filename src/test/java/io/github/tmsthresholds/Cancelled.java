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

import io.github.tmsthresholds.progress.Progress;

/** Progress that ends whatever asks it. */
public enum Cancelled implements Progress {
  AT_ONCE;

  @Override
  public void update(String stage, double fraction) {}

  @Override
  public boolean cancelled() {
    return true;
  }
}

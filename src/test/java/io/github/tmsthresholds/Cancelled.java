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

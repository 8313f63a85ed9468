package io.github.tmsthresholds.job;

import java.util.concurrent.CancellationException;

/** Hears how far a long computation has come and may cancel it. Implementations are thread-safe. */
public interface Progress {

  /** Hears nothing, cancels nothing. */
  Progress NONE = new Progress() {
    @Override
    public void update(String stage, double fraction) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  };

  /** @param stage what is being done, a few words; @param fraction done of this stage, 0 to 1 */
  void update(String stage, double fraction);

  boolean cancelled();

  /** Progress of part {@code index} of {@code count} equal parts of this. */
  default Progress part(int index, int count) {
    return between(index / (double) count, (index + 1) / (double) count);
  }

  /** Progress of what takes this from one fraction to another. */
  default Progress between(double from, double to) {
    Progress whole = this;
    return new Progress() {
      @Override
      public void update(String stage, double fraction) {
        whole.update(stage, from + fraction * (to - from));
      }

      @Override
      public boolean cancelled() {
        return whole.cancelled();
      }
    };
  }

  /** @throws CancellationException if the computation is to end */
  default void checkCancelled() {
    if (cancelled()) {
      throw new CancellationException("cancelled");
    }
  }
}

package io.github.tmsthresholds.progress;

import java.util.concurrent.CancellationException;

/** Hears how far a long computation has come and may cancel it. Implementations are thread-safe. */
public interface Progress {

  /** So many small items take some milliseconds, or tens of them. */
  int MANY = 1 << 14;

  /** Hears nothing, cancels nothing. */
  Progress NONE = new Progress() {
    @Override
    public void update(String stage, double fraction) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  };

  /**
   * @param stage what is being done, a few words
   * @param fraction done of this stage, 0 to 1
   */
  void update(String stage, double fraction);

  boolean cancelled();

  /**
   * Tells how far it has come, unless it is to end.
   *
   * @throws CancellationException if the computation is to end
   */
  default void step(String stage, double fraction) {
    checkCancelled();
    update(stage, fraction);
  }

  /**
   * The same at one of many small items, of which only one in {@value #MANY} is told, so that it costs next to nothing.
   *
   * @param item from 0
   * @throws CancellationException if the computation is to end
   */
  default void step(String stage, int item, int count) {
    if (item % MANY == 0) {
      step(stage, item / (double) count);
    }
  }

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

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cable.waveform;

/**
 * The shape of the coil current's rate of change, dI/dt(t), normalised to a first peak of about 1. The E-field follows
 * it.
 * Implementations are immutable and thread-safe.
 */
public interface Waveform {

  /** Fraction of a pulse's peak that is negligible for the next pulse. */
  double NEGLIGIBLE = 0.01;

  /** Returns the name by which users select the waveform, or its file, with the parameters that define it. */
  String name();

  /** Returns the normalised dI/dt at a time (ms); 0 before the onset and after the end. */
  double at(double t);

  /** Returns the mean over a time step (ms); this is the drive of the solver in that step. */
  default double mean(double from, double to) {
    int parts = 64;
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      sum += at(from + (i + 0.5) / parts * (to - from));
    }
    return sum / parts;
  }

  /**
   * Returns the time (ms) from the first onset after which the waveform stays below {@value #NEGLIGIBLE} of a peak; the
   * decay of a coil current has no sharp end.
   */
  double length();

  /** Returns the onset of the last pulse (ms). The simulated window is measured from there. */
  default double lastOnset() {
    return 0;
  }

  /** Returns the waveform that this one is the reverse of; this one itself if it is not reversed. */
  default Waveform forward() {
    return this;
  }

  /** Returns the waveform with the coil current reversed. */
  default Waveform reversed() {
    Waveform forward = this;
    return new Waveform() {
      @Override
      public String name() {
        return forward.name() + " reversed";
      }

      @Override
      public Waveform reversed() {
        return forward;
      }

      @Override
      public Waveform forward() {
        return forward;
      }

      @Override
      public double at(double t) {
        return -forward.at(t);
      }

      @Override
      public double mean(double from, double to) {
        return -forward.mean(from, to);
      }

      @Override
      public double length() {
        return forward.length();
      }

      @Override
      public double lastOnset() {
        return forward.lastOnset();
      }
    };
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.dose;

/** Reports that a pulse has no thresholds, and why. */
public final class UnusablePulseException extends Exception {

  private static final long serialVersionUID = 1;

  private final PulseProblem problem;

  UnusablePulseException(PulseProblem problem, IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
    this.problem = problem;
  }

  /** Returns the kind of problem. */
  public PulseProblem problem() {
    return problem;
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

/** Evaluates one network. Not thread-safe: each thread uses its own instance. */
public interface Inference extends AutoCloseable {

  /**
   * Evaluates the network for all lanes of a block. The result of a lane does not depend on the other lanes.
   *
   * @param patches patches on the network's grid
   * @param logThresholds receives ln of the threshold (V/m at the soma) of each output (rows) in each lane (columns),
   *     without the prior; infinite where the cell never fires
   */
  void evaluate(PatchBlock patches, double[][] logThresholds);

  @Override
  default void close() {}
}

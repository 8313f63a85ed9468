/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import java.io.IOException;

/** Reads the coil poses of one format. Implementations are stateless. */
interface PoseReader {

  /** Returns the name of the system or format, for messages. */
  String name();

  /** Returns whether the content of a file has this format, whatever the file's name. */
  boolean recognises(PoseContent content);

  /**
   * Reads the poses.
   *
   * @param poses receives the poses and the warnings about them
   * @throws IOException if the content is damaged, or its poses cannot be used; the message names the file
   */
  void read(PoseContent content, PoseCollector poses) throws IOException;
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import io.github.tmsthresholds.part.PartGroup;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;

/**
 * A command that computes parts, which are stored in the folder of its parameter {@code checkpoint}. Other programs may
 * compute the parts of a command whose inputs are set: the command then only collects them.
 */
public interface PartedCommand {

  /**
   * Lists the groups of parts.
   *
   * @throws io.github.tmsthresholds.io.InvalidInputException if an input is invalid
   * @throws IOException if an input cannot be read
   */
  List<PartGroup> partGroups(Progress progress) throws IOException;
}

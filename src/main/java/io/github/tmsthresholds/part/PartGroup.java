/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.part;

import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The parts of a computation that need the same inputs, which are read when the parts are listed.
 *
 * @param name such as that of an E-field
 * @param files inputs of this group alone
 * @param source lists the parts
 */
public record PartGroup(String name, List<Path> files, Source source) {

  /** Lists the parts of a group. */
  @FunctionalInterface
  public interface Source {

    /**
     * Returns the parts, done or not, always in the same order.
     *
     * @throws IOException if an input cannot be read
     */
    List<Part> parts(Progress progress) throws IOException;
  }
}

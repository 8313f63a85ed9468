/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The content of a file, with warnings about anything in the file that is suspicious but can be read. Thread-safe if
 * the content is.
 *
 * @param content what was read
 * @param warnings one sentence each, without a prefix
 */
public record Opened<T>(T content, List<String> warnings) {

  public Opened {
    warnings = List.copyOf(warnings);
  }

  /** Returns what a function makes of the content, with the same warnings. */
  public <R> Opened<R> map(Function<T, R> function) {
    return new Opened<>(function.apply(content), warnings);
  }

  /** Returns what a further step made of the content, with the warnings of both. */
  public <R> Opened<R> and(Opened<R> next) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(next.warnings);
    return new Opened<>(next.content, all);
  }

  /** Reports every warning and returns the content. */
  public T reportTo(Consumer<String> warn) {
    warnings.forEach(warn);
    return content;
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
/**
 * Atomic files, comma-separated tables, JSON, hashes, folder locks, content of files with warnings, and exceptions for
 * invalid files and input.
 */
package io.github.tmsthresholds.io;

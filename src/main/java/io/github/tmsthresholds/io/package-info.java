/** Atomic files, comma-separated tables, JSON, hashes, folder locks, and exceptions for invalid files and input. */
package io.github.tmsthresholds.io;

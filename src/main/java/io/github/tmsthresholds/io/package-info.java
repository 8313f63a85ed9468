/** Atomic files, comma-separated tables, JSON, and errors that name the file and the place. */
package io.github.tmsthresholds.io;

/** Files that are written whole or not at all, comma-separated tables, and errors that name the file and the place. */
package io.github.tmsthresholds.io;

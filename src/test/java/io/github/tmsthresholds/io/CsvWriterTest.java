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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {

  @TempDir
  Path folder;

  @Test
  void writesOrdinaryCellsUnchanged() {
    assertEquals("file,n,x\n-a b/#é,1,0.1\n,NaN,1.0E-5\n", CsvWriter.text(table -> {
      table.row("file", "n", "x");
      table.cells("-a b/#é").cells(1, 0.1f).endRow();
      table.row("", Double.NaN, 1e-5);
    }));
  }

  @Test
  void quotesOnlyCellsThatNeedItAndReadsThemBack() throws IOException {
    List<String> cells =
        List.of("gyrus, left", "the \"knob\"", "two\nlines", "two\r\nlines", " spaced", "plain", "", "\"");
    Path file = folder.resolve("table.csv");
    CsvWriter.write(file, table -> {
      table.row("name", "n");
      for (String cell : cells) {
        table.row(cell, 1);
      }
    });
    assertEquals("name,n\n\"gyrus, left\",1\n\"the \"\"knob\"\"\",1\n\"two\nlines\",1\n\"two\r\nlines\",1\n"
        + "\" spaced\",1\nplain,1\n,1\n\"\"\"\",1\n", Files.readString(file));
    CsvTable table = CsvTable.read(file);
    for (int row = 0; row < cells.size(); row++) {
      assertEquals(cells.get(row), table.text(row, 0));
    }
  }

  @Test
  void formatsNumbersWithDecimalPointInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertEquals("0.500,NaN,-Infinity\n", CsvWriter.text(table ->
          table.number("%.3f", 0.5).number("%.3f", Double.NaN).number("%.3f", Double.NEGATIVE_INFINITY).endRow()));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void leavesFileUnchangedWhenRowsFail() throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), "before\n");
    assertThrows(IOException.class, () -> CsvWriter.write(file, table -> {
      table.row("half");
      throw new IOException("the field cannot be read");
    }));
    assertEquals("before\n", Files.readString(file));
  }
}

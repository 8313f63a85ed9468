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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {

  private static final Path SOURCE = Path.of("table.csv");

  @TempDir
  Path folder;

  private static CsvTable table(String text) throws IOException {
    return CsvTable.read(new StringReader(text), SOURCE);
  }

  private static String[] row(CsvTable table, int row) {
    return IntStream.range(0, table.columns()).mapToObj(c -> table.text(row, c)).toArray(String[]::new);
  }

  private static void assertRow(String text, String... cells) throws IOException {
    CsvTable table = table(text);
    assertEquals(1, table.rows());
    assertArrayEquals(cells, row(table, 0), () -> Arrays.toString(row(table, 0)));
  }

  private static void assertRejected(String text, String message) {
    FormatException e = assertThrows(FormatException.class, () -> table(text));
    assertEquals(SOURCE + ": " + message, e.getMessage());
  }

  @Test
  void readsPlainCellsWithoutSurroundingSpace() throws IOException {
    assertRow("a, b ,c\n 1 ,\t2, \n", "1", "2", "");
    assertEquals("b", table("a, b ,c\n").columnName(1));
  }

  @Test
  void readsQuotedCells() throws IOException {
    assertRow("\"a\",\"b\"\n\"1\",\"two words\"\n", "1", "two words");
    assertRow("a,b\n \"1\" , \"2\"\n", "1", "2");
    assertRow("a,b\n\"\",\" kept \"\n", "", " kept ");
    assertEquals(1.5, table("a\n\"1.5\"\n").number(0, 0));
  }

  @Test
  void readsCommasAndQuotationMarksInQuotedCells() throws IOException {
    assertRow("a,b\n\"gyrus, left\",1\n", "gyrus, left", "1");
    assertRow("a,b\n\"the \"\"hand knob\"\"\",1\n", "the \"hand knob\"", "1");
    assertRow("a,b\n5\" disc,1\n", "5\" disc", "1");
    assertTrue(table("\"a,b\",c\n").has("a,b"));
  }

  @Test
  void readsLineBreaksInQuotedCellsAndNamesFirstLineOfRow() throws IOException {
    assertRow("a,b\n\"first\nsecond\",1\n", "first\nsecond", "1");
    CsvTable table = table("a,b\r\n\"first\r\nsecond\",1\r\n\r\nx,y\r\n");
    assertEquals(SOURCE + ": line 2, column b: wrong", table.error(0, 1, "wrong").getMessage());
    assertEquals(SOURCE + ": line 5, column a: wrong", table.error(1, 0, "wrong").getMessage());
  }

  @ParameterizedTest
  @CsvSource(ignoreLeadingAndTrailingWhitespace = false, delimiter = '|', quoteCharacter = '\'', value = {
      "a,b\\n1,2\\n\"3\"4,5\\n|3", "a,b\\n\"1,2\\n3,4\\n|2", "\"a\"b,c\\n|1", "a\\n1\\n\"|3"})
  void rejectsQuotationMarksThatDoNotMatch(String text, int line) {
    assertRejected(text.replace("\\n", "\n"), "line " + line + ": quotation marks do not match: a cell that begins "
        + "with one must end with one, followed by a comma or the end of the line");
  }

  @Test
  void rejectsUnterminatedQuotedCellAtBoundedLength() {
    assertRejected("a,b\n1,2\n\"3,4\n" + "5,6\n".repeat(100_000),
        "line 3: is longer than 65536 characters, or a quotation mark is missing");
  }

  @Test
  void readsRowsOfMaximumLength() throws IOException {
    String cell = "x".repeat(65_536);
    assertEquals(cell, table("a\n1\n" + cell + "\n2\n").text(1, 0));
  }

  @Test
  void skipsBlankLinesAndAcceptsEveryLineTerminator() throws IOException {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      CsvTable table = table("a,b\n\n1,2\n  \n3,4".replace("\n", end));
      assertEquals(2, table.rows());
      assertEquals(SOURCE + ": line 5, column b: wrong", table.error(1, 1, "wrong").getMessage());
    }
  }

  @Test
  void skipsAByteOrderMark() throws IOException {
    CsvTable table = CsvTable.read(Files.writeString(folder.resolve("mark.csv"), "\uFEFF\"a\",b\n1,2\n"));
    assertEquals(0, table.column("a"));
    assertRejected("\uFEFF", "line 1: must be a header of column names");
  }

  @Test
  void namesFileLineAndColumnInErrors() throws IOException {
    assertRejected("", "line 1: must be a header of column names");
    assertRejected("\na,b\n", "line 1: must be a header of column names");
    assertRejected("1,2.5\n", "line 1: must be a header of column names, found 1,2.5");
    assertRejected("a,b,a\n", "line 1: column 'a' appears twice");
    assertRejected("a,b\n1,2\n\n1,2,3\n",
        "line 4: must have 2 comma-separated cells (a,b), found 3 (decimals take a point, not a comma)");
    CsvTable table = table("a,b\n1,x\n");
    FormatException number = assertThrows(FormatException.class, () -> table.number(0, 1));
    assertEquals(SOURCE + ": line 2, column b: 'x' is not a finite number", number.getMessage());
    FormatException column = assertThrows(FormatException.class, () -> table.column("c"));
    assertEquals(SOURCE + ": line 1: column 'c' is missing, found a,b", column.getMessage());
  }

  @Test
  void rejectsFilesThatAreMissingOrNotText() throws IOException {
    Path missing = folder.resolve("missing.csv");
    assertEquals(missing + ": no such file",
        assertThrows(NoSuchFileException.class, () -> CsvTable.read(missing)).getMessage());
    Path latin = Files.write(folder.resolve("latin.csv"), "a\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(latin + ": is not text in UTF-8",
        assertThrows(FormatException.class, () -> CsvTable.read(latin)).getMessage());
  }
}

package io.github.tmsthresholds.io;

import io.github.tmsthresholds.progress.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table read from a comma-separated file with one header line: plain cells, no quoting, decimal points. Every error
 * names the file, the line and the column. Immutable, thread-safe.
 */
public final class CsvTable {

  private static final int MOST_COLUMNS = 1000;
  private static final int LONGEST_LINE = 1 << 16;

  private final Path file;
  private final List<String> header;
  private final List<String[]> rows;
  private final List<Integer> lines;

  private CsvTable(Path file, List<String> header, List<String[]> rows, List<Integer> lines) {
    this.file = file;
    this.header = header;
    this.rows = rows;
    this.lines = lines;
  }

  /**
   * @throws FormatException if the file is empty, there is no header, two columns have one name, a row has another number
   *     of cells than the header, or a line or the header is longer than any table's
   * @throws IOException if it cannot be read
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static CsvTable read(Path file, Progress progress) throws IOException {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        ProgressInputStream.open(file, ProgressInputStream.stage(file), progress), StandardCharsets.UTF_8.newDecoder()))) {
      return read(in, file);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(file + ": no such file");
    } catch (CharacterCodingException e) {
      throw new FormatException(file, "is not text in UTF-8", e);
    }
  }

  /** Reads as {@link #read(Path, Progress)} does. */
  public static CsvTable read(Path file) throws IOException {
    return read(file, Progress.NONE);
  }

  /**
   * The same from text that is open already; the caller closes it.
   *
   * @param file names it in messages
   */
  public static CsvTable read(BufferedReader in, Path file) throws IOException {
    String first = line(in, file, 1);
    if (first == null || first.isBlank()) {
      throw new FormatException(file, "line 1: a header of column names was expected");
    }
    List<String> header = List.of(cells(first.startsWith("\uFEFF") ? first.substring(1) : first));
    if (header.size() > MOST_COLUMNS) {
      throw new FormatException(file, "line 1: has more than " + MOST_COLUMNS + " columns");
    }
    requireNames(header, file);
    List<String[]> rows = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int number = 1;
    for (String line = line(in, file, ++number); line != null; line = line(in, file, ++number)) {
      if (line.isBlank()) {
        continue;
      }
      String[] cells = cells(line);
      if (cells.length != header.size()) {
        throw new FormatException(file, "line " + number + ": " + header.size() + " comma-separated cells were expected ("
            + String.join(",", header) + "), found " + cells.length + " (decimals take a point, not a comma)");
      }
      rows.add(cells);
      lines.add(number);
    }
    return new CsvTable(file, header, rows, lines);
  }

  /** Several columns may be without a name, as spreadsheets leave them at the end. */
  private static void requireNames(List<String> header, Path file) throws FormatException {
    if (header.stream().allMatch(name -> name.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?"))) {
      throw new FormatException(file, "line 1: a header of column names was expected, found " + String.join(",", header));
    }
    Set<String> names = new HashSet<>();
    for (String name : header) {
      if (!name.isEmpty() && !names.add(name)) {
        throw new FormatException(file, "line 1: column '" + name + "' comes twice");
      }
    }
  }

  /** The next line, or null; as {@link BufferedReader#readLine}, but no longer than a table's. */
  private static String line(BufferedReader in, Path file, int number) throws IOException {
    StringBuilder text = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
      if (text.length() == LONGEST_LINE) {
        throw new FormatException(file, "line " + number + ": is longer than " + LONGEST_LINE + " characters");
      }
      text.append((char) c);
    }
    if (c == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    return text.toString();
  }

  private static String[] cells(String line) {
    String[] cells = line.split(",", -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].strip();
    }
    return cells;
  }

  public int rows() {
    return rows.size();
  }

  public int columns() {
    return header.size();
  }

  public boolean has(String column) {
    return header.contains(column);
  }

  public String columnName(int column) {
    return header.get(column);
  }

  /**
   * Position of a column.
   *
   * @throws FormatException if the table has no such column
   */
  public int column(String name) throws FormatException {
    int i = header.indexOf(name);
    if (i < 0) {
      throw new FormatException(file, "line 1: column '" + name + "' is missing, found " + String.join(",", header));
    }
    return i;
  }

  public String text(int row, int column) {
    return rows.get(row)[column];
  }

  /**
   * A cell as a finite number.
   *
   * @throws FormatException if it is none
   */
  public double number(int row, int column) throws FormatException {
    String cell = text(row, column);
    double v;
    try {
      v = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      v = Double.NaN;
    }
    if (!Double.isFinite(v)) {
      throw error(row, column, "a finite number was expected, found '" + cell + "'");
    }
    return v;
  }

  /**
   * A whole column of finite numbers.
   *
   * @throws FormatException if a cell is none
   */
  public double[] numbers(int column) throws FormatException {
    double[] v = new double[rows()];
    for (int i = 0; i < v.length; i++) {
      v[i] = number(i, column);
    }
    return v;
  }

  /** An error at a cell of this table, for the caller to throw. */
  public FormatException error(int row, int column, String message) {
    return new FormatException(file, "line " + lines.get(row) + ", column " + header.get(column) + ": " + message);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.io.FormatException;
import java.util.Arrays;

/** Tokenizer of a Neurolucida file: parentheses, bars, words and numbers, without comments. Not thread-safe. */
final class NeurolucidaTokens {

  private static final String SIGNS = "()|,<>";
  /** Largest number of tokens: some six per point of the largest tracings, with room for properties. */
  private static final int MAX_TOKENS = 8_000_000;

  private final String text;
  private final String source;
  private int[] start = new int[1024];
  private int[] end = new int[1024];
  private int count;
  private int at;

  NeurolucidaTokens(String text, String source) throws FormatException {
    this.text = text;
    this.source = source;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ';') {
        i = after(text.indexOf('\n', i), 0);
      } else if (Character.isWhitespace(c) || c == '\uFEFF') {
        i++;
      } else if (c == '"') {
        i = add(i, after(text.indexOf('"', i + 1), 1));
      } else if (SIGNS.indexOf(c) >= 0) {
        i = add(i, i + 1);
      } else {
        int j = i;
        while (j < text.length() && !Character.isWhitespace(text.charAt(j)) && ";\"".indexOf(text.charAt(j)) < 0
            && SIGNS.indexOf(text.charAt(j)) < 0) {
          j++;
        }
        i = add(i, j);
      }
      if (count > MAX_TOKENS) {
        throw new FormatException(source + ": has more than " + MAX_TOKENS
            + " numbers, words and parentheses, the limit for morphologies");
      }
    }
  }

  private int after(int index, int step) {
    return index < 0 ? text.length() : index + step;
  }

  private int add(int from, int to) {
    if (count == start.length) {
      start = Arrays.copyOf(start, 2 * count);
      end = Arrays.copyOf(end, 2 * count);
    }
    start[count] = from;
    end[count++] = to;
    return to;
  }

  /** Returns whether all tokens have been consumed. */
  boolean atEnd() {
    return at == count;
  }

  /** Returns whether the next token is the given one. */
  boolean peekIs(String token) throws FormatException {
    return peek().equals(token);
  }

  /** Returns whether the next token is an unquoted word. */
  boolean peekIsWord() throws FormatException {
    return Character.isLetter(peek().charAt(0));
  }

  /** Returns whether the next token is a text in quotes. */
  boolean peekIsQuoted() throws FormatException {
    return peek().charAt(0) == '"';
  }

  /** Returns whether the next token looks like a number. */
  boolean peekIsNumber() throws FormatException {
    peek();
    return isNumber(at);
  }

  private boolean isNumber(int token) {
    char c = text.charAt(start[token]);
    return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.';
  }

  private boolean isSign(int token, char sign) {
    return text.charAt(start[token]) == sign;
  }

  /** Returns whether the list whose opening parenthesis has been consumed holds points, at any depth. */
  boolean listHasPoints() {
    int open = 1;
    for (int i = at; i < count && open > 0; i++) {
      if (isSign(i, '(')) {
        open++;
        if (i + 1 < count && isNumber(i + 1)) {
          return true;
        }
      } else if (isSign(i, ')')) {
        open--;
      }
    }
    return false;
  }

  /** Returns the position of the next token, for {@link #error(int, String)}. */
  int position() {
    return at;
  }

  /** Consumes and returns the next token. */
  String next() throws FormatException {
    String token = peek();
    at++;
    return token;
  }

  /** Consumes the next token, which must be the given one. */
  void expect(String token) throws FormatException {
    if (!peekIs(token)) {
      throw error("there must be '" + token + "', not '" + shortened(peek()) + "'");
    }
    at++;
  }

  /** Consumes and returns the next number of a point. */
  double number(String what) throws FormatException {
    double v;
    try {
      v = Double.parseDouble(peek());
    } catch (NumberFormatException e) {
      v = Double.NaN;
    }
    if (!Double.isFinite(v)) {
      throw error("a point must be x y z diameter, but its " + what + " is '" + shortened(peek()) + "'");
    }
    at++;
    return v;
  }

  /** Skips the rest of a list whose opening parenthesis has been consumed, and returns its first token. */
  String skipList() throws FormatException {
    String first = peek();
    closeList();
    return first;
  }

  /** Skips everything up to and including a token; used for spines, which are in angle brackets. */
  void skipTo(String token) throws FormatException {
    String skipped;
    do {
      skipped = next();
    } while (!skipped.equals(token));
  }

  /** Skips the rest of a list, including its closing parenthesis. */
  void closeList() throws FormatException {
    for (int open = 1; open > 0;) {
      String token = next();
      open += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
    }
  }

  private String peek() throws FormatException {
    if (atEnd()) {
      throw error("the file ends inside a list, ')' is missing");
    }
    return text.substring(start[at], end[at]);
  }

  /** Creates an exception at the current position, for the caller to throw. */
  FormatException error(String message) {
    return error(at, message);
  }

  /** Creates an exception at a position, for the caller to throw. */
  FormatException error(int token, String message) {
    return new FormatException(place(token) + ": " + message);
  }

  /** Returns the file and line of a position, for messages. */
  String place(int token) {
    int position = count == 0 ? 0 : start[Math.min(token, count - 1)];
    long line = 1 + text.chars().limit(position).filter(c -> c == '\n').count();
    return source + ": line " + line;
  }

  /** Returns the start of a token, for messages. */
  static String shortened(String token) {
    return token.length() <= 20 ? token : token.substring(0, 20) + "...";
  }
}

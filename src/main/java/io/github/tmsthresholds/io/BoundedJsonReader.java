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

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;

/** Reads JSON of limited depth and number of values, which bounds the memory of its tree. Not thread-safe. */
final class BoundedJsonReader extends JsonReader {

  private static final int MAX_DEPTH = 32;
  /** Limit of numbers, strings, keys, lists and objects; a large sampled potential has 1.2 million numbers. */
  private static final int MAX_VALUES = 1_500_000;

  private final String source;
  private int depth;
  private int values;

  BoundedJsonReader(Reader in, String source) {
    super(in);
    this.source = source;
  }

  @Override
  public void beginArray() throws IOException {
    enter();
    super.beginArray();
  }

  @Override
  public void endArray() throws IOException {
    depth--;
    super.endArray();
  }

  @Override
  public void beginObject() throws IOException {
    enter();
    super.beginObject();
  }

  @Override
  public void endObject() throws IOException {
    depth--;
    super.endObject();
  }

  @Override
  public String nextName() throws IOException {
    // an entry of an object takes as much memory as two numbers
    count(2);
    return super.nextName();
  }

  @Override
  public String nextString() throws IOException {
    count(1);
    return super.nextString();
  }

  @Override
  public boolean nextBoolean() throws IOException {
    count(1);
    return super.nextBoolean();
  }

  @Override
  public void nextNull() throws IOException {
    count(1);
    super.nextNull();
  }

  private void enter() throws FormatException {
    if (++depth > MAX_DEPTH) {
      throw new FormatException(source + ": is nested more than " + MAX_DEPTH + " levels deep" + place());
    }
    count(2);
  }

  private void count(int n) throws FormatException {
    values += n;
    if (values > MAX_VALUES) {
      throw new FormatException(source + ": holds more than " + MAX_VALUES + " numbers" + place());
    }
  }

  private String place() {
    String path = getPath();
    return ", at " + path.substring(0, Math.min(60, path.length())).replaceAll("[^ -~]", "?");
  }
}

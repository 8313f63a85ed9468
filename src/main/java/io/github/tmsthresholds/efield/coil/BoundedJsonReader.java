package io.github.tmsthresholds.efield.coil;

import com.google.gson.stream.JsonReader;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a JSON file that is nested no deeper, and holds no more, than a coil's: so that a tree of it stays small. */
final class BoundedJsonReader extends JsonReader {

  private static final int DEEPEST = 32;
  /** Numbers, texts, keys, lists and objects; a sampled potential of 1.2 million numbers is the largest that is in use. */
  private static final int MOST_VALUES = 1_500_000;

  private final Path file;
  private int depth;
  private int values;

  BoundedJsonReader(Path file) throws IOException {
    super(Files.newBufferedReader(file, StandardCharsets.UTF_8));
    this.file = file;
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
    // an entry of an object takes as much memory as some numbers
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
    if (++depth > DEEPEST) {
      throw new FormatException(file, "is nested more than " + DEEPEST + " levels deep" + place());
    }
    count(2);
  }

  private void count(int n) throws FormatException {
    values += n;
    if (values > MOST_VALUES) {
      throw new FormatException(file, "holds more than " + MOST_VALUES + " numbers" + place());
    }
  }

  private String place() {
    String path = getPath();
    return ", at " + path.substring(0, Math.min(60, path.length())).replaceAll("[^ -~]", "?");
  }
}

package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads traced neurons from Neurolucida (.asc) and SWC (.swc) files. */
public final class MorphologyReader {

  /** Larger files are refused; the largest known tracings have a few megabytes. */
  private static final int MAX_BYTES = 64 << 20;

  private MorphologyReader() {}

  /** Whether the ending of a file's name is one of those that can be read. */
  public static boolean reads(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return lower.endsWith(".asc") || lower.endsWith(".swc");
  }

  /**
   * @throws FormatException if the file is no readable neuron; the message gives file and line
   * @throws IOException if it cannot be read
   */
  public static Morphology read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(bytes(in, file.toString()), file.toString());
    }
  }

  /**
   * The whole of a morphology file.
   *
   * @param source how messages name the file
   * @throws FormatException if it is too large
   */
  public static byte[] bytes(InputStream in, String source) throws IOException {
    byte[] all = in.readNBytes(MAX_BYTES + 1);
    if (all.length > MAX_BYTES) {
      throw new FormatException(source + ": is larger than " + (MAX_BYTES >> 20) + " MB, no morphology is");
    }
    return all;
  }

  /**
   * @param source how messages name the file; its ending tells the format
   * @throws FormatException if the content is no readable neuron; the message gives source and line
   */
  public static Morphology parse(byte[] content, String source) throws FormatException {
    if (!reads(source)) {
      throw new FormatException(source + ": a file ending in .asc or .swc was expected");
    }
    String text = new String(content, StandardCharsets.UTF_8);
    return source.toLowerCase(Locale.ROOT).endsWith(".asc") ? NeurolucidaReader.parse(text, source)
        : SwcReader.parse(text, source);
  }
}

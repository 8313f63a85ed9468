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
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads traced neurons from Neurolucida (.asc) and SWC (.swc) files. Positions and diameters must be in um. Stateless,
 * thread-safe.
 */
public final class MorphologyReader {

  /** Largest accepted file; the largest known tracings have a few megabytes. */
  private static final int MAX_BYTES = 64 << 20;

  private MorphologyReader() {}

  /** Returns whether a file name has an extension that can be read: .asc or .swc. */
  public static boolean reads(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return lower.endsWith(".asc") || lower.endsWith(".swc");
  }

  /**
   * Reads a neuron from a file.
   *
   * @throws FormatException if the file is not a readable neuron; the message gives file and line
   * @throws IOException if the file cannot be read
   */
  public static Opened<Morphology> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(bytes(in, file.toString()), file.toString());
    }
  }

  /**
   * Reads the whole content of a morphology file.
   *
   * @param source name of the file for messages
   * @throws FormatException if it is too large
   */
  public static byte[] bytes(InputStream in, String source) throws IOException {
    byte[] all = in.readNBytes(MAX_BYTES + 1);
    if (all.length > MAX_BYTES) {
      throw new FormatException(source + ": is larger than " + (MAX_BYTES >> 20) + " MB, the limit for morphologies");
    }
    return all;
  }

  /**
   * Parses the content of a morphology file.
   *
   * @param source name of the file for messages; its extension determines the format
   * @throws FormatException if the content is not a readable neuron; the message gives source and line
   */
  public static Opened<Morphology> parse(byte[] content, String source) throws FormatException {
    if (!reads(source)) {
      throw new FormatException(source + ": the file's extension must be .asc or .swc");
    }
    String text = new String(content, StandardCharsets.UTF_8);
    requireText(text, source);
    Opened<Morphology> read = source.toLowerCase(Locale.ROOT).endsWith(".asc") ? NeurolucidaReader.parse(text, source)
        : SwcReader.parse(text, source);
    PlausibleMorphology size = new PlausibleMorphology(read.content(), source);
    size.require();
    List<String> warnings = new ArrayList<>(read.warnings());
    warnings.addAll(size.warnings());
    return new Opened<>(read.content(), warnings);
  }

  private static void requireText(String text, String source) throws FormatException {
    if (text.indexOf('\0') >= 0) {
      throw new FormatException(source + ": holds zero bytes; it must be plain text, in ASCII or UTF-8, not in UTF-16");
    }
    if (text.strip().startsWith("<")) {
      throw new FormatException(source + ": is XML; it must be plain text: export the neuron as ASCII (.asc) or SWC");
    }
  }
}

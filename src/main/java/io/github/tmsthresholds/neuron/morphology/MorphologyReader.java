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

import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads traced neurons from Neurolucida (.asc) and SWC (.swc) files. Stateless, thread-safe. */
public final class MorphologyReader {

  /** Largest accepted file; the largest known tracings have a few megabytes. */
  private static final int MAX_BYTES = 64 << 20;

  /** Plausible extent and thickness of a neuron, um: some tens of um to some cm, nowhere thicker than a soma. */
  private static final double SMALLEST = 10, LARGEST = 200_000, THICKEST = 500;

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
  public static Morphology read(Path file) throws IOException {
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
  public static Morphology parse(byte[] content, String source) throws FormatException {
    if (!reads(source)) {
      throw new FormatException(source + ": the file's extension must be .asc or .swc");
    }
    String text = new String(content, StandardCharsets.UTF_8);
    Morphology morphology = source.toLowerCase(Locale.ROOT).endsWith(".asc") ? NeurolucidaReader.parse(text, source)
        : SwcReader.parse(text, source);
    requireMicrometres(morphology, source);
    return morphology;
  }

  /** Rejects a neuron in another unit, whose thresholds would be wrong. */
  private static void requireMicrometres(Morphology morphology, String source) throws FormatException {
    Box box = Box.EMPTY;
    double thickest = 0;
    for (Section section : morphology.sections()) {
      Polyline course = section.points();
      for (int i = 0; i < course.size(); i++) {
        box = box.including(new Vec3(course.x(i), course.y(i), course.z(i)));
        thickest = Math.max(thickest, course.diameter(i));
      }
    }
    Vec3 edges = box.upper().minus(box.lower());
    double size = Math.max(edges.x(), Math.max(edges.y(), edges.z()));
    if (!(size >= SMALLEST && size <= LARGEST && thickest <= THICKEST)) {
      throw new FormatException(String.format(Locale.ROOT, "%s: spans %.3g um and is up to %.3g um thick, but a neuron"
          + " must span %s to %s um and be at most %s um thick; coordinates and radii are in um", source, size,
          thickest, SMALLEST, LARGEST, THICKEST));
    }
  }
}

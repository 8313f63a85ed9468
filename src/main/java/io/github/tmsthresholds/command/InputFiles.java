package io.github.tmsthresholds.command;

import io.github.tmsthresholds.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.scijava.module.Module;

/** The files that a command reads, by the words that name them. */
final class InputFiles {

  /** Words for what is written. */
  private static final Set<String> WRITTEN = Set.of("output", "labels", "checkpoint");
  private static final int CHUNK = 1 << 16;

  private InputFiles() {}

  /**
   * Files that are there, one or several between commas, and the tables of thresholds in folders; words that name none are
   * left out.
   */
  static Map<String, List<Path>> of(Module command) {
    Map<String, List<Path>> all = new LinkedHashMap<>();
    RunSummary.settings(command).forEach((key, value) -> {
      List<Path> files = value instanceof String text && !WRITTEN.contains(key) ? files(text) : List.of();
      if (!files.isEmpty()) {
        all.put(key, files);
      }
    });
    return all;
  }

  private static List<Path> files(String text) {
    return Stream.concat(Stream.of(text.strip()), Words.list(text).stream()).distinct()
        .flatMap(InputFiles::file).toList();
  }

  private static Stream<Path> file(String name) {
    try {
      return Stream.of(MapFolder.table(Path.of(name))).filter(file -> !name.isEmpty() && Files.isRegularFile(file));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  /** SHA-256 of each word's file, or of its files one after another, hexadecimal. */
  static Map<String, String> digests(Module command) throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    for (Map.Entry<String, List<Path>> word : of(command).entrySet()) {
      digests.put(word.getKey(), digest(word.getValue()));
    }
    return digests;
  }

  private static String digest(List<Path> files) throws IOException {
    Sha256 digest = new Sha256();
    byte[] chunk = new byte[CHUNK];
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          digest.bytes(ByteBuffer.wrap(chunk, 0, n));
        }
      }
    }
    return digest.hex();
  }
}

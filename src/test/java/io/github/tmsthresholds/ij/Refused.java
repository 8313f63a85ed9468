package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that a command is to refuse. */
final class Refused {

  private Refused() {}

  /** Good words, each replaced by the bad one of its key, and the bad ones. */
  static String words(String good, String bad) {
    List<String> keys = Stream.of(bad.split(" ")).map(w -> w.split("=")[0]).toList();
    return Stream.of(good.split(" ")).filter(w -> !keys.contains(w.split("=")[0])).collect(Collectors.joining(" "))
        + " " + bad;
  }

  /**
   * Runs a command, which is to end with one line.
   *
   * @param parts that the line holds, whichever slashes the system has
   * @return the line
   */
  static String told(String command, String words, List<String> parts) {
    String line =
        assertThrows(IllegalArgumentException.class, () -> Batch.runCommand(command, words)).getMessage();
    assertEquals(1, line.lines().count(), line);
    parts.forEach(part -> assertTrue(line.replace('\\', '/').contains(part.replace('\\', '/')),
        () -> "'" + line + "' lacks '" + part + "'"));
    return line;
  }
}

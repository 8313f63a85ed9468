package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

  private static final String COMMAND = "Count Words...";

  @TempDir
  Path folder;

  private String paths;

  @BeforeEach
  void writeInput() throws IOException {
    Path in = folder.resolve("four words.txt");
    Files.writeString(in, "one two three four");
    paths = "input=[" + in + "] output=[" + folder.resolve("out.txt") + "]";
  }

  @Test
  void omittedInputsKeepTheirDefaults() throws IOException {
    Batch.runCommand(COMMAND, paths);
    assertEquals("fast 2.0", Files.readString(folder.resolve("out.txt")));
  }

  @Test
  void valuesOfOneRunDoNotLeakIntoTheNext() throws IOException {
    Batch.runCommand(COMMAND, paths + " times=3 scale=1e-1 search=published reverse");
    assertEquals("published -1.2000000000000002", Files.readString(folder.resolve("out.txt")));
    omittedInputsKeepTheirDefaults();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "seed=7        | seed=7: unknown key; the keys are input, times, scale, search, reverse, folder, output",
      "times=2.5     | times=2.5 is not an integer",
      "times=11      | times=11: a number from 1 up to 10 was expected",
      "scale=NaN     | scale=NaN: a finite number was expected",
      "scale=0,5     | scale=0,5 is not a number",
      "search=slow   | search=slow: one of fast, published was expected",
      "reverse=yes   | reverse=yes is not true or false"})
  void rejectsInvalidParameters(String key, String message) {
    rejects(paths + " " + key, message);
  }

  @Test
  void rejectsMissingInputsFilesAndCommands() {
    String output = "output=[" + folder.resolve("out.txt") + "]";
    rejects(output, "input= is missing: file whose words are counted");
    rejects(output + " input=none.txt", "none.txt: no such file or folder");
    rejects(paths.replace("four words", "four\nwords"), folder.resolve("four words.txt") + ": no such file or folder");
    assertEquals("no command 'Guess...' in the menu TMS Thresholds",
        assertThrows(IllegalArgumentException.class, () -> Batch.runCommand("Guess...", "")).getMessage());
  }

  private void rejects(String options, String message) {
    assertEquals(message,
        assertThrows(IllegalArgumentException.class, () -> Batch.runCommand(COMMAND, options)).getMessage());
    assertFalse(Files.exists(folder.resolve("out.txt")));
  }

  @Test
  void propagatesDefects() throws IOException {
    Files.writeString(folder.resolve("four words.txt"), "defect");
    assertTrue(assertThrows(IllegalStateException.class, () -> Batch.runCommand(COMMAND, paths)).getMessage().contains("defect"));
  }
}

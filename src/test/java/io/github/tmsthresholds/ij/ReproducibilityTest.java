/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a command that runs again with the same parameters writes the same files, byte for byte but for times. */
class ReproducibilityTest {

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void writeFiles() throws IOException {
    TestHeads.write(head);
    Batch.runCommand("Estimate Thresholds...", options(
        "efield=@efield.nii.gz sites=@sites.csv cells=@cells tolerance=0.05 output=@map"));
    Batch.runCommand("Direction Map...", options(
        "cell=@cells/L5_Small theta_step=90 phi_step=120 output=@directions.csv"));
  }

  private static String options(String options) {
    return options.replace("@", head + "/");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Estimate Thresholds...    | efield=@efield.nii.gz tissues=@tissues.nii.gz cells=@cells limit=3 tolerance=0.05 "
          + "fired=300 fill=nearest",
      "Estimate Thresholds...    | efield=@efield.nii.gz sites=@sites.csv cells=@cells tolerance=0.05 result=table",
      "Compare Estimators...     | efield=@efield.nii.gz sites=@sites.csv cells=@cells/L5_Small estimators=uniform "
          + "tolerance=0.05",
      "From Head to Map...       | tissues=@round.nii.gz coil=Figure8_70mm target=0,0,25 handle=0,-40,25 cells=@cells "
          + "radius=8 limit=1 tolerance=0.05 angles=0,45",
      "Place Neurons...          | tissues=@tissues.nii.gz spacing=1",
      "Convert E-field...        | input=@head.msh spacing=1.5 labels=@labels.nii.gz",
      "Field Components...       | efield=@efield.nii.gz tissues=@tissues.nii.gz",
      "Simulate E-field...       | sphere=85 coil=Figure8_70mm target=0,0,80 spacing=8",
      "Measure Thresholds...     | thresholds=@map fired=300",
      "Plot Thresholds...        | thresholds=@map mso=170",
      "Plot Thresholds...        | thresholds=@directions.csv",
      "Direction Map...          | cell=@cells/L23_Small theta_step=90 phi_step=120",
      "Simulate Neuron...        | cell=@cells/L5_Small duration=1"})
  void sameParametersGiveTheSameFiles(String command, String given) throws IOException {
    String ending = command.startsWith("Convert") || command.startsWith("Field") ? ".tif"
        : command.startsWith("Simulate E") ? ".nii.gz" : "";
    String options = options(given) + " output=" + out.resolve("result" + ending);
    Batch.runCommand(command, options);
    Map<String, byte[]> first = files();
    assertFalse(first.isEmpty());
    Batch.runCommand(command, options);
    Map<String, byte[]> second = files();
    assertEquals(first.keySet(), second.keySet());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
  }

  /** Returns the content of all files but logs; of summaries, without times. */
  private Map<String, byte[]> files() throws IOException {
    try (Stream<Path> all = Files.walk(out)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".log")).collect(
          Collectors.toMap(file -> out.relativize(file).toString(), ReproducibilityTest::bytes, (a, b) -> a,
          TreeMap::new));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return file.endsWith("summary.json") ? Files.readString(file).replaceFirst("\"finished\": \"[^\"]*\"", "")
          .replaceAll("(?s)\"(milli)?seconds(_per_threshold)?\": \\{[^}]*\\}", "").getBytes(StandardCharsets.UTF_8)
          : Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.uniform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the file of direction maps. */
class DirectionMapsTest {

  private static final DirectionGrid GRID = DirectionGrid.PUBLISHED;

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("maps.csv.gz");
    Map<String, DirectionMaps.Entry> maps = new LinkedHashMap<>();
    maps.put("L5_B", entry(812, 300));
    maps.put("L5_A", entry(77, 4321.25));
    new DirectionMaps(maps).write(file);
  }

  private static DirectionMaps.Entry entry(int compartments, double least) {
    double[] thresholds = new double[GRID.size()];
    Arrays.setAll(thresholds, i -> least + 0.25 * i);
    return new DirectionMaps.Entry(new CellShape(compartments, 1234.5), new DirectionMap(GRID, thresholds));
  }

  private static DirectionMaps read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DirectionMaps.read(in, file);
    }
  }

  @Test
  void readsWhatItWrites() throws IOException {
    DirectionMaps maps = read(file);
    assertEquals(List.of("L5_A", "L5_B"), List.copyOf(maps.maps().keySet()));
    DirectionMaps.Entry entry = maps.maps().get("L5_A");
    assertEquals(new CellShape(77, 1234.5), entry.shape());
    for (int i = 0; i < GRID.size(); i++) {
      assertEquals(4321.25 + 0.25 * i, entry.map().threshold(i));
    }
    Path again = folder.resolve("again.csv.gz");
    maps.write(again);
    assertEquals(-1, Files.mismatch(file, again));
  }

  @Test
  void rejectsDamagedFiles() throws IOException {
    byte[] good = Files.readAllBytes(file);
    Fuzz.assertReadOrRefused(folder.resolve("fuzz.csv.gz"), good, 10, DirectionMapsTest::read);
    Files.write(file, Arrays.copyOf(good, good.length - 20));
    assertEquals(file + ": is damaged or truncated", rejection());
    Files.writeString(file, "cell");
    assertEquals(file + ": is damaged or truncated", rejection());
  }

  @Test
  void rejectsInvalidContentByPlace() throws IOException {
    repack(text -> text.replace("L5_A", "L5_B"));
    assertEquals(file + ": line 3, column cell: cell L5_B occurs twice", rejection());
    write();
    repack(text -> text.replace(",300.00,", ",-300.00,"));
    assertEquals(file + ": line 3, column 0/0: the threshold must be above 0", rejection());
    write();
    repack(text -> text.replace(",300.25,", ",NaN,"));
    assertEquals(file + ": line 3, column 15/0: 'NaN' is not a finite number", rejection());
    write();
    repack(text -> text.replace("15/10,", "15/11,"));
    assertEquals(file + ": is not a table of threshold-direction maps", rejection());
  }

  private void repack(UnaryOperator<String> change) throws IOException {
    String text;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(change.apply(text).getBytes(StandardCharsets.UTF_8));
    }
  }

  private String rejection() {
    return assertThrows(FormatException.class, () -> read(file)).getMessage();
  }
}

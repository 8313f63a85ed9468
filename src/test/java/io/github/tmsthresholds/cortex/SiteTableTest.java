/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.Cost;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.Layer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTableTest {

  private static final String HEADER = "x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer\n";

  @TempDir
  private Path folder;

  @Test
  void readsBackWrittenSitesToTheBit() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Vec3 p = new Vec3(random.nextDouble(-90, 90), random.nextDouble(-1e-6, 1e-6), random.nextDouble(-90, 90));
      Vec3 n = new Vec3(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1)).unit();
      sites.add(new Site(p, n, random.nextDouble(360), Layer.values()[i % 5]));
    }
    Path file = folder.resolve("sites.csv");
    SiteTable.write(file, sites);
    assertEquals(sites, SiteTable.read(file));
  }

  @Test
  void findsColumnsByNameAndNormalisesNormals() throws IOException {
    Path file = folder.resolve("sites.csv");
    Files.writeString(file, "layer,note,nz,ny,nx,azimuth_deg,x_mm,y_mm,z_mm\nL5,mine,4,0,3,90,1,2,3\n");
    assertEquals(List.of(new Site(new Vec3(1, 2, 3), new Vec3(3, 0, 4).unit(), 90, Layer.L5)), SiteTable.read(file));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "1,2,3,0,0,0,10,L5|line 3, column nx: a normal",
      "1,2,NaN,0,0,1,10,L5|line 3, column z_mm: 'NaN' is not a finite number",
      "1,2,3,0,0,1,east,L5|line 3, column azimuth_deg: 'east' is not a finite number",
      "1,2,3,0,0,1,10,L7|line 3, column layer: layer 'L7'",
      "1,5,2,3,0,0,1,10,L5|line 3: must have 8 comma-separated cells",
  })
  void rejectsInvalidRowsByName(String row, String why) throws IOException {
    Path file = folder.resolve("sites.csv");
    Files.writeString(file, HEADER + "1,2,3,0,0,1,10,L5\n" + row + "\n");
    assertRefused(file, why);
  }

  @Test
  void rejectsMissingColumnsAndEmptyTables() throws IOException {
    Path file = folder.resolve("sites.csv");
    Files.writeString(file, HEADER.replace(",ny", "") + "1,2,3,0,1,10,L5\n");
    assertRefused(file, "column 'ny' is missing");
    Files.writeString(file, HEADER);
    assertRefused(file, "at least one site");
  }

  private static void assertRefused(Path file, String why) {
    String message = assertThrows(FormatException.class, () -> SiteTable.read(file)).getMessage();
    assertTrue(message.contains(file.toString()) && message.contains(why), message);
  }

  @Test
  void rejectsDamagedTables() throws IOException {
    String table = HEADER + "1,2,3,0,0,1,10,L5\n-4.5,2e1,3,0.6,0,0.8,0,L23\n7,8,9,0,-1,0,359.5,L4\n";
    Fuzz.assertReadOrRefused(
        folder.resolve("damaged.csv"), table.getBytes(StandardCharsets.UTF_8), 60, SiteTable::read);
  }

  @Test
  void acceptsLineEndingsOfEverySystem() throws IOException {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      Path file = Files.writeString(folder.resolve("ends.csv"), (HEADER + "\n1,2,3,0,0,1,10,L5").replace("\n", end));
      assertEquals(List.of(new Site(new Vec3(1, 2, 3), Vec3.Z, 10, Layer.L5)), SiteTable.read(file));
      Files.writeString(file, (HEADER + "\n1,2,3,0,0,1,10,L8").replace("\n", end));
      assertRefused(file, "line 3, column layer");
    }
  }

  @Test
  void rejectsHostileTablesAtLowCost() throws IOException {
    for (String text : new String[] {",".repeat(5_000_000), "x".repeat(5_000_000), HEADER + "1,".repeat(5_000_000)}) {
      Cost.assertRefused(Files.writeString(folder.resolve("long.csv"), text), SiteTable::read, "is longer than 65536");
    }
    Cost.assertRefused(Files.writeString(folder.resolve("wide.csv"), ",".repeat(5000)), SiteTable::read,
        "more than 1000 columns");
  }
}

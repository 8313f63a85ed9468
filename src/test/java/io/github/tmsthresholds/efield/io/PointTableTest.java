/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointTableTest {

  private static final String TABLE = "z_mm,name,x_mm,y_mm\n3,a,1,0.1\n-6.5e1,b,4,5\n";

  @TempDir
  Path folder;

  @Test
  void readsColumnsByNameAndWritesVectorsExactly() throws IOException {
    PointTable points = PointTable.read(Files.writeString(folder.resolve("points.csv"), TABLE));
    assertEquals(2, points.count());
    assertEquals(new Vec3(4, 5, -65), points.point(1));
    double[] e = {1.0 / 3, -2e-300, Math.PI, 0, 1e300, 0.1};
    Path file = folder.resolve("e.csv");
    points.write(file, e);
    CsvTable back = CsvTable.read(file);
    assertArrayEquals(new double[] {e[0], e[3]}, back.numbers(back.column("Ex_V_per_m")), 0);
    assertArrayEquals(new double[] {e[2], e[5]}, back.numbers(back.column("Ez_V_per_m")), 0);
    assertArrayEquals(points.xyz(), PointTable.read(file).xyz(), 0);
  }

  @Test
  void reportsDamagedTablesAsFormatErrors() throws IOException {
    Fuzz.assertReadOrRefused(folder.resolve("damaged.csv"), TABLE.getBytes(StandardCharsets.UTF_8), 25,
        PointTable::read);
  }
}

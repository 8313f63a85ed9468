/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SharedData;
import io.github.tmsthresholds.io.CsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled networks of medians in E-fields held out as a whole, at 512 sites of a cell type and waveform. */
class MedianErrorsTest {

  private static final List<String> FIELDS = List.of("03", "05", "09", "13", "14", "16", "18", "22");
  /** Most mean absolute error of each estimator, percent; that of networks is near what twelve azimuths leave open. */
  private static final Map<String, Double> MOST = Map.of("network", 1.0, "single_networks", 0.6, "uniform", 5.0);

  @TempDir
  Path folder;

  @Tag("reference")
  @Test
  void networksTellTheMediansOfTheCableSolver() throws IOException {
    List<String> words = new ArrayList<>(List.of("test-data/medians/head.csv",
        SharedData.require("efield/colin27_tissues_1mm.nii.gz").toString(), folder.toString(), folder.toString()));
    FIELDS.forEach(field -> words.add(SharedData.require("efield/fields/train_" + field + ".nii.gz").toString()));
    MedianErrors.main(words.toArray(String[]::new));
    CsvTable errors = CsvTable.read(folder.resolve("errors.csv"));
    assertEquals(5 * 2 * MOST.size(), errors.rows());
    for (int row = 0; row < errors.rows(); row++) {
      String estimator = errors.text(row, errors.column("estimator"));
      String what = errors.text(row, errors.column("cell")) + ", " + errors.text(row, errors.column("waveform")) + ", "
          + estimator;
      double mape = errors.number(row, errors.column("mape_percent"));
      assertEquals(512, errors.number(row, errors.column("sites")), what);
      assertTrue(mape <= MOST.get(estimator), what + ": " + mape);
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFieldParametersTest {

  @TempDir
  Path folder;

  @BeforeEach
  void writeHead() throws IOException {
    SmallHead.write(folder);
  }

  @Test
  void warnsOfAFieldInMillivoltsByName() throws IOException {
    Path strong = changed("efield.nii.gz", "strong.nii", v -> 1000 * v, Values.FLOAT32);
    List<String> warnings = warnings(folder.resolve("efield.nii.gz") + "," + strong, "tissues.nii.gz");
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(warnings.get(0).startsWith("the E-field of " + strong + " reaches 1.54e+03 V/m"), warnings::toString);
  }

  @Test
  void warnsOfLabelsWithOtherNumbering() throws IOException {
    changed("tissues.nii.gz", "swapped.nii", v -> v == 1 ? 2 : v == 2 ? 1 : v, Values.UINT8);
    List<String> warnings = warnings(folder.resolve("efield.nii.gz").toString(), "swapped.nii");
    assertEquals(1, warnings.size(), warnings::toString);
    String problem = folder.resolve("swapped.nii") + ": the labels 1, 2, 3 do not follow each other from the inside";
    assertTrue(warnings.get(0).startsWith(problem), warnings::toString);
  }

  private List<String> warnings(String efields, String tissues) throws IOException {
    List<String> warnings = new ArrayList<>();
    new TrainingFieldParameters(efields, folder.resolve(tissues).toString(), 0, 0, 1)
        .open(folder, warnings::add, Progress.NONE);
    return warnings;
  }

  /** Writes a volume of the small head with other values. */
  private Path changed(String from, String to, DoubleUnaryOperator value, Values type) throws IOException {
    Volume volume = NiftiReader.read(folder.resolve(from), Progress.NONE);
    float[] values = new float[volume.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(volume.values()[i]);
    }
    Path file = folder.resolve(to);
    NiftiWriter.write(file, new Volume(volume.grid(), volume.components(), values, volume.name()), type, "");
    return file;
  }
}

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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.efield.io.NiftiWriter;
import io.github.tmsthresholds.efield.io.NiftiWriter.Values;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every parameter that names a volume reports what is wrong with the file: here a qform that contradicts the sform, and
 * neither of them.
 */
class VolumeWarningsTest {

  private static final int QFORM_CODE = 252;
  private static final int SFORM_CODE = 254;
  private static final int QFORM_OFFSET_X = 268;

  @TempDir
  static Path head;

  @TempDir
  Path out;

  @BeforeAll
  static void writeHead() throws IOException {
    SmallHead.write(head);
    RoundHead.write(head.resolve("round.nii.gz"));
    for (String name : List.of("efield", "tissues", "round")) {
      Volume volume = NiftiReader.read(head.resolve(name + ".nii.gz"));
      Path file = head.resolve("qform_" + name + ".nii");
      NiftiWriter.write(file, volume, Values.FLOAT32, "");
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      header.putFloat(QFORM_OFFSET_X, header.getFloat(QFORM_OFFSET_X) + 7);
      Files.write(file, bytes);
      header.putShort(QFORM_CODE, (short) 0).putShort(SFORM_CODE, (short) 0);
      Files.write(head.resolve("none_" + name + ".nii"), bytes);
    }
    Files.writeString(head.resolve("thresholds.csv"), "layer,cell,site,x_mm,y_mm,z_mm,E_V_per_m,threshold_A_per_us,"
        + "threshold_V_per_m,initiation_section,initiation_um,spike_ms,reason\n"
        + "L5,L5_a,0,12,12,8,1.5,200,300,axon0,1,0.1,\n");
    Files.copy(head.resolve("none_efield.nii"),
        Files.createDirectories(head.resolve("fields")).resolve("field.nii"));
  }

  private static final String CELLS = "cells=@cells/L5_Small estimator=uniform tolerance=0.1 ";
  private static final String MAP = CELLS + "sites=@sites.csv ";
  private static final String PAIR = "cells=@cells/L5_Small estimators=uniform tolerance=0.1 limit=1";
  private static final String OVER = "coil=Figure8_70mm target=2,3,25 ";

  /** Options with one volume that is reported, and none that is not. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Open E-field...           | efield=@none_efield.nii",
      "Open E-field...           | efield=@efield.nii.gz tissues=@qform_tissues.nii",
      "Convert E-field...        | input=@qform_efield.nii",
      "Convert E-field...        | input=@none_efield.nii spacing=2",
      "Convert E-field...        | input=@efield.nii.gz add=@qform_efield.nii",
      "Convert E-field...        | input=@efield.nii.gz tissues=@none_tissues.nii",
      "Field Components...       | efield=@none_efield.nii tissues=@tissues.nii.gz",
      "Field Components...       | efield=@efield.nii.gz tissues=@none_tissues.nii",
      "Place Neurons...          | tissues=@none_tissues.nii target=12,12,8 radius=6",
      "Place Neurons...          | tissues=@tissues.nii.gz mask=@qform_tissues.nii target=12,12,8 radius=6",
      "Simulate E-field...       | tissues=@qform_round.nii spacing=8 " + OVER,
      "From Head to Map...       | tissues=@qform_round.nii limit=1 spacing=4 radius=9 " + CELLS + OVER,
      "From Head to Map...       | tissues=@round.nii.gz mask=@qform_round.nii limit=1 spacing=4 radius=9 "
          + CELLS + OVER,
      "Estimate Thresholds...    | efield=@none_efield.nii " + MAP,
      "Estimate Thresholds...    | efield=@efield.nii.gz tissues=@none_tissues.nii " + MAP,
      "Estimate Thresholds...    | efield=@efield.nii.gz mask=@none_tissues.nii " + MAP,
      "Compare Estimators...     | efield=@none_efield.nii sites=@sites.csv " + PAIR,
      "Compare Estimators...     | efield=@efield.nii.gz tissues=@qform_tissues.nii sites=@sites.csv "
          + PAIR,
      "Measure Thresholds...     | thresholds=@thresholds.csv regions=@none_tissues.nii",
      "Plot Thresholds...        | thresholds=@thresholds.csv tissues=@qform_tissues.nii",
      "Simulate Neuron...        | cell=@cells/L5_Small efield=@none_efield.nii sites=@sites.csv row=0 amplitude=50",
      "Simulate Neuron...        | cell=@cells/L5_Small efield=@efield.nii.gz tissues=@none_tissues.nii"
          + " sites=@sites.csv row=0 amplitude=50",
      "Generate Training Data... | efields=@none_efield.nii tissues=@tissues.nii.gz cells=@cells sites=1",
      "Generate Training Data... | efields=@efield.nii.gz tissues=@none_tissues.nii cells=@cells sites=1"})
  void everyCommandReportsTheFile(String command, String options) throws IOException {
    String extension = command.matches("(Open|Convert|Field|Simulate E).*") ? ".nii"
        : command.matches("(Place|Measure).*") ? ".csv" : "";
    Path output = out.resolve("result" + extension);
    Batch.runCommand(command, options.replace("@", head + "/") + " output=" + output);
    assertWarned(options, Path.of(output + ".log"));
  }

  @Test
  void aBatchReportsTheFile() throws IOException {
    BatchMaps.maps(("inputs=@fields " + MAP).replace("@", head + "/") + " output=" + out.resolve("maps"));
    assertWarned("@fields/field.nii none_", out.resolve("maps").resolve("field.log"));
  }

  private static void assertWarned(String options, Path log) throws IOException {
    List<String> warnings = Files.readAllLines(log).stream().filter(line -> line.contains(" Warning: ")).toList();
    String file = head + options.replaceFirst(".*@((none|qform)_[a-z]+|fields/field)\\.nii.*", "/$1.nii");
    String problem = options.contains("none_") ? ": neither sform nor qform has a code" : ": has an sform and a qform";
    assertTrue(warnings.stream().anyMatch(line -> line.contains(" Warning: " + file + problem)),
        () -> file + problem + " in " + warnings);
    assertEquals(1, warnings.stream().filter(line -> line.contains(" Warning: " + head)).count(), warnings::toString);
  }
}

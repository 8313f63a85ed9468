/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputWarningsTest {

  private static final Grid GRID = new Grid(20, 20, 20, Affine.ofSpacing(1, Vec3.ZERO));

  private static EField field(double size, double didt, double first) {
    float[] e = new float[3 * GRID.voxels()];
    Arrays.fill(e, 0, GRID.voxels(), (float) size);
    e[0] = (float) first;
    return EField.of(new Volume(GRID, 3, e, "E"), didt);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.1, 1", "5, 1", "150, 150", "2e-3, 1e-3"})
  void acceptsFieldsOfCoils(double size, double didt) {
    assertEquals(Optional.empty(), InputWarnings.field(field(size, didt, size)));
  }

  @ParameterizedTest
  @CsvSource({"1000, 1, 1.00e+03", "1e-3, 1, 0.00100", "150, 1, 150", "1, 1e6, 1.00e-06", "1e30, 1, 1.00e+30"})
  void warnsOfFieldsInOtherUnitsOrAtAnotherRate(double size, double didt, String reached) {
    String warning = InputWarnings.field(field(size, didt, size)).orElseThrow();
    assertTrue(warning.startsWith("the E-field of E reaches " + reached + " V/m at 1 A/us, but TMS"
        + " coils reach 0.02 to 20") && warning.contains("dI/dt = " + didt + " A/us (didt=)"), warning);
  }

  @ParameterizedTest
  @CsvSource({"-999.9, false", "-9999, true", "30, false", "1e35, true"})
  void warnsOfFillValues(double fill, boolean warned) {
    Optional<String> warning = InputWarnings.field(field(1, 1, fill));
    assertEquals(warned, warning.isPresent());
    warning.ifPresent(line -> assertTrue(line.startsWith("the E-field of E has 1 voxels above 1000.0 V/m"), line));
  }

  /** Returns a sphere of the first label in shells of the others, in bone and scalp, in air; cut at the lower edge. */
  private static TissueLabels sphere(int... insideOut) {
    byte[] labels = new byte[GRID.voxels()];
    for (int i = 0; i < labels.length; i++) {
      double r = GRID.centre(i % 20, i / 20 % 20, i / 400).minus(new Vec3(9, 10, 3)).norm();
      labels[i] = (byte) (r < 4 ? insideOut[0] : r < 6 ? insideOut[1] : r < 7.5 ? insideOut[2] : r < 9 ? 4 : 0);
    }
    return new TissueLabels(GRID, labels);
  }

  @Test
  void acceptsLabelsOfSimNibs() {
    assertEquals(Optional.empty(), InputWarnings.labels(sphere(1, 2, 3), "L"));
    assertEquals(Optional.empty(), InputWarnings.labels(sphere(1, 2, 4), "L"));
    assertEquals(Optional.empty(), InputWarnings.labels(sphere(4, 2, 5), "L"));
    assertEquals(Optional.empty(), InputWarnings.labels(sphere(1, 2, 0), "L"));
  }

  /** FSL's FAST, SPM's c1 to c3, the other three orders, and SPM's without CSF, from the inside out. */
  @ParameterizedTest
  @CsvSource({"3, 2, 1", "2, 1, 3", "1, 3, 2", "2, 3, 1", "3, 1, 2", "2, 1, 0"})
  void warnsOfLabelsInAnotherOrder(int white, int grey, int csf) {
    String warning = InputWarnings.labels(sphere(white, grey, csf), "L").orElseThrow();
    assertTrue(warning.startsWith("L: the labels 1, 2, 3 do not follow each other from the inside out, but must be"
        + " 1 white matter, 2 grey matter, 3 CSF, as in SimNIBS; check the numbering (FSL's FAST"), warning);
  }

  /** One hemisphere of FreeSurfer's aseg. */
  @Test
  void warnsOfGreyMatterAndCsfWithoutWhiteMatter() {
    String warning = InputWarnings.labels(sphere(2, 3, 24), "L").orElseThrow();
    assertTrue(warning.startsWith("L: has the labels 2 and 3 but not 1; "), warning);
  }
}

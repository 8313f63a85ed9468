/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.library;

import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.morphology.CellOrientation;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** The bundled synthetic neurons, one per cell type, as resources laid out like cell folders. */
final class BundledCells implements CellStore {

  private static final String FOLDER = "/io/github/tmsthresholds/neurons/";

  @Override
  public String place() {
    return "the bundled library";
  }

  @Override
  public List<String> names() {
    return Arrays.stream(CellType.values()).map(type -> type.layer() + "_Synthetic").toList();
  }

  @Override
  public MorphologyFile morphology(String cell) throws IOException {
    String file = cell + ".swc";
    String resource = FOLDER + cell + "/morphology/" + file;
    try (InputStream in = BundledCells.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource + ": is missing in this build");
      }
      return new MorphologyFile(resource, file, MorphologyReader.bytes(in, resource), CellOrientation.UP);
    }
  }
}

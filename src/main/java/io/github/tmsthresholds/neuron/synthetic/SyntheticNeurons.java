/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Grows the synthetic neurons that are bundled with the program, one per cell type, and writes them as cell folders. To
 * recreate the bundled ones after a change of parameters:
 *
 * <pre>{@code
 * mvn -q compile exec:java -Dmain-class=io.github.tmsthresholds.neuron.synthetic.SyntheticNeurons \
 *     -Dexec.args=src/main/resources/io/github/tmsthresholds/neurons
 * }</pre>
 */
public final class SyntheticNeurons {

  private SyntheticNeurons() {}

  /**
   * Writes the cell folders.
   *
   * @param args the folder to write {@code <cell>/morphology/<cell>.swc} into
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("there must be one argument: the folder to write the cell folders into");
    }
    for (MorphologyParameters parameters : MorphologyPresets.all()) {
      Path file = Path.of(args[0], parameters.name(), "morphology", parameters.name() + ".swc");
      AtomicFile.writeText(file, SyntheticNeuron.swc(parameters));
    }
  }
}

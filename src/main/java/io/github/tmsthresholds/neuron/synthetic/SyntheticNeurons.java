package io.github.tmsthresholds.neuron.synthetic;

import io.github.tmsthresholds.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Grows the neurons that come with the program, one a cell type, and writes them as cell folders. To renew the bundled
 * ones after a change of recipe:
 *
 * <pre>{@code
 * mvn -q compile exec:java -Dmain-class=io.github.tmsthresholds.neuron.synthetic.SyntheticNeurons \
 *     -Dexec.args=src/main/resources/io/github/tmsthresholds/neurons
 * }</pre>
 */
public final class SyntheticNeurons {

  private SyntheticNeurons() {}

  /**
   * @param args the folder to write {@code <cell>/morphology/<cell>.swc} into
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument was expected: the folder to write the cell folders into");
    }
    for (MorphologyParameters recipe : MorphologyPresets.all()) {
      Path file = Path.of(args[0], recipe.name(), "morphology", recipe.name() + ".swc");
      AtomicFile.writeText(file, SyntheticNeuron.swc(recipe));
    }
  }
}

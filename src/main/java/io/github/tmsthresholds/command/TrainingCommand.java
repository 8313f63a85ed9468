package io.github.tmsthresholds.command;

import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import java.io.IOException;
import java.util.List;
import org.scijava.plugin.Parameter;

/** What commands share that make training data, or train with them: the cells. */
abstract class TrainingCommand extends TmsCommand {

  @Parameter(label = "Cells", required = false, persist = false, description = Descriptions.CELLS)
  String cells = "";

  @Parameter(label = "Library", style = "directory", required = false, persist = false,
      description = Descriptions.LIBRARY)
  String library = "";

  @Parameter(label = "Main axon's end", choices = {"disabled", "intact"}, persist = false,
      description = Descriptions.TERMINAL)
  private String terminal = "disabled";

  final List<CellModel> build(List<CellWords.Found> found, Progress progress) throws IOException {
    return CellWords.build(found, AxonTerminal.ofLabel(terminal), progress);
  }
}

// Copies cells to your library, and turns them upright: +y of their morphologies must point to the pia.
//   Import_Neuron_Models.ijm cells=FOLDER|FILE.zip [library=FOLDER upright=none|apical|+x|-x|+y|-y|+z|-z]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Import Neuron Models...", getArgument());
if (error != "") exit(error);

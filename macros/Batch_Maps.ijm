// Computes threshold maps of all E-fields in a folder, each in a folder of its own, and a table of them, maps.csv.
//   Batch_Maps.ijm inputs=FOLDER output=FOLDER tissues=FILE|sites=FILE.csv [parameters of Threshold_Map.ijm but
//     efield=]
// A field that fails does not stop the others, but the exit code is then 1. Run again with the same parameters, the
// batch continues where it was stopped.
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.BatchMaps.run", getArgument());
if (error != "") exit(error);

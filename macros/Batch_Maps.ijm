// Threshold maps of all E-fields in a folder, each in a folder of its own, and what came of them: maps.csv.
//   Batch_Maps.ijm inputs=FOLDER output=FOLDER tissues=FILE|sites=FILE.csv [words of Threshold_Map.ijm but efield=]
// A field that fails does not stop the others, but the exit code is 1 then. Started again with the same words, the batch
// goes on where it was stopped.
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.BatchMaps.run", getArgument());
if (error != "") exit(error);

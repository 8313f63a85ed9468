// Statistics of a threshold map by region and layer, a CSV table: neurons, thresholds, lowest, quartiles and median.
//   Measure_Thresholds.ijm thresholds=FOLDER|FILE.csv output=FILE.csv [roi=FILE.roi|FILE.zip regions=FILE fired=A/us
//     scale=]
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Measure Thresholds...", getArgument());
if (error != "") exit(error);

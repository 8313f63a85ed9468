// Tabulates a threshold map by region and layer, as CSV: neurons, thresholds, lowest, quartiles and median.
//   Measure_Thresholds.ijm thresholds=FOLDER|FILE.csv [output=FILE.csv roi=FILE.roi|FILE.zip regions=FILE
//     fired=A/us scale=]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Measure Thresholds...", getArgument());
if (error != "") exit(error);

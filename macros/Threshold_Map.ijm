// Computes a threshold map of the neurons in an E-field: a folder with images, a table and a summary.
//   Threshold_Map.ijm efield=FILE tissues=FILE|surface=FILE|sites=FILE.csv output=FOLDER [cells=
//     estimator=cable|cnn|uniform|average|normal|magnitude waveform= layers= spacing= limit= azimuths= seed=
//     target=x,y,z radius= ...]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Estimate Thresholds...", getArgument());
if (error != "") exit(error);

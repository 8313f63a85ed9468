// Threshold map of the neurons in an E-field: images, a table and a summary in one folder.
//   Threshold_Map.ijm efield=FILE tissues=FILE|surface=FILE|sites=FILE.csv output=FOLDER [cells=
//     estimator=cable|cnn|uniform waveform= layers= spacing= limit= azimuths= seed= target=x,y,z radius= ...]
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Estimate Thresholds...", getArgument());
if (error != "") exit(error);

// Computes thresholds at random sites of E-fields as training data of networks: OUTPUT/<cell type>/<field>.h5.
//   Generate_Training_Data.ijm output=FOLDER efields=FOLDER|FILE,FILE... tissues=FILE [heads=0 synthetic=0 cells=
//     sites=256 waveform=monophasic,biphasic tolerance=0.001 max=5000 seed=1 threads=0 terminal=disabled|intact
//     library= checkpoint=FOLDER]
// May be stopped at any time; the same command continues. All parameters: page Parameters of the documentation.
// Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Generate Training Data...", getArgument());
if (error != "") exit(error);

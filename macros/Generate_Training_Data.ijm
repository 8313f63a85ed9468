// Thresholds at random sites of E-fields, for networks to learn from: OUTPUT/<cell type>/<field>.h5.
//   Generate_Training_Data.ijm output=FOLDER efields=FOLDER|FILE,FILE... tissues=FILE [heads=0 synthetic=0 cells=
//     sites=256 waveform=monophasic,biphasic tolerance=0.001 max=5000 seed=1 threads=0 terminal=disabled|intact library=]
// May be stopped at any time; the same line goes on. All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Generate Training Data...", getArgument());
if (error != "") exit(error);

// Estimators against the cable solver on some of your own neurons: table and figures of their errors in one folder.
//   Compare_Estimators.ijm efield=FILE tissues=FILE|sites=FILE.csv output=FOLDER [estimators=cnn,uniform limit=100 seed=
//     cells= networks= waveform= layers= target=x,y,z radius= ...]
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Compare Estimators...", getArgument());
if (error != "") exit(error);

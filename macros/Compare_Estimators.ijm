// Compares estimators with the cable solver on a sample of your neurons: a folder with a table and figures of the
// errors and of the agreement of maps. Estimators: cnn, uniform, average, normal, magnitude.
//   Compare_Estimators.ijm efield=FILE tissues=FILE|sites=FILE.csv output=FOLDER [estimators=cnn,uniform limit=100
//     seed= cells= networks= waveform= layers= target=x,y,z radius= ...]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Compare Estimators...", getArgument());
if (error != "") exit(error);

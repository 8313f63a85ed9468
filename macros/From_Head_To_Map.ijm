// From a labelled head to thresholds: places a coil over a target, computes its E-field, places neurons around the
// target and maps their thresholds; with angles= rotates the coil and tabulates median thresholds per layer, in
// angles.csv; with poses= makes a map for each pose in a file of a neuronavigation system or a table, and poses.csv.
//   From_Head_To_Map.ijm tissues=FILE coil=FILE|NAME target=x,y,z output=FOLDER [handle=x,y,z distance=4 radius=20
//     matrix=FILE.json|12 numbers angles=0,45,90|from:step:to poses=FILE cells= waveform=
//     estimator=cable|cnn|uniform|average|normal|magnitude layers= spacing= limit= conductivities= ...]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "From Head to Map...", getArgument());
if (error != "") exit(error);

// From a labelled head to thresholds: lays a coil over a target, computes its E-field, places neurons around the target
// and maps their thresholds; with angles= turns the coil and tabulates median thresholds a layer, in angles.csv.
//   From_Head_To_Map.ijm tissues=FILE coil=FILE|NAME target=x,y,z output=FOLDER [handle=x,y,z distance=4 radius=20
//     angles=0,45,90|from:step:to cells= estimator=cable|cnn|uniform waveform= layers= spacing= limit= conductivities= ...]
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "From Head to Map...", getArgument());
if (error != "") exit(error);

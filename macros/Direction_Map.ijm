// Computes thresholds of one cell over the directions of a uniform E-field: a table
// theta_deg,phi_deg,threshold_V_per_m.
//   Direction_Map.ijm cell=FOLDER|NAME output=FILE.csv [waveform= reverse= search=published|fast theta_step=15
//     phi_step=10 terminal=disabled|intact checkpoint=FOLDER ...]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Direction Map...", getArgument());
if (error != "") exit(error);

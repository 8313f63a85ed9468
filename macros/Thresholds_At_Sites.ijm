// Computes thresholds of every cell at every site of a table:
// site,cell,E_soma_V_per_m,threshold_A_per_us,threshold_V_per_m,reason; for several waveforms site,cell,waveform,...
//   Thresholds_At_Sites.ijm efield=FILE sites=FILE.csv output=FILE.csv [tissues= cells=
//     estimator=cable|cnn|uniform|average|normal|magnitude waveform=monophasic,biphasic reverse= ...]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Estimate Thresholds...", "result=table " + getArgument());
if (error != "") exit(error);

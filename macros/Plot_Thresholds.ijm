// Figures of computed thresholds, each as PNG, SVG and CSV: of a map the recruitment curve and histograms, of a direction
// map the sphere of directions.
//   Plot_Thresholds.ijm thresholds=FOLDER|FILE.csv output=FOLDER [mso=A/us stimulator=NAME]
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Plot Thresholds...", getArgument());
if (error != "") exit(error);

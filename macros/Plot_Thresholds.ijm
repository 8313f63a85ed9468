// Figures of computed thresholds, each as PNG, SVG and CSV: of a map its planes, the recruitment curve and histograms; of
// several maps how they differ; of a direction map the sphere of directions.
//   Plot_Thresholds.ijm thresholds=FOLDER|FILE.csv[,FOLDER|FILE.csv ...] output=FOLDER [planes=z:48,y:-21 layers= dpi=300
//     scale= mso=A/us|coil=FILE stimulator=NAME names= tissues=FILE]
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Plot Thresholds...", getArgument());
if (error != "") exit(error);

// Draws figures of computed thresholds, each as PNG, SVG and CSV: planes, the cortical surface, recruitment curves and
// histograms of a map; the differences of several maps; or the sphere of directions of a direction map.
//   Plot_Thresholds.ijm thresholds=FOLDER|FILE.csv[,FOLDER|FILE.csv ...] [output=FOLDER planes=z:48,y:-21 layers=
//     views=lateral,dorsal dpi=300 colours=viridis_r scale= mso=A/us|coil=FILE stimulator=NAME names= tissues=FILE]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Plot Thresholds...", getArgument());
if (error != "") exit(error);

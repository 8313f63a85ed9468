// Computes the thresholds of neurons at the recorded poses of a coil and compares them with the recorded pulses: a
// table, maps of the largest dose and of the number of pulses above threshold, and a figure over time.
//   Thresholds_Of_Pulses.ijm poses=FILE tissues=FILE coil=FILE|NAME output=FOLDER
//     [basis=FILE.h5 target=x,y,z radius=20 | mask=FILE | roi=FILE | regions=FILE label=1,2 | sites=FILE.csv
//      layers= spacing=3 cells= estimator=cnn waveform=monophasic reverse=false scale=
//      mso=A/us rmt=%MSO calibrate=NAME|FILE statistic=p5|median|lowest]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Thresholds of Pulses...", getArgument());
if (error != "") exit(error);

// Simulates the membrane potentials of one neuron under TMS: a folder with traces.csv, traces.png, potential.tif and
// summary.json.
//   Simulate_Neuron.ijm cell=FOLDER|NAME output=FOLDER [theta=180 phi=0 | efield=FILE sites=FILE.csv row=0 |
//     efield=FILE tissues=FILE target=x,y,z] [amplitude=300 unit=V/m|A/us|threshold record=soma,axon[0],start
//     duration=2 waveform= width= ratio= pulses= interval= reverse= terminal=disabled|intact ...]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Simulate Neuron...", getArgument());
if (error != "") exit(error);

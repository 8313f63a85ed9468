// Prepares a head for moving coils: solves for the E-fields of a basis of poses around a target, from which those of
// other poses follow in milliseconds (basis= of Simulate_EField.ijm and From_Head_To_Map.ijm).
//   Prepare_Head.ijm tissues=FILE coil=FILE|NAME target=x,y,z output=FILE.h5
//     [radius=30 reach=30 lift=0:10 tilt=15 coils=FILE,NAME error=1 extend=FILE.h5 conductivities=1:0.126,2:0.275]
// An interrupted run goes on when it is started again. All parameters: page Parameters of the documentation. Values
// with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Prepare Head...", getArgument());
if (error != "") exit(error);

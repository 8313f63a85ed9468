// Searches for the position and angle of a coil that stimulate a target best: tables of all poses, the best one as a
// matrix, a figure, and its threshold map in the folder best.
//   Optimise_Coil.ijm tissues=FILE coil=FILE|NAME target=x,y,z output=FOLDER
//     [basis=FILE.h5 objective=lowest|selective|magnitude radius=10 within=20 step=5 turn=15 distance=4 estimator=cnn
//      cells= layers= spacing=2 surround=20 didt=]
// With a basis of poses (Prepare_Head.ijm) a pose takes tens of milliseconds, without it seconds. All parameters: page
// Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Optimise Coil...", getArgument());
if (error != "") exit(error);

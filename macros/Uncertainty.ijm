// Estimates how uncertain thresholds are if conductivities, the pose of the coil, the depth of the neurons and the
// network have errors: medians and 5 to 95 % intervals per layer, site and voxel, and the share of each source.
//   Uncertainty.ijm tissues=FILE coil=FILE|NAME target=x,y,z output=FOLDER
//     [basis=FILE.h5 handle=x,y,z sources=conductivities,pose,depth,network position_error=2 distance_error=1
//      angle_error=5 depth_error=0.2 draws=256 mso= radius=10 spacing=2 estimator=cnn cells= layers= seed=1]
// Errors are standard deviations, in mm and degrees. About 60 E-fields are solved for, 37 with a basis of poses
// (Prepare_Head.ijm). All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Uncertainty...", getArgument());
if (error != "") exit(error);

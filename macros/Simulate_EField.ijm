// Computes the E-field of a coil in a labelled head or a sphere: a volume (.nii, .nii.gz, .tif), or a table
// x_mm,y_mm,z_mm,Ex_V_per_m,Ey_V_per_m,Ez_V_per_m of the field at points.
//   Simulate_EField.ijm tissues=FILE|sphere=RADIUS_MM coil=FILE|NAME matrix=FILE.json|target=x,y,z output=FILE
//     [handle=x,y,z distance=4 didt=1 reverse= conductivities=1:0.126,2:0.275 points=FILE.csv|spacing=]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Simulate E-field...", getArgument());
if (error != "") exit(error);

// Writes an E-field of any format (SimNIBS mesh, NIfTI, TIFF) as a volume, and the tissues of a mesh.
//   Convert_EField.ijm input=FILE output=FILE.nii.gz|.nii|.tif [spacing=1 field=E labels=FILE tissues=FILE
//     box=x1,y1,z1,x2,y2,z2 target=x,y,z radius=20 didt=1 scale=1 add=FILE,... weights=...]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Convert E-field...", getArgument());
if (error != "") exit(error);

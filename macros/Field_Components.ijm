// Computes the magnitude of an E-field and its components normal and tangential to the cortex: a volume, a table at
// sites, or GIFTI overlays on a surface.
//   Field_Components.ijm efield=FILE output=FILE.nii.gz|.nii|.tif|.csv|.gii [tissues=FILE sites=FILE.csv surface=FILE
//     didt=1]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Field Components...", getArgument());
if (error != "") exit(error);

// Magnitude of an E-field, and its components normal and tangential to the cortex: a volume, or at sites a table,
// or on a surface GIFTI.
//   Field_Components.ijm efield=FILE output=FILE.nii.gz|.nii|.tif|.csv|.gii [tissues=FILE sites=FILE.csv surface=FILE
//     didt=1]
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Field Components...", getArgument());
if (error != "") exit(error);

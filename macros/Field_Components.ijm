// Magnitude of an E-field, and its components normal and tangential to the cortex: a volume, or a table at sites.
//   Field_Components.ijm efield=FILE output=FILE.nii.gz|.nii|.tif|.csv [tissues=FILE sites=FILE.csv didt=1]
// All words: README.md. Values with spaces stand in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Field Components...", getArgument());
if (error != "") exit(error);

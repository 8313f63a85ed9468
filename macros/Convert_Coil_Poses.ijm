// Writes the coil poses in a file of a neuronavigation system, of SimNIBS or of a table in another format, which the
// extension selects: .xml Localite, .txt Brainsight, .json or .mat SimNIBS, .geo Gmsh, _markers.tsv NIBS-BIDS, .csv.
// With tissues= a table and a figure show whether the coils lie on the head.
//   Convert_Coil_Poses.ijm input=FILE output=FILE [offset=0 image=FILE tissues=FILE]
// All parameters: page Parameters of the documentation. Values with spaces go in square brackets.

error = call("io.github.tmsthresholds.ij.Batch.run", "Convert Coil Poses...", getArgument());
if (error != "") exit(error);

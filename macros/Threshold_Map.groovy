// Computes thresholds in an E-field and their recruitment curve in a SciJava script: for Fiji's script editor, or
// headless
//   fiji --headless --run Threshold_Map.groovy
//     "efield='E.nii.gz',tissues='tissues.nii.gz',layers='L23,L5',cells='',output='map'"
// Inputs that are not given have their defaults. All parameters: page Parameters of the documentation.

#@ File (label = "E-field") efield
#@ File (label = "Tissue labels") tissues
#@ String (label = "Layers", value = "L23,L5") layers
#@ String (label = "Cells", description = "empty for the bundled ones", required = false, value = "") cells
#@ File (label = "Folder for the results", style = "directory") output
#@ CommandService commands
#@output ij.ImagePlus map
#@output ij.ImagePlus recruitment

def fail = { error ->
  // headless, Fiji would exit with code 0
  if (java.awt.GraphicsEnvironment.headless) {
    System.err.println("error: " + error)
    System.exit(1)
  }
  throw new IllegalArgumentException(error)
}

def run = { name, inputs ->
  try {
    def module = commands.run("io.github.tmsthresholds.command." + name, true, inputs).get()
    module.isCanceled() ? fail(name + ": cancelled") : module
  } catch (java.util.concurrent.ExecutionException e) {
    // the exceptions of SciJava around that of the command
    fail(name + ": " + e.cause.cause.message)
  }
}

map = run("EstimateThresholds", [efield: efield.path, tissues: tissues.path, layers: layers, cells: cells,
    fill: "nearest", output: output.path]).getOutput("image")
recruitment = run("PlotThresholds", [thresholds: output.path, output: output.path]).getOutput("recruitment")

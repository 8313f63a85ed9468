package io.github.tmsthresholds.command;

/** What words mean that several commands share. */
final class Descriptions {

  static final String EFIELD = "volume of three components along the world axes, V/m (.nii, .nii.gz, .hdr, .img, "
      + ".tif), or SimNIBS mesh (.msh), whose quantity E is brought onto voxels of 1 mm";
  static final String DIDT = "coil current rate that the field was computed for; empty for what the file says, else 1";
  static final String SITES =
      "CSV file of neurons, x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer; empty to place them by the labels";
  static final String CELLS =
      "names, cell folders, folders or zips of cell folders, between commas; empty for the five bundled";
  static final String CELL = "name of a cell of your library or a bundled one, or a cell folder";
  static final String LIBRARY = "folder of your cells; empty for .tms-thresholds/cells in your home folder";
  static final String TENSORFLOW =
      "folder of the jars of TensorFlow Java; empty for those that Install TensorFlow Engine... installed";
  static final String WAVEFORM =
      "shape of the coil current rate: monophasic, biphasic, halfsine or ctms (near-rectangular), or a CSV file of time "
          + "(ms) and value";
  static final String WIDTH = "of the first phase of a ctms pulse, 5 to 150; empty for 60";
  static final String RATIO = "amplitude of the second phase of a ctms pulse relative to the first, 0.1 to 2; empty for "
      + "a coil current that runs down";
  static final String PULSES = "how many, 1 to 100, each of the amplitude";
  static final String INTERVAL = "from pulse to pulse of several, no shorter than the pulse";
  static final String REVERSE = "the coil current the other way round";
  static final String TERMINAL =
      "of layer 5 and 6 cells, whose main axon is cut in the models: disabled, so that it cannot fire first, or intact";
  static final String SEARCH = "fast: to the tolerance; published: to 0.05 V/m, as in the published studies";
  static final String TOLERANCE = "of the fast search, relative to the threshold";
  static final String MAX = "neurons that need more at the soma count as not firing";

  static final String THRESHOLDS = "folder of a threshold map, or its thresholds.csv";

  static final String SCALE = "factor of the thresholds that are shown and counted, such as 0.25 to bring simulated ones to "
      + "those of experiments; thresholds.csv keeps what the model says";

  static final String HEAD = "1 white matter, 2 grey matter, 3 CSF, 4 bone, 5 scalp";
  static final String CONDUCTIVITIES =
      "of labels, such as 1:0.126,2:0.275; those of other labels are SimNIBS's, as they all are if this is empty";
  static final String COIL = "coil file as SimNIBS has them (.ccd, .tcd, .nii, .nii.gz), or Figure8_70mm or Round_90mm";
  static final String HANDLE = "point that the handle points to, seen from the target; empty for the back of the head";
  static final String DISTANCE = "from the scalp to the coil's face";

  private Descriptions() {}
}

package io.github.tmsthresholds.command;

/** What words mean that several commands share. */
final class Descriptions {

  static final String EFIELD = "volume of three components along the world axes, V/m (.nii, .nii.gz, .hdr, .img, .tif)";
  static final String DIDT = "coil current rate that the field was computed for; empty for what the file says, else 1";
  static final String SITES =
      "CSV file of neurons, x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer; empty to place them by the labels";
  static final String CELLS =
      "names, cell folders, folders or zips of cell folders, between commas; empty for the five bundled";
  static final String LIBRARY = "folder of your cells; empty for .tms-thresholds/cells in your home folder";
  static final String WAVEFORM =
      "shape of the coil current rate: monophasic, biphasic or halfsine, or a CSV file of time (ms) and value";
  static final String REVERSE = "the coil current the other way round";
  static final String TERMINAL =
      "of layer 5 and 6 cells, whose main axon is cut in the models: disabled, so that it cannot fire first, or intact";
  static final String SEARCH = "fast: to the tolerance; published: to 0.05 V/m, as in the published studies";
  static final String TOLERANCE = "of the fast search, relative to the threshold";
  static final String MAX = "neurons that need more at the soma count as not firing";

  private Descriptions() {}
}

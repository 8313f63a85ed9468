/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import io.github.tmsthresholds.efield.coil.CoilPlacement;

/** Descriptions of parameters that several commands share. */
final class Descriptions {

  static final String EFIELD = "E-field volume with three components along the world axes, V/m (.nii, .nii.gz, .hdr, "
      + ".img, .tif), or SimNIBS mesh (.msh), whose quantity E is sampled on voxels of 1 mm";
  static final String DIDT = "coil current rate for which the field was computed; empty for the value in the file, "
      + "else 1";
  static final String SITES = "CSV file of neurons, x_mm,y_mm,z_mm,nx,ny,nz,azimuth_deg,layer; empty to place them by "
      + "the tissue labels";
  static final String CELLS = "comma-separated names, cell folders, folders of cells or zip files of cell folders; "
      + "empty for the five bundled cells";
  static final String CELL = "name of a cell in your library or of a bundled cell, or a cell folder";
  static final String LIBRARY = "folder of your cells; empty for .tms-thresholds/cells in your home folder";
  static final String TENSORFLOW =
      "folder of the jars of TensorFlow Java; empty for those that Install TensorFlow Engine... installed";
  static final String WAVEFORM = "waveform of the coil current rate: monophasic, biphasic, halfsine or ctms "
      + "(near-rectangular), or a CSV file of time (ms) and value, see recorded";
  static final String RECORDED = "what a CSV file of a waveform holds: rate, the coil current rate dI/dt divided by "
      + "its peak, which is the shape of the E-field; or current, the coil current, whose rate is computed";
  static final String WIDTH = "width of the first phase of a ctms pulse, 5 to 150; empty for 60";
  static final String RATIO = "amplitude of the second phase of a ctms pulse relative to the first, 0.1 to 2; empty "
      + "for a coil current that decays through a resistor";
  static final String PULSES = "number of pulses in a train, 1 to 100, all of the same amplitude";
  static final String INTERVAL = "time from the onset of one pulse to the next, at least the duration of a pulse";
  static final String CHECKPOINT =
      "folder for finished parts, from which a run that was stopped continues; empty for none";
  static final String REVERSE = "reverses the direction of the coil current";
  static final String TERMINAL = "end of the main axon of layer 5 and 6 cells, which is cut in the models: disabled, "
      + "so that it cannot fire first, or intact";
  static final String SEARCH = "fast: to the tolerance; published: to 0.05 V/m, as in the published studies";
  static final String TOLERANCE = "relative tolerance of the fast search";
  static final String MAX = "neurons that need a stronger field at the soma count as not firing";

  static final String THRESHOLDS = "folder of a threshold map, or its thresholds.csv";

  static final String SCALE = "factor applied to the thresholds that are shown and counted, such as 0.25 to match "
      + "simulated to experimental thresholds; thresholds.csv keeps the thresholds of the model";

  static final String HEAD = "1 white matter, 2 grey matter, 3 CSF, 4 bone, 5 scalp";
  static final String CONDUCTIVITIES = "conductivities by label, such as 1:0.126,2:0.275; labels that are not listed "
      + "have those of SimNIBS";
  static final String COIL = "coil file of SimNIBS (.ccd, .tcd, .nii, .nii.gz), or Figure8_70mm or Round_90mm";
  static final String WEIGHTS = "comma-separated factors of dI/dt, one per stimulator of the coil, in the order of its "
      + "file; empty for 1 each";
  static final String MATRIX = "coil mm to head mm: a JSON file with the key " + CoilPlacement.KEY + ", four rows of "
      + "four numbers, or the 12 numbers of the first three rows, separated by commas; empty to place the coil over "
      + "the target";
  static final String HANDLE = "point towards which the handle points, seen from the target; empty for the back of "
      + "the head";
  static final String POSES = "file of coil poses, for each of which a map is made: of Localite, Brainsight, Softaxic, "
      + "visor2, SimNIBS or NIBS-BIDS, or a CSV file of matrices; empty for a coil over the target";
  static final String DISTANCE = "distance from the scalp to the coil's face";

  static final String BASIS = "basis of poses that Prepare Head... wrote for these labels, from which the E-field is "
      + "computed in milliseconds, within its region only; empty to solve for the field in the whole head";
  static final String BASIS_ERROR = "poses for which the basis's estimated error of the E-field is larger are refused; "
      + "empty for the error for which the head was prepared";
  static final String EXACT = "solves for the E-field in full where the estimated error is too large, instead of "
      + "refusing the pose";

  private Descriptions() {}
}

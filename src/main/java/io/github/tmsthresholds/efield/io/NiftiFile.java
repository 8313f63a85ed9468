package io.github.tmsthresholds.efield.io;

import io.github.tmsthresholds.efield.Volume;

/** A NIfTI file as read in one pass. */
record NiftiFile(NiftiHeader header, Volume volume) {}

/** The E-field of a TMS coil on the voxels of a volume, and its interpolation, the one way for all that samples it. */
package io.github.tmsthresholds.efield;

/**
 * Coils of transcranial magnetic stimulation: their files, their places over a head, and the vector potential of their
 * currents.
 */
package io.github.tmsthresholds.efield.coil;

/**
 * Coils for transcranial magnetic stimulation: coil files, placement over a head, and the vector potential of the coil
 * current.
 */
package io.github.tmsthresholds.efield.coil;

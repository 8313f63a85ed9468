/** Shapes of the coil current's rate of change: built-in pulses, pulse trains and sampled waveforms. */
package io.github.tmsthresholds.cable.waveform;

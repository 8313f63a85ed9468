/** Ion channels, calcium dynamics and membranes of the cortical cell types (Markram et al. 2015). */
package io.github.tmsthresholds.neuron.membrane;

/** Model neurons: cell types, compartments, and what tells one cell from another. */
package io.github.tmsthresholds.neuron;

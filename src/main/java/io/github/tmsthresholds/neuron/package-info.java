/** Model neurons: cell types, cortical layers, cell models and their compartments. */
package io.github.tmsthresholds.neuron;

/** Grows the made-up neurons that come with the program. */
package io.github.tmsthresholds.neuron.synthetic;

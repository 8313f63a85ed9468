/** Neurons by name: the bundled ones and those in a user's folder or zip. */
package io.github.tmsthresholds.neuron.library;

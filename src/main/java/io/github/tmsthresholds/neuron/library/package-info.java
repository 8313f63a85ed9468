/** Neurons by name: those that come with the program, and those of a user's folder or zip. */
package io.github.tmsthresholds.neuron.library;

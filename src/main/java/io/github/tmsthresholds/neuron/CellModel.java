package io.github.tmsthresholds.neuron;

/** One neuron ready to be simulated: its name, its type (which decides the membrane) and its compartments. */
public record CellModel(String name, CellType type, Compartments compartments) {}

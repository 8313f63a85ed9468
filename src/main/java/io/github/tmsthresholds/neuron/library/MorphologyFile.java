package io.github.tmsthresholds.neuron.library;

/**
 * The morphology of a cell as it is stored.
 *
 * @param source how messages name the file
 * @param name its file name
 */
record MorphologyFile(String source, String name, byte[] content) {}

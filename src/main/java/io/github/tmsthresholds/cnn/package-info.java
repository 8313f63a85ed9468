/** Convolutional networks that estimate thresholds from the E-field around the soma: patches, files and inference. */
package io.github.tmsthresholds.cnn;

/**
 * Training of networks: samples from training data, the polarisation basis, optimisation, and errors on held-out
 * fields.
 */
package io.github.tmsthresholds.cnn.training;

/** Access to TensorFlow, which is optional: installation of its jars, class loading and inference. */
package io.github.tmsthresholds.cnn.tensorflow;

/** All that touches the classes of TensorFlow, which a class loader of its own loads. */
package io.github.tmsthresholds.cnn.tensorflow;

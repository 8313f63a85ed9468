/** Growth of the synthetic neurons that are bundled with the program. */
package io.github.tmsthresholds.neuron.synthetic;

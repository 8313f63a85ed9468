/** Traced neurons from files to compartments: reading, scaling, myelination and division (Aberra et al. 2018). */
package io.github.tmsthresholds.neuron.morphology;

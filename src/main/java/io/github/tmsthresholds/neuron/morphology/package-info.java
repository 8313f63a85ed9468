/** Traced neurons from their files to compartments: scaling, myelination, and cutting (Aberra et al. 2018). */
package io.github.tmsthresholds.neuron.morphology;

/** The cable equation of neurons in E-fields: pulses, quasipotentials, the solver, and the search for thresholds. */
package io.github.tmsthresholds.cable;

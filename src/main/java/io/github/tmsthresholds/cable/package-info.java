/**
 * The cable equation of neurons in E-fields: solver, quasipotentials, resting state and detection of action potentials.
 */
package io.github.tmsthresholds.cable;

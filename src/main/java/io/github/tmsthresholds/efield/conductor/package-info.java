/** E-fields that a coil induces in conductors: the analytic sphere, and heads given as tissue labels. */
package io.github.tmsthresholds.efield.conductor;

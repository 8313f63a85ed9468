/** E-fields that a coil induces in volume conductors: the analytic sphere, and heads given by tissue labels. */
package io.github.tmsthresholds.efield.conductor;

/** Placement of neurons in the cortex: cortical depth, surfaces, regions, and sites in layers or on surfaces. */
package io.github.tmsthresholds.cortex;

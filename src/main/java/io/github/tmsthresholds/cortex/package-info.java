/** Where neurons stand: tissues, cortical depth and layers, and sites placed on them or on surfaces. */
package io.github.tmsthresholds.cortex;

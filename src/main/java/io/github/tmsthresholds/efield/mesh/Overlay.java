package io.github.tmsthresholds.efield.mesh;

/**
 * One number for each vertex, or each triangle, of a surface, such as a threshold; NaN for none.
 *
 * @param name what the numbers are
 * @param values in the surface's order; this object's own
 */
public record Overlay(String name, float[] values) {}

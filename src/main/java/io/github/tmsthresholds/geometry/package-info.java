/** Vectors, rotations and affine maps of three-dimensional space, and the voxels of a volume in it. */
package io.github.tmsthresholds.geometry;

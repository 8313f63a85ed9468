/** Geometry of three-dimensional space: vectors, rotations, affine maps, boxes and voxel grids. */
package io.github.tmsthresholds.geometry;

/** Tetrahedral and triangular meshes, quantities on them, and their resampling on voxel grids. */
package io.github.tmsthresholds.efield.mesh;

/** Meshes of tetrahedra and triangles, quantities on them, and the way from a mesh to the voxels of a volume. */
package io.github.tmsthresholds.efield.mesh;

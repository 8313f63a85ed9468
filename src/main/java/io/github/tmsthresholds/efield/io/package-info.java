/** Files of volumes, meshes and surfaces: NIfTI, Gmsh, GIFTI and FreeSurfer. */
package io.github.tmsthresholds.efield.io;

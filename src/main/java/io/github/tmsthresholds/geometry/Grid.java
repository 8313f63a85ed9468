package io.github.tmsthresholds.geometry;

/**
 * The voxels of a volume: how many along each axis, and where they lie in the world (mm, RAS). Two volumes on equal
 * grids match voxel by voxel. A voxel's linear index is {@code x + nx * (y + ny * z)}. Immutable, thread-safe.
 */
public record Grid(int nx, int ny, int nz, Affine voxelToWorld) {

  /** @throws IllegalArgumentException if a size is below one or there are more than 2^31 - 1 voxels */
  public Grid {
    if (nx < 1 || ny < 1 || nz < 1) {
      throw new IllegalArgumentException("a volume of " + nx + " x " + ny + " x " + nz + " voxels is empty");
    }
    if ((long) nx * ny > Integer.MAX_VALUE / (long) nz) {
      throw new IllegalArgumentException(
          "a volume of " + nx + " x " + ny + " x " + nz + " voxels has more than 2^31 - 1 voxels");
    }
  }

  public int voxels() {
    return nx * ny * nz;
  }

  public int index(int x, int y, int z) {
    return x + nx * (y + ny * z);
  }

  public boolean contains(int x, int y, int z) {
    return x >= 0 && y >= 0 && z >= 0 && x < nx && y < ny && z < nz;
  }

  /** World position (mm) of a voxel's centre. */
  public Vec3 centre(int x, int y, int z) {
    return voxelToWorld.apply(x, y, z);
  }

  /** Linear index of the voxel whose centre is nearest to a world point (mm), or -1 if the point lies in no voxel. */
  public int indexAt(Vec3 world, Affine worldToVoxel) {
    Vec3 v = worldToVoxel.apply(world);
    int x = (int) Math.floor(v.x() + 0.5), y = (int) Math.floor(v.y() + 0.5), z = (int) Math.floor(v.z() + 0.5);
    return contains(x, y, z) ? index(x, y, z) : -1;
  }
}

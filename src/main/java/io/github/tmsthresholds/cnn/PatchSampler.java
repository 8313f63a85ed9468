package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;

/**
 * Takes patches of an E-field: the field at the points of a {@link PatchGrid} that is placed like a neuron, turned back
 * into the frame of the patch and divided by its magnitude at the soma (Aberra et al. 2023).
 *
 * <p>As along the neurites of the cable solver, a point outside the field takes the vector of the next point towards the
 * soma. A neuron touches few points of the cube, so a larger share of them may lie outside than of its compartments:
 * {@value #MOST_OUTSIDE}. Beyond that, or with the soma outside, the site has no patch. Immutable, thread-safe.
 */
public final class PatchSampler {

  /** Largest share of a patch's points that may lie outside the field. */
  public static final double MOST_OUTSIDE = 0.5;

  private final EField field;
  private final PatchGrid grid;
  private final double sign;
  private final double[] points;
  private final int[] predecessor;
  private final int[] outwards;

  /** @param reversed whether the coil current runs the other way round, which turns the field about */
  public PatchSampler(EField field, PatchGrid grid, boolean reversed) {
    this.field = field;
    this.grid = grid;
    this.sign = reversed ? -1 : 1;
    this.points = new double[3 + grid.values()];
    System.arraycopy(grid.positions(), 0, points, 3, grid.values());
    this.predecessor = grid.predecessors();
    this.outwards = grid.outwards();
  }

  /**
   * Takes the patches of {@code count} sites, from number {@code first} on, into the first lanes of a block; the other
   * lanes become zero.
   *
   * @throws IllegalArgumentException if the block is for another grid
   * @throws IndexOutOfBoundsException if there are fewer sites or lanes
   */
  public void sample(List<Pose> sites, int first, int count, PatchBlock block) {
    if (!block.grid().equals(grid)) {
      throw new IllegalArgumentException("a block of patches on " + grid + " was expected, not on " + block.grid());
    }
    for (int lane = 0; lane < count; lane++) {
      sample(sites.get(first + lane), lane, block);
    }
    for (int lane = count; lane < block.lanes(); lane++) {
      clear(lane, ThresholdStatus.OUTSIDE_FIELD, block);
    }
  }

  private void sample(Pose site, int lane, PatchBlock block) {
    double[] e = block.e;
    byte[] flag = block.flag;
    Vec3 soma = somaField(site, e, flag);
    block.somaField[lane] = soma.norm();
    block.outside[lane] = 0;
    // NaN fails the comparison
    if (!(block.somaField[lane] > 0)) {
      clear(lane, ThresholdStatus.OUTSIDE_FIELD, block);
      return;
    }
    Rotation turn = grid.frame() == PatchGrid.Frame.CELL ? site.cellToWorld() : alongField(site, soma);
    int n = 1 + grid.size();
    Vec3 at = site.position();
    turn.apply(points, e, n);
    for (int k = 0; k < e.length; k += 3) {
      e[k] += at.x();
      e[k + 1] += at.y();
      e[k + 2] += at.z();
    }
    field.sampler().sample(e, n, e, flag);
    int missing = carryOn(e, flag);
    block.outside[lane] = missing / (double) grid.size();
    if (block.outside[lane] > MOST_OUTSIDE) {
      clear(lane, ThresholdStatus.OUTSIDE_FIELD, block);
      return;
    }
    block.status[lane] = missing > 0 ? ThresholdStatus.PARTLY_OUTSIDE
        : flag[0] == FieldSampler.NEAREST ? ThresholdStatus.NEAREST_VOXEL : ThresholdStatus.NONE;
    turn.inverse().apply(e, e, n);
    double scale = sign / block.somaField[lane];
    block.somaDirection[lane] = new Vec3(scale * e[0], scale * e[1], scale * e[2]);
    for (int v = 0; v < block.values.length; v++) {
      block.values[v][lane] = (float) (scale * e[3 + v]);
    }
  }

  private Vec3 somaField(Pose site, double[] e, byte[] flag) {
    e[0] = site.position().x();
    e[1] = site.position().y();
    e[2] = site.position().z();
    field.sampler().sample(e, 1, e, flag);
    return new Vec3(e[0], e[1], e[2]);
  }

  /** The normal's frame turned about the normal so that the field at the soma has no y component. */
  private Rotation alongField(Pose site, Vec3 soma) {
    Rotation upright = Rotation.fromZTo(site.cellToWorld().apply(Vec3.Z));
    Vec3 e = upright.inverse().apply(soma.times(sign));
    return upright.after(Rotation.aboutZ(Math.toDegrees(Math.atan2(e.y(), e.x()))));
  }

  /** Gives every point outside the field the vector of the nearest point inside towards the soma; returns how many. */
  private int carryOn(double[] e, byte[] flag) {
    int missing = 0;
    for (int p : outwards) {
      if (flag[1 + p] == FieldSampler.OUTSIDE) {
        missing++;
        System.arraycopy(e, 3 * (1 + predecessor[p]), e, 3 * (1 + p), 3);
      }
    }
    return missing;
  }

  private static void clear(int lane, ThresholdStatus why, PatchBlock block) {
    block.status[lane] = why;
    block.somaDirection[lane] = null;
    for (float[] row : block.values) {
      row[lane] = 0;
    }
  }
}

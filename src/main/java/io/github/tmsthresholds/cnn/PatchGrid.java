package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.geometry.Vec3;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where the E-field of a patch is taken: a cubic lattice of points around the soma, in the frame of the patch. Point
 * number {@code x + points * (y + points * z)}; its three components are the values {@code 3 * number}, + 1 and + 2 of
 * a patch, so that a patch is a tensor of z, y, x and component. Immutable, thread-safe.
 *
 * @param points along each axis
 * @param edge of the cube, from the first point to the last, mm
 * @param offset of the cube's centre from the soma, mm, so that the cube may reach to where the axon is
 */
public record PatchGrid(int points, double edge, Vec3 offset, Frame frame) {

  /** The most points along an axis. */
  public static final int MOST_POINTS = 33;

  /** What the patch is turned with. */
  public enum Frame {
    /** The cell: its axis along the normal, turned about it by the site's azimuth. */
    CELL,
    /**
     * The field: the axis along the normal, the azimuth such that the E-field at the soma has no y component and a
     * positive x component. For what does not depend on the azimuth, such as the median over all of them.
     */
    FIELD
  }

  /** @throws IllegalArgumentException if the lattice has no point or too many, or no extent */
  public PatchGrid {
    if (points < 1 || points > MOST_POINTS) {
      throw new IllegalArgumentException("a patch of 1 to " + MOST_POINTS + " points an edge was expected, not " + points);
    }
    if (!(edge > 0) || Double.isInfinite(edge)) {
      throw new IllegalArgumentException("a patch needs an edge above 0 mm, not " + edge);
    }
    if (offset == null || !offset.isFinite() || frame == null) {
      throw new IllegalArgumentException("a patch needs an offset (mm) and a frame, not " + offset + " and " + frame);
    }
  }

  /** Around the soma in the frame of the cell. */
  public static PatchGrid centred(int points, double edge) {
    return new PatchGrid(points, edge, Vec3.ZERO, Frame.CELL);
  }

  /** Number of points. */
  public int size() {
    return points * points * points;
  }

  /** Number of values of a patch: three components a point. */
  public int values() {
    return 3 * size();
  }

  /** Positions of the points relative to the soma, mm, in the frame of the patch: x, y, z, x, y, z, ... */
  public double[] positions() {
    double[] r = new double[values()];
    for (int p = 0; p < size(); p++) {
      r[3 * p] = offset.x() + along(p % points);
      r[3 * p + 1] = offset.y() + along(p / points % points);
      r[3 * p + 2] = offset.z() + along(p / (points * points));
    }
    return r;
  }

  private double along(int i) {
    return points == 1 ? 0 : edge * (i / (points - 1.0) - 0.5);
  }

  /**
   * The next point on the way to the soma, for each point; -1 for the one nearest to it: a step of one along those axes
   * on which the point lies farthest from that one.
   */
  int[] predecessors() {
    int[] soma = {nearest(offset.x()), nearest(offset.y()), nearest(offset.z())};
    int[] predecessor = new int[size()];
    for (int p = 0; p < size(); p++) {
      int x = p % points - soma[0], y = p / points % points - soma[1], z = p / (points * points) - soma[2];
      int shell = Math.max(Math.abs(x), Math.max(Math.abs(y), Math.abs(z)));
      predecessor[p] = shell == 0 ? -1
          : p - step(x, shell) - points * step(y, shell) - points * points * step(z, shell);
    }
    return predecessor;
  }

  /** All points, every one after its predecessor. */
  int[] outwards() {
    int[] predecessor = predecessors();
    int[] depth = new int[size()];
    for (int p = 0; p < size(); p++) {
      for (int at = predecessor[p]; at >= 0; at = predecessor[at]) {
        depth[p]++;
      }
    }
    return IntStream.range(0, size()).boxed().sorted(Comparator.comparingInt(p -> depth[p])).mapToInt(p -> p).toArray();
  }

  private int nearest(double offset) {
    double at = points == 1 ? 0 : (0.5 - offset / edge) * (points - 1);
    return (int) Math.min(points - 1, Math.max(0, Math.rint(at)));
  }

  private static int step(int distance, int shell) {
    return Math.abs(distance) == shell ? Integer.signum(distance) : 0;
  }
}

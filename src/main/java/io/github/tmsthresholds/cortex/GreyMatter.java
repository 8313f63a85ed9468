package io.github.tmsthresholds.cortex;

import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.progress.Progress;

/**
 * The grey matter of a label volume as rows, one a voxel, joined by arms. Each voxel has six arms, along -x, +x, -y, +y,
 * -z and +z of the volume. An arm ends at the next voxel if that is grey matter; at the grey matter's surface, whose
 * place on the way is found by {@link SmoothedIndicator}, if it is white matter or (pial) any other tissue; and at
 * nothing at the volume's edge.
 */
final class GreyMatter {

  /** Arms per voxel. */
  static final int ARMS = 6;
  /** Of finding the surfaces, each taking its while: white matter's, the other tissues', and where arms cut them. */
  private static final int PARTS = 3;
  /** Places nearer to a voxel's centre than this fraction of a voxel are moved out to it, for the solver's sake. */
  private static final double SHORTEST = 0.05;

  final Grid grid;
  final int rows;
  /** Linear index of each row's voxel. */
  final int[] voxel;
  /** Row of each voxel, -1 where there is no grey matter. */
  final int[] row;
  /** What each arm ends at: a row, {@link #pia()}, {@link #white()}, or the voxel's own row for the volume's edge. */
  final int[] end;
  /** Length of each arm, mm. */
  final float[] arm;

  /** @throws java.util.concurrent.CancellationException if cancelled */
  GreyMatter(TissueLabels labels, Progress progress) {
    grid = labels.grid();
    row = new int[grid.voxels()];
    int n = 0;
    boolean[] white = new boolean[row.length], outside = new boolean[row.length];
    for (int i = 0; i < row.length; i++) {
      progress.step("voxels of the grey matter", i, row.length);
      int label = labels.label(i);
      row[i] = label == TissueLabels.GREY_MATTER ? n++ : -1;
      white[i] = label == TissueLabels.WHITE_MATTER;
      outside[i] = row[i] < 0 && !white[i];
    }
    rows = n;
    voxel = new int[n];
    end = new int[ARMS * n];
    arm = new float[ARMS * n];
    float[] inWhite = SmoothedIndicator.of(grid, white, progress.part(0, PARTS));
    float[] inOutside = SmoothedIndicator.of(grid, outside, progress.part(1, PARTS));
    Progress found = progress.part(2, PARTS);
    int[] stride = {1, grid.nx(), grid.nx() * grid.ny()};
    int[] size = {grid.nx(), grid.ny(), grid.nz()};
    for (int i = 0; i < row.length; i++) {
      if (row[i] < 0) {
        continue;
      }
      found.step(SmoothedIndicator.STAGE, row[i], rows);
      voxel[row[i]] = i;
      int[] at = {i % size[0], i / size[0] % size[1], i / stride[2]};
      for (int k = 0; k < ARMS; k++) {
        int axis = k / 2, step = k % 2 == 0 ? -1 : 1, next = i + step * stride[axis], a = ARMS * row[i] + k;
        double fraction = 1;
        if (at[axis] + step < 0 || at[axis] + step >= size[axis]) {
          end[a] = row[i];
        } else if (row[next] >= 0) {
          end[a] = row[next];
        } else {
          end[a] = white[next] ? white() : pia();
          float[] f = white[next] ? inWhite : inOutside;
          fraction = f[i] == f[next] ? 0.5 : Math.max(SHORTEST, f[i] / (double) (f[i] - f[next]));
        }
        arm[a] = (float) (fraction * grid.voxelToWorld().spacing(axis));
      }
    }
  }

  int pia() {
    return rows;
  }

  int white() {
    return rows + 1;
  }

  /**
   * Derivative along a volume axis (per mm) of a function given at rows, pia and white matter: second order on arms of
   * unequal length; at the volume's edge the function does not change.
   */
  double derivative(float[] f, int row, int axis) {
    int a = ARMS * row + 2 * axis;
    double hm = arm[a], hp = arm[a + 1], at = f[row];
    return (hm * hm * (f[end[a + 1]] - at) + hp * hp * (at - f[end[a]])) / (hm * hp * (hm + hp));
  }
}

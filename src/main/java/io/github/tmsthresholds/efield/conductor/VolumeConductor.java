package io.github.tmsthresholds.efield.conductor;

import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.coil.PlacedCoil;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;

/**
 * A head as a volume conductor, given by tissue labels, and the E-field that a coil induces in it: quasi-static,
 * {@code div(sigma (grad phi + dA/dt)) = 0} without current through the head's surface, by scalar-potential finite
 * differences on the voxels (Dawson and Stuchly 1996; for TMS e.g. Laakso and Hirata 2012). The potential lives at the
 * voxels' corners, E at their centres. What does not depend on the coil is computed once.
 *
 * <pre>
 * VolumeConductor head = HeadLabels.of(labels).conductor(Conductivities.SIMNIBS, Interfaces.SUBVOXEL, progress);
 * EField field = head.field(coil.placed(matrix), progress);
 * </pre>
 *
 * Thread-safe; fields are computed one after the other, each on all threads of the calling thread's fork-join pool. The
 * same bits whatever the number of threads.
 */
public final class VolumeConductor {

  /** How interfaces between tissues, and the surface of the head, run. */
  public enum Interfaces {
    /** Along the faces of the voxels. */
    STAIRCASE,
    /** Where the smoothed labels have them; conductivities of edges across are those of the volume fractions. */
    SUBVOXEL
  }

  /** Spacing of voxels, mm, beyond which a header must be wrong. */
  private static final double FINEST = 0.01;
  private static final double COARSEST = 100;
  /** Bytes a voxel of the head's box takes while a field is computed. */
  private static final long BYTES_PER_VOXEL = 90;
  /** Part of the set-up's time that the interfaces take. */
  private static final double SMOOTHING = 0.7;
  /** Norm of the residual at which the potential counts as converged; ten times less does not change an error of 0.5 %. */
  private static final double TOLERANCE = 1e-5;

  private final Grid grid;
  private final byte[] labels;
  private final LabelBox box;
  private final ResistorGrid nodes;
  private final PotentialSolver solver;

  private VolumeConductor(Grid grid, byte[] labels, LabelBox box, ResistorGrid nodes) {
    this.grid = grid;
    this.labels = labels;
    this.box = box;
    this.nodes = nodes;
    this.solver = new PotentialSolver(nodes);
  }

  /**
   * Any conductor; a head as read from a label volume comes by {@link HeadLabels}.
   *
   * @param labels one a voxel, unsigned, in the grid's linear order, 0 for air; used, not copied
   * @throws IllegalArgumentException if there is not one label a voxel, all is air, a label has no conductivity, the
   *     voxels are no rectangular boxes of a head's size, or Java has too little memory
   * @throws java.util.concurrent.CancellationException if progress says so
   */
  public static VolumeConductor of(Grid grid, byte[] labels, Conductivities conductivities, Interfaces interfaces,
      Progress progress) {
    if (labels.length != grid.voxels()) {
      throw new IllegalArgumentException(
          "the grid has " + grid.voxels() + " voxels, but there are " + labels.length + " labels");
    }
    checkRectangular(grid.voxelToWorld());
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0 && !conductivities.has(labels[i] & 0xff)) {
        throw new InvalidInputException("voxel " + grid.voxel(i) + ": no conductivity is known for the label "
            + (labels[i] & 0xff) + ", known are " + conductivities);
      }
    }
    LabelBox box = LabelBox.around(grid, labels);
    checkMemory(box.grid().voxels() * BYTES_PER_VOXEL);
    Progress smoothing = progress.between(0, SMOOTHING);
    SubvoxelLabels subvoxels =
        interfaces == Interfaces.SUBVOXEL ? SubvoxelLabels.smoothed(box, smoothing) : SubvoxelLabels.repeated(box, smoothing);
    ResistorGrid nodes = EdgeConductances.of(box.grid(), subvoxels, conductivities, progress.between(SMOOTHING, 1));
    progress.checkCancelled();
    return new VolumeConductor(grid, labels, box, nodes);
  }

  private static void checkRectangular(Affine map) {
    for (int i = 0; i < 3; i++) {
      Vec3 a = EdgeField.axis(map, i), b = EdgeField.axis(map, (i + 1) % 3);
      if (Math.abs(a.dot(b)) > 1e-3) {
        throw new InvalidInputException("the voxels are sheared, rectangular ones were expected: " + map);
      }
      if (!(map.spacing(i) >= FINEST && map.spacing(i) <= COARSEST)) {
        throw new InvalidInputException("the voxels are " + map.spacing(i) + " mm wide, those of a head measure from "
            + FINEST + " to " + COARSEST + " mm");
      }
    }
  }

  private static void checkMemory(long needed) {
    Runtime java = Runtime.getRuntime();
    long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
    if (needed > free) {
      System.gc();
      free = java.maxMemory() - java.totalMemory() + java.freeMemory();
    }
    if (needed > free) {
      throw new InvalidInputException("the head needs about " + (needed >> 20) + " MB of memory, Java has " + (free >> 20)
          + " MB left; resample it to larger voxels or give Java more (-Xmx)");
    }
  }

  /**
   * The E-field at the voxels' centres at a coil current rate of 1 A/us; exactly zero outside the head.
   *
   * @throws IllegalArgumentException if the coil reaches into the head
   * @throws IllegalStateException if the potential does not converge
   * @throws java.util.concurrent.CancellationException if progress says so
   */
  public synchronized EField field(PlacedCoil coil, Progress progress) {
    HeadLabels.requireOutside(coil, grid, labels);
    EdgeField edges = EdgeField.induced(coil, box.grid(), nodes, progress);
    float[] potential = new float[nodes.size()];
    solver.solve(edges.sources(), potential, TOLERANCE, progress);
    edges.subtractGradient(potential);
    float[] e = new float[Math.multiplyExact(3, grid.voxels())];
    Planes.each(0, grid.nz() - 1, grid.nx() * grid.ny(), "E-field in the voxels", progress, z -> {
      for (int i = grid.index(0, 0, z); i < grid.index(0, 0, z) + grid.nx() * grid.ny(); i++) {
        if (labels[i] != 0) {
          int x = i % grid.nx(), y = i / grid.nx() % grid.ny();
          Vec3 v = edges.atCentre(x - box.x0(), y - box.y0(), z - box.z0());
          e[i] = (float) v.x();
          e[grid.voxels() + i] = (float) v.y();
          e[2 * grid.voxels() + i] = (float) v.z();
        }
      }
    });
    return EField.of(new Volume(grid, 3, e, coil.name()), 1);
  }
}

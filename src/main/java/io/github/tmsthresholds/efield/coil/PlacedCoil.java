package io.github.tmsthresholds.efield.coil;

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A coil over a head. Points and vectors are x,y,z,x,y,z,... in world coordinates; points in mm. All fields are
 * those at a coil current rate dI/dt of 1 A/us; they are proportional to it. Each value is a sum in a fixed order: the
 * same bits whatever the number of threads. Immutable, thread-safe.
 *
 * <pre>
 * PlacedCoil coil = CoilReader.read(file).placed(CoilPlacement.readMatrix(json));
 * coil.potentialRate(points, n, vectors);
 * </pre>
 */
public final class PlacedCoil {

  private final String name;
  private final List<CoilSource> sources;

  PlacedCoil(String name, List<CoilSource> sources) {
    this.name = name;
    this.sources = List.copyOf(sources);
  }

  public String name() {
    return name;
  }

  /**
   * Rate of the magnetic vector potential, dA/dt, in free space, by the direct sum over the coil's elements.
   *
   * @param points n points, mm
   * @param out gets n vectors, V/m; may be {@code points}
   */
  public void potentialRate(double[] points, int n, double[] out) {
    sum(points, n, out, CoilSource::addPotentialRate);
  }

  /**
   * E-field in a ball around the origin whose conductivity depends on the radius alone, by a closed form; the coil
   * must lie outside the ball and the points within, which {@code conductor.SphericalConductor} sees to.
   *
   * @param points n points, mm, from the ball's centre
   * @param out gets n vectors, V/m; may be {@code points}
   */
  public void sphereField(double[] points, int n, double[] out) {
    sum(points, n, out, CoilSource::addSphereField);
  }

  private void sum(double[] points, int n, double[] out, BiConsumer<CoilSource, PointBlock> add) {
    IntStream.range(0, (n + PointBlock.SIZE - 1) / PointBlock.SIZE).parallel().forEach(k -> {
      int first = k * PointBlock.SIZE;
      PointBlock block = new PointBlock(points, first, Math.min(PointBlock.SIZE, n - first));
      for (CoilSource source : sources) {
        add.accept(source, block);
      }
      block.copyTo(out, first);
    });
  }

  /** The same coil, seen from a frame whose origin lies at this point (mm). */
  public PlacedCoil relativeTo(Vec3 origin) {
    Affine shift = Affine.ofSpacing(1, origin.times(-1));
    return new PlacedCoil(name, sources.stream().map(s -> s.moved(shift, 1)).toList());
  }

  /**
   * Distance (mm) from a box along the world axes to the nearest place where dA/dt is not smooth: a current element, or
   * anywhere in a sampled potential.
   */
  double clearance(Box box) {
    return sources.stream().mapToDouble(s -> s.clearance(box)).min().orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * A current element (mm) at which the condition holds. For a sampled potential, which does not tell its elements, a
   * point of the grid beside one, or on the grid's edge before one.
   */
  public Optional<Vec3> anyElement(Predicate<Vec3> condition) {
    return sources.stream().map(CoilSource::positions).flatMap(p -> IntStream.range(0, p.length / 3)
        .mapToObj(i -> new Vec3(p[3 * i], p[3 * i + 1], p[3 * i + 2]))).filter(condition).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}

package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.Reason;
import io.github.tmsthresholds.cable.ThresholdSolver;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.FieldSampler;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.uniform.DirectionGrid;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scijava.plugin.Plugin;

/** The uniform-field approximation: the field at the soma is taken for the field along the whole arbor. */
@Plugin(type = ThresholdEstimator.class, name = "uniform", priority = -10,
    description = "Uniform-field approximation: the cell's threshold for the direction of the E-field at the soma, "
        + "interpolated between 398 directions (Aberra et al. 2023).")
public final class UniformEstimator implements ThresholdEstimator {

  /** Maps depend on no site, so that they serve all requests for the same cell and pulse. */
  private final Map<List<Object>, DirectionMap> maps = new HashMap<>();

  @Override
  public Thresholds estimate(ThresholdRequest request, Progress progress) {
    int sites = request.sites().size(), cells = request.cells().size();
    Thresholds thresholds = new Thresholds(sites, cells, request.field().didt());
    byte[] flag = new byte[sites];
    Vec3[] field = somaFields(request, flag);
    for (int s = 0; s < sites; s++) {
      thresholds.setSomaField(s, field[s].norm());
    }
    for (int c = 0; c < cells; c++) {
      DirectionMap map = map(request, request.cells().get(c), progress.part(c, cells));
      for (int s = 0; s < sites; s++) {
        if (field[s].norm() > 0) {
          double threshold = map.interpolate(request.sites().get(s).pose().toCell(field[s]));
          thresholds.set(s, c, threshold, reason(threshold, flag[s]), null);
        }
      }
    }
    return thresholds;
  }

  private DirectionMap map(ThresholdRequest request, CellModel cell, Progress progress) {
    return maps.computeIfAbsent(List.of(cell, request.waveform(), request.search()), key -> {
      ThresholdSolver solver = new ThresholdSolver(cell, request.waveform(), request.search());
      return DirectionMap.compute(solver, DirectionGrid.PUBLISHED, request.threads(), progress);
    });
  }

  private static Reason reason(double threshold, byte flag) {
    return Double.isNaN(threshold) ? Reason.ABOVE_MAX : flag == FieldSampler.NEAREST ? Reason.NEAREST_VOXEL : Reason.NONE;
  }

  private static Vec3[] somaFields(ThresholdRequest request, byte[] flag) {
    int n = request.sites().size();
    double[] e = new double[3 * n];
    for (int s = 0; s < n; s++) {
      Site site = request.sites().get(s);
      e[3 * s] = site.position().x();
      e[3 * s + 1] = site.position().y();
      e[3 * s + 2] = site.position().z();
    }
    request.field().sampler().sample(e, n, e, flag);
    Vec3[] field = new Vec3[n];
    for (int s = 0; s < n; s++) {
      field[s] = new Vec3(e[3 * s], e[3 * s + 1], e[3 * s + 2]);
    }
    return field;
  }
}

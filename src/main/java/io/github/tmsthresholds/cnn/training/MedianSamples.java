package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.NetworkThresholds;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.job.Progress;
import io.github.tmsthresholds.math.Quantiles;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes training samples for the population median of a cell type, the median over its cells and {@value #AZIMUTHS}
 * azimuths: thresholds by a network of the single cells, at the sites of a data set. Stateless, thread-safe.
 */
public final class MedianSamples {

  /** Equal steps of rotation about the normal. */
  public static final int AZIMUTHS = 12;

  private MedianSamples() {}

  /** Medians over the network's thresholds of those of its outputs that have the waveform of each output asked for. */
  private record Answers(NetworkThresholds cells, List<List<Integer>> members, List<DirectionMap> maps)
      implements SampleList.Answers {

    @Override
    public double threshold(int site, int output) {
      return median(members.get(output), (member, azimuth) -> cells.voltPerMetre(member, site * AZIMUTHS + azimuth));
    }

    @Override
    public double uniform(Vec3 soma, int output) {
      return median(members.get(output), (member, azimuth) ->
          maps.get(member).interpolate(Rotation.aboutZ(azimuth * 360.0 / AZIMUTHS).apply(soma)));
    }

    private interface Threshold {
      double of(int member, int azimuth);
    }

    /** Over members and azimuths; NaN if one of them is not known. */
    private static double median(List<Integer> members, Threshold threshold) {
      double[] values = members.stream().flatMapToDouble(member ->
          IntStream.range(0, AZIMUTHS).mapToDouble(azimuth -> threshold.of(member, azimuth))).toArray();
      for (double v : values) {
        if (Double.isNaN(v)) {
          return Double.NaN;
        }
      }
      return Quantiles.median(values);
    }
  }

  /** Outputs for the medians over the cells of a network, one a waveform. */
  public static List<NetworkOutput> outputs(Network cells) {
    List<NetworkOutput> outputs = cells.description().outputs();
    CellType type = CellType.ofCell(outputs.get(0).cell());
    return outputs.stream().map(NetworkOutput::waveform).distinct().map(w -> NetworkOutput.median(type, w)).toList();
  }

  /**
   * The samples.
   *
   * @param cells network of the single cells
   * @param maps of each of its outputs
   * @param grid in the frame of the field, so that it does not depend on the azimuth
   * @param threads that share the work
   */
  public static TrainingSet of(TrainingData data, Network cells, List<DirectionMap> maps, PatchGrid grid, int threads,
      Progress progress) {
    List<NetworkOutput> outputs = outputs(cells);
    List<List<Integer>> members = outputs.stream().map(o -> members(cells, o.waveform())).toList();
    SampleList samples = new SampleList(grid, outputs, data.samples());
    for (int p = 0; p < data.parts().size(); p++) {
      progress.update("medians of single cells", p / (double) data.parts().size());
      TrainingData.Part part = data.parts().get(p);
      List<Site> sites = part.shard().sites();
      for (int direction = 0; direction < TrainingShard.DIRECTIONS; direction++) {
        NetworkThresholds thresholds =
            NetworkThresholds.of(cells, part.field(), turned(sites), direction == 1, threads, progress.between(1, 1));
        samples.add(part.shard().key().field(), part.field(), sites, direction == 1,
            new Answers(thresholds, members, maps));
      }
    }
    return samples.toSet();
  }

  private static List<Integer> members(Network cells, String waveform) {
    List<NetworkOutput> outputs = cells.description().outputs();
    return IntStream.range(0, outputs.size()).filter(o -> outputs.get(o).waveform().equals(waveform)).boxed().toList();
  }

  /** Each site at all azimuths, from its own on. */
  private static List<Pose> turned(List<Site> sites) {
    List<Pose> poses = new ArrayList<>();
    for (Site site : sites) {
      for (int a = 0; a < AZIMUTHS; a++) {
        double azimuth = site.azimuthDeg() + a * 360.0 / AZIMUTHS;
        poses.add(new Site(site.position(), site.normal(), azimuth, site.layer()).pose());
      }
    }
    return poses;
  }
}

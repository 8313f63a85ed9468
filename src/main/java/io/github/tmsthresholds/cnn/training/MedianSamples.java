/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.NetworkThresholds;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.dataset.TrainingData;
import io.github.tmsthresholds.cnn.dataset.TrainingShard;
import io.github.tmsthresholds.cortex.PopulationMedian;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.geometry.Pose;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Creates training samples for the medians of a population, see {@link PopulationMedian}, from thresholds that a
 * network of the single cells estimates at the sites of a data set. The medians are taken over {@value #AZIMUTHS}
 * azimuths, so that the first azimuth hardly matters: with the 12 azimuths of the definition it changes the medians by
 * 1 %, which would be noise in the training data. Stateless, thread-safe.
 */
public final class MedianSamples {

  static final int AZIMUTHS = 5 * PopulationMedian.AZIMUTHS;

  private MedianSamples() {}

  /**
   * Medians of the thresholds of single cells.
   *
   * @param cells thresholds of the single cells
   * @param members for each median, the indices of the network's outputs with its waveform
   * @param maps direction map of each output of the network
   */
  private record MedianThresholds(NetworkThresholds cells, List<List<Integer>> members, List<DirectionMap> maps)
      implements SampleList.SiteThresholds {

    @Override
    public double threshold(int site, int output) {
      double median = median(members.get(output), (member, azimuth) ->
          cells.voltPerMetre(member, site * AZIMUTHS + azimuth));
      return Double.isInfinite(median) ? Double.NaN : median;
    }

    @Override
    public double uniform(Vec3 soma, int output) {
      return median(members.get(output), (member, azimuth) ->
          maps.get(member).interpolate(Rotation.aboutZ(azimuth * 360.0 / AZIMUTHS).apply(soma)));
    }

    private interface Threshold {
      double of(int member, int azimuth);
    }

    private static double median(List<Integer> members, Threshold threshold) {
      return PopulationMedian.of(members.stream().flatMapToDouble(member ->
          IntStream.range(0, AZIMUTHS).mapToDouble(azimuth -> threshold.of(member, azimuth))).toArray());
    }
  }

  /**
   * Returns the outputs for the medians over the cells of a network, one per waveform. The population is named after
   * the cell type if the names of all cells begin with it, else after the layer.
   */
  public static List<NetworkOutput> outputs(Network cells) {
    List<NetworkOutput> outputs = cells.description().outputs();
    CellType type = CellType.ofCell(outputs.get(0).cell());
    boolean ofType = outputs.stream().allMatch(o -> o.cell().startsWith(type.label() + "_"));
    return outputs.stream().map(NetworkOutput::waveform).distinct()
        .map(w -> NetworkOutput.median(ofType ? type.label() : type.layer().name(), w)).toList();
  }

  /**
   * Creates the samples.
   *
   * @param data data set whose sites and E-fields are used
   * @param cells network of the single cells
   * @param maps direction map of each output of the network
   * @param grid grid of the patches, in the frame of the field, so that the patches do not depend on the azimuth
   * @param threads number of threads
   * @throws IllegalArgumentException if there are no samples
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static TrainingSet of(TrainingData data, Network cells, List<DirectionMap> maps, PatchGrid grid, int threads,
      Progress progress) {
    List<NetworkOutput> outputs = outputs(cells);
    List<List<Integer>> members = outputs.stream().map(o -> members(cells, o.waveform())).toList();
    SampleList samples = new SampleList(grid, outputs, data.samples());
    for (int p = 0; p < data.parts().size(); p++) {
      TrainingData.Part part = data.parts().get(p);
      List<Site> sites = part.shard().sites();
      List<Pose> turned = PopulationMedian.turned(sites, AZIMUTHS).stream().map(Site::pose).toList();
      for (int direction = 0; direction < TrainingShard.DIRECTIONS; direction++) {
        NetworkThresholds thresholds = NetworkThresholds.of(cells, part.field(), turned, direction == 1, threads,
            progress.part(TrainingShard.DIRECTIONS * p + direction, TrainingShard.DIRECTIONS * data.parts().size()));
        samples.add(part.shard().key().field(), part.field(), sites, direction == 1,
            new MedianThresholds(thresholds, members, maps));
      }
    }
    return samples.toSet();
  }

  private static List<Integer> members(Network cells, String waveform) {
    List<NetworkOutput> outputs = cells.description().outputs();
    return IntStream.range(0, outputs.size()).filter(o -> outputs.get(o).waveform().equals(waveform)).boxed().toList();
  }
}

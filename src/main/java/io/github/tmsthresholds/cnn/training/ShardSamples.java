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

import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.cnn.dataset.TrainingData;
import io.github.tmsthresholds.cnn.dataset.TrainingShard;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.uniform.DirectionMap;
import java.util.List;

/**
 * Creates training samples from shards: thresholds from the shards, patches from the fields in which they were
 * computed, the uniform approximation from the cells' direction maps. A sample is a site and a direction of the coil
 * current; samples without a patch or without any threshold are omitted. Stateless, thread-safe.
 */
public final class ShardSamples {

  private ShardSamples() {}

  /** Thresholds of a shard in one direction of the coil current. */
  private record ShardThresholds(TrainingShard shard, int direction, List<NetworkOutput> outputs,
      List<DirectionMap> maps) implements SampleList.SiteThresholds {

    @Override
    public double threshold(int site, int output) {
      NetworkOutput description = outputs.get(output);
      int cell = shard.key().cells().indexOf(description.cell());
      Samples samples = shard.waveforms().get(description.waveform());
      return samples == null || site >= samples.sites() ? Double.NaN : samples.threshold()[site][direction][cell];
    }

    @Override
    public double uniform(Vec3 soma, int output) {
      return maps.get(output).interpolate(soma);
    }
  }

  /**
   * Creates the samples of a data set.
   *
   * @param grid grid of the patches
   * @param outputs outputs of the network
   * @param maps direction map of each output
   * @throws IllegalArgumentException if the data lack one of the cells, or there are no samples
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static TrainingSet of(TrainingData data, PatchGrid grid, List<NetworkOutput> outputs, List<DirectionMap> maps,
      Progress progress) {
    for (NetworkOutput output : outputs) {
      if (!data.cells().contains(output.cell())) {
        throw new InvalidInputException("the data have no thresholds of " + output.cell() + ", only of "
            + String.join(", ", data.cells()));
      }
    }
    SampleList samples = new SampleList(grid, outputs, data.samples());
    for (int p = 0; p < data.parts().size(); p++) {
      progress.checkCancelled();
      progress.update("patches of E-fields", p / (double) data.parts().size());
      TrainingShard shard = data.parts().get(p).shard();
      for (int direction = 0; direction < TrainingShard.DIRECTIONS; direction++) {
        samples.add(shard.key().field(), data.parts().get(p).field(), shard.sites(), direction == 1,
            new ShardThresholds(shard, direction, outputs, maps));
      }
    }
    return samples.toSet();
  }
}

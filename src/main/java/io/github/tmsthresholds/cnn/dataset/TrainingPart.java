/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cnn.dataset.TrainingShard.Samples;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.part.PartFile;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalDouble;

/** The thresholds of a round of sites in a file, five bytes each, by site, direction and cell. Thread-safe. */
final class TrainingPart implements Part {

  private static final int MARK = 0x544d5354;
  private static final int THRESHOLD = Float.BYTES + 1;

  private final TrainingRound round;
  private final String id;
  private final PartFile file;

  TrainingPart(TrainingRound round, Checkpoint checkpoint) {
    this.round = round;
    id = round.digest();
    file = new PartFile(checkpoint.file(id, ".samples"), MARK, round.thresholds(), THRESHOLD);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<PartFile> files() {
    return List.of(file);
  }

  @Override
  public OptionalDouble cpuSeconds() {
    return OptionalDouble.of(round.cpuSeconds());
  }

  @Override
  public void compute(int threads, Progress progress) throws IOException {
    Samples samples = round.compute(threads, progress);
    file.write(out -> {
      for (int s = 0; s < samples.sites(); s++) {
        for (int d = 0; d < TrainingShard.DIRECTIONS; d++) {
          for (int c = 0; c < round.cells().size(); c++) {
            out.putFloat(samples.threshold()[s][d][c]).put((byte) samples.status()[s][d][c].ordinal());
          }
        }
      }
    });
  }

  /**
   * Reads the thresholds.
   *
   * @throws FormatException if the file has another content
   */
  Samples read() throws IOException {
    ByteBuffer in = file.read();
    ThresholdStatus[] statuses = ThresholdStatus.values();
    int sites = round.sites().size(), cells = round.cells().size();
    Samples samples = new Samples(new float[sites][TrainingShard.DIRECTIONS][cells],
        new ThresholdStatus[sites][TrainingShard.DIRECTIONS][cells]);
    for (int s = 0; s < sites; s++) {
      for (int d = 0; d < TrainingShard.DIRECTIONS; d++) {
        for (int c = 0; c < cells; c++) {
          samples.threshold()[s][d][c] = in.getFloat();
          int status = in.get();
          if (status < 0 || status >= statuses.length) {
            throw file.damaged("site " + s + " is damaged");
          }
          samples.status()[s][d][c] = statuses[status];
        }
      }
    }
    return samples;
  }
}

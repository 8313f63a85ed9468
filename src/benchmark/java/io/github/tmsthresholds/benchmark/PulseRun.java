/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.benchmark;

import io.github.tmsthresholds.cable.CableLanes;
import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.Arrays;

/** A simulation of 1 ms in every lane, too weak to fire, for benchmarks of the solver's steps only. */
public final class PulseRun {

  private static final double AMPLITUDE = 50;
  private static final double DURATION = 1;

  private final CableModel model;
  private final CableLanes lanes;
  private final double[] drive;
  private final double[] drives;

  /** Creates lanes in uniform fields of {@value #AMPLITUDE} V/m in directions all around. */
  public PulseRun(CableModel model, Waveform waveform, int lanes) {
    this.model = model;
    this.lanes = new CableLanes(model, lanes);
    drives = new double[lanes];
    drive = new double[(int) Math.round(DURATION / model.dt())];
    for (int i = 0; i < drive.length; i++) {
      drive[i] = AMPLITUDE * waveform.mean(i * model.dt(), (i + 1) * model.dt());
    }
    double[] es = new double[model.cell().compartments().count()];
    for (int lane = 0; lane < lanes; lane++) {
      Quasipotential.ofUniform(model.cell().compartments(), Vec3.ofAngles(180.0 * lane / lanes, 360.0 * lane / lanes),
          es);
      this.lanes.stimulate(lane, es);
    }
  }

  /** Simulates and returns the number of steps times compartments, in all lanes. */
  public long run() {
    for (int lane = 0; lane < drives.length; lane++) {
      lanes.reset(lane);
    }
    for (double d : drive) {
      Arrays.fill(drives, d);
      lanes.step(drives);
    }
    return (long) drive.length * drives.length * model.cell().compartments().count();
  }
}

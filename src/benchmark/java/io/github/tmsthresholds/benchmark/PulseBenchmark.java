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

import io.github.tmsthresholds.cable.CableModel;
import io.github.tmsthresholds.cable.waveform.MonophasicPulse;
import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Compartment-steps per second of the solver's kernel, on the bundled neurons, against the number of lanes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PulseBenchmark {

  @Param({"L23_Synthetic", "L4_Synthetic", "L5_Synthetic"})
  public String cell;

  @Param({"1", "4", "8", "16", "32"})
  public int lanes;

  private PulseRun pulse;

  /** What JMH reports besides the number of runs. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    public long compartmentSteps;
  }

  @Setup
  public void build() throws IOException {
    CableModel model = CableModel.of(CellLibrary.bundled().load(cell, AxonTerminal.DISABLED).content());
    pulse = new PulseRun(model, MonophasicPulse.INSTANCE, lanes);
  }

  @Benchmark
  public void pulse(Work work) {
    work.compartmentSteps += pulse.run();
  }
}

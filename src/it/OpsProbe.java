/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.ops.BaselineOps;
import io.github.tmsthresholds.ops.ThresholdOps;
import io.github.tmsthresholds.progress.Progress;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.scijava.ops.api.Hints;
import org.scijava.ops.api.OpEnvironment;
import org.scijava.progress.Task;

/**
 * Calls the ops by name in the engine of SciJava Ops, and compares the results with those of the functions, bit by bit.
 * Prints a line for each; ends with an exception if one differs. The argument is a Groovy script that calls ops.
 */
class OpsProbe {

  private static final String CELL = "L5_TTPC2_cADpyr232_1";

  private static void same(String call, Object expected, Object actual) {
    RandomAccessibleInterval<?> one = (RandomAccessibleInterval<?>) expected;
    RandomAccessibleInterval<?> other = (RandomAccessibleInterval<?>) actual;
    List<Double> values = values(one);
    if (values.isEmpty() || !values.equals(values(other))) {
      throw new AssertionError(call + ": " + values + ", " + values(other));
    }
    System.out.println("same: " + call);
  }

  private static List<Double> values(RandomAccessibleInterval<?> img) {
    List<Double> values = new ArrayList<>();
    for (Object v : Views.flatIterable(img)) {
      values.add(((RealType<?>) v).getRealDouble());
    }
    return values;
  }

  private static void refused(String call, Runnable run) {
    try {
      run.run();
    } catch (IllegalArgumentException e) {
      System.out.println("refused: " + call + ": " + e.getMessage());
      return;
    }
    throw new AssertionError(call);
  }

  public static void main(String[] args) throws Exception {
    EField sample = VolumeReader.NUMERIC.readField(Path.of("test-data/efield.nii.gz"), OptionalDouble.empty(),
        Progress.NONE).content();
    RandomAccessibleInterval<FloatType> efield = sample.vectors();
    double[] affine = sample.grid().voxelToWorld().rows();
    double[][] sites = {{0, -15, 68, 0, 0, 1, 0}, {0, 12, 70, 0, 0, 1, 90}};
    RandomAccessibleInterval<DoubleType> image = ArrayImgs.doubles(2, 7);
    for (int s = 0; s < 2; s++) {
      for (int k = 0; k < 7; k++) {
        image.getAt(s, k).set(sites[s][k]);
      }
    }
    RandomAccessibleInterval<?> tissues = VolumeReader.NUMERIC.readLabels(Path.of("test-data/tissues.nii.gz"),
        Progress.NONE).content().img();
    RandomAccessibleInterval<FloatType> labels = Views.hyperSlice((RandomAccessibleInterval<FloatType>) tissues, 3, 0);
    RandomAccessibleInterval<DoubleType> doubles =
        Converters.convert(efield, (in, out) -> out.set(in.get()), new DoubleType());
    OpEnvironment ops = OpEnvironment.build();

    RandomAccessibleInterval<DoubleType> expected =
        ThresholdOps.cnn(efield, affine, sites, CELL, null, null, null, null, null);
    same("tms.cnn efield, affine, sites", ThresholdOps.cnn(efield, affine, sites, null, null, null, null, null, null),
        ops.op("tms.cnn").input(efield, affine, sites).apply());
    same("tms.cnn ..., cells", expected, ops.op("tms.cnn").input(efield, affine, sites, CELL).apply());
    same("tms.cnn sites in an image", expected, ops.op("tms.cnn").input(efield, affine, image, CELL).apply());
    same("tms.cnn of doubles", expected, ops.op("tms.cnn").input(doubles, affine, sites, CELL).apply());
    same("tms.cnn of a view", expected, ops.op("tms.cnn")
        .input(Views.interval(efield, new long[] {5, 5, 5, 0}, new long[] {50, 50, 45, 2}), affine, sites, CELL)
        .apply());
    same("tms.cnn null waveform", ThresholdOps.cnn(efield, affine, sites, CELL, null, 2.0, null, null, null),
        ops.op("tms.cnn").input(efield, affine, sites, CELL, null, 2.0).apply());
    same("tms.cnn all arguments",
        ThresholdOps.cnn(efield, affine, sites, CELL, "biphasic", 1.0, labels, "V/m", "convolution"),
        ops.op("tms.cnn").input(efield, affine, sites, CELL, "biphasic", 1.0, labels, "V/m", "convolution").apply());
    same("tms.uniform", ThresholdOps.uniform(efield, affine, sites, CELL, null, null, null, null),
        ops.op("tms.uniform").input(efield, affine, sites, CELL).apply());
    same("tms.average", BaselineOps.average(efield, affine, sites, CELL, null, null, null, null),
        ops.op("tms.average").input(efield, affine, sites, CELL).apply());
    same("tms.cable", ThresholdOps.cable(efield, affine, sites, "L5_Synthetic", null, null, null, null),
        ops.op("tms.cable").input(efield, affine, sites, "L5_Synthetic").apply());
    same("tms.patches", ThresholdOps.patches(efield, affine, sites, null, null, null),
        ops.op("tms.patches").input(efield, affine, sites).apply());
    same("tms.patches of 5 points", ThresholdOps.patches(efield, affine, sites, 5, 1.5, null),
        ops.op("tms.patches").input(efield, affine, image, 5, 1.5).apply());
    same("tms.map", ThresholdOps.map(expected, sites, efield, affine), ops.op("tms.map")
        .input(ops.op("tms.cnn").input(efield, affine, sites, CELL).apply(), sites, efield, affine).apply());

    refused("tms.cnn", () -> ops.op("tms.cnn").input(efield, affine, sites, "L5_Nobody").apply());
    refused("tms.cnn", () -> ops.op("tms.cnn").input(efield, new double[9], sites).apply());

    List<Double> fractions = Collections.synchronizedList(new ArrayList<>());
    org.scijava.progress.Progress.addGlobalListener((Task task) -> fractions.add(task.progress()));
    same("tms.cnn with progress", ThresholdOps.cnn(efield, affine, image, null, null, null, null, null, null),
        ops.op("tms.cnn", new Hints("progress.TRACK")).input(efield, affine, image).apply());
    List<Double> sorted = fractions.stream().sorted().toList();
    if (!sorted.equals(fractions) || sorted.stream().distinct().count() < 3 || sorted.get(sorted.size() - 1) != 1) {
      throw new AssertionError("progress " + fractions);
    }
    System.out.println("progress: to 1");

    AtomicBoolean stop = new AtomicBoolean();
    org.scijava.progress.Progress.addGlobalListener(task -> {
      if (stop.get() && task.progress() > 0) {
        throw new CancellationException("by a listener");
      }
    });
    stop.set(true);
    try {
      ops.op("tms.cnn", new Hints("progress.TRACK")).input(efield, affine, sites).apply();
      throw new AssertionError("not cancelled");
    } catch (CancellationException e) {
      System.out.println("cancelled: tms.cnn " + e.getMessage());
    }
    stop.set(false);

    double[][] many = new double[4000][];
    for (int s = 0; s < many.length; s++) {
      many[s] = new double[] {0, -15, 68, 0, 0, 1, s * 0.09};
    }
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread = new Thread(() -> {
      try {
        ops.op("tms.cable").input(efield, affine, many, "L5_Synthetic").apply();
      } catch (Throwable e) {
        end.set(e);
      }
    });
    thread.start();
    Thread.sleep(2000);
    thread.interrupt();
    thread.join(10_000);
    if (!(end.get() instanceof CancellationException)) {
      throw new AssertionError("interruption: " + end.get() + (thread.isAlive() ? ", still running" : ""));
    }
    System.out.println("cancelled: tms.cable");

    Binding binding = new Binding();
    new GroovyShell(binding).evaluate(new File(args[0]));
    same("Groovy script", expected, binding.getVariable("thresholds"));
    System.exit(0);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.demo;

import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldImage;
import io.github.tmsthresholds.efield.io.VolumeReader;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.NamedCell;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.CnnEstimator;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.ThresholdEstimator;
import io.github.tmsthresholds.threshold.ThresholdRequest;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Thresholds in an E-field that is any image of ImgLib2. Run it in the root folder of the project. The page {@code
 * java.md} shows it.
 */
public final class ThresholdsOfAnImage {

  private ThresholdsOfAnImage() {}

  public static void main(String[] args) throws IOException {
    // any image of x, y, z and component: here one whose values are computed when they are read
    EField sample = VolumeReader.NUMERIC.readField(Path.of("test-data/efield.nii.gz"), OptionalDouble.empty(),
        Progress.NONE).reportTo(System.err::println);
    RandomAccessibleInterval<FloatType> vectors = sample.vectors();
    RandomAccessibleInterval<DoubleType> twice =
        Converters.convert(vectors, (in, out) -> out.set(2 * in.get()), new DoubleType());
    FieldImage image = new FieldImage(twice, sample.grid().voxelToWorld(), sample.didt(), "twice the sample");

    // copy the part of the field near the neurons
    List<Site> sites = List.of(new Site(new Vec3(0, -15, 68), Vec3.Z, 0, Layer.L5),
        new Site(new Vec3(0, 12, 70), Vec3.Z, 90, Layer.L5));
    List<Vec3> somas = sites.stream().map(Site::position).toList();
    ThresholdEstimator estimator = new CnnEstimator();
    CellModel cell = new NamedCell("L5_TTPC2_cADpyr232_1");
    Waveform waveform = Waveforms.of("monophasic");
    EField field = image.around(somas, estimator.reach(cell, waveform), Progress.NONE);

    // thresholds, and their map, which is an image again
    ThresholdRequest request = new ThresholdRequest(field, sites, List.of(cell), waveform);
    Thresholds thresholds = estimator.estimate(request, Progress.NONE);
    LayerThresholds layer = new LayerThresholds(Layer.L5, new int[] {0, 1}, sites, List.of(cell), thresholds);
    ThresholdMap map =
        ThresholdMap.of(List.of(layer), sample.grid(), MapQuantity.COIL_RATE, ThresholdMap.Channels.LAYERS);
    RandomAccessibleInterval<FloatType> img = map.volume().img();
    System.out.println(img.getAt(27, 12, 29, 0) + " A/us in the voxel of the first neuron");
  }
}

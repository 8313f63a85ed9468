/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.cnn.dataset.HeadFields;
import io.github.tmsthresholds.colour.ColourMap;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SitePlacement;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldComponents;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.coil.BuiltInCoils;
import io.github.tmsthresholds.efield.conductor.Conductivities;
import io.github.tmsthresholds.efield.conductor.HeadLabels;
import io.github.tmsthresholds.efield.conductor.VolumeConductor.Interfaces;
import io.github.tmsthresholds.efield.io.NiftiReader;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.map.NeuronTable;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.map.ThresholdTable;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.plot.MapFigure;
import io.github.tmsthresholds.plot.MapPlanes;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Long computations on the data of a whole head report their progress, and stop at any report if cancelled. */
class StagesTest {

  @TempDir
  static Path files;

  @TempDir
  Path out;

  private static final Grid GRID = new Grid(50, 40, 30, Affine.ofSpacing(1, Vec3.ZERO));
  private static final float[] NOISE = noise();
  private static final EField FIELD = EField.of(new Volume(GRID, 3, NOISE, "noise"), 1);
  private static final List<CellModel> CELLS = List.of(SmallCell.named("L5_A"), SmallCell.named("L5_B"));
  private static final LayerThresholds THRESHOLDS = thresholds();

  /** Work on {@link #files}; what it writes goes to a file. */
  private interface Work {
    void run(Path file, Progress progress) throws IOException;
  }

  /** @param ending of the file that is written, empty if none is */
  private record Stage(String name, String ending, Work work) {

    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Stage> STAGES = List.of(
      new Stage("reading .nii.gz", "", (file, p) -> ImageFiles.READER.readField(files.resolve("noise.nii.gz"),
          OptionalDouble.empty(), p)),
      new Stage("reading .nii", "", (file, p) -> ImageFiles.READER.readVolume(files.resolve("noise.nii"), p)),
      new Stage("reading sites", "", (file, p) -> SiteTable.read(files.resolve("sites.csv"), p)),
      new Stage("reading neurons", "", (file, p) -> NeuronTable.read(files.resolve("thresholds.csv"), p)),
      new Stage("writing .nii.gz", ".nii.gz", (file, p) -> ImageFiles.saveEField(FIELD, file, p)),
      new Stage("writing .nii", ".nii", (file, p) ->
      ImageFiles.saveMap(FIELD.volume(), List.of("a", "b", "c"), "V/m", file, p)),
      new Stage("writing .tif", ".tif", (file, p) -> ImageFiles.saveEField(FIELD, file, p)),
      new Stage("writing .ome.tif", ".ome.tif", (file, p) -> ImageFiles.saveEField(FIELD, file, p)),
      new Stage("writing the table of a map", ".csv",
          (file, p) -> ThresholdTable.writeFull(file, List.of(THRESHOLDS), p)),
      new Stage("writing a table", ".csv", (file, p) -> ThresholdTable.writeShort(file, THRESHOLDS.rows(), CELLS,
          Map.of("monophasic", THRESHOLDS.thresholds()), p)),
      new Stage("filling a map", "", (file, p) -> seed().filled(VoxelMask.of(GRID, i -> true), 100, p)),
      new Stage("assigning tissues to voxels", "", (file, p) -> labels().greyAndWhiteMatterOn(GRID, p)),
      new Stage("cortical depth", "", (file, p) -> CorticalDepth.of(labels(), Region.everywhere(), p)),
      new Stage("figure of a map", "",
          (file, p) -> MapFigure.of("", seed(), "A/us", Optional.of(labels()), MapPlanes.RICHEST,
              ColourMap.VIRIDIS, p)),
      new Stage("placing neurons", "", (file, p) -> new SitePlacement(0.15, SitePlacement.NO_LIMIT, 1, 1)
          .place(depth(), Region.everywhere(), EnumSet.of(Layer.L23, Layer.L5), p)),
      new Stage("components", "", (file, p) -> FieldComponents.ofVoxels(FIELD, at -> Optional.of(Vec3.Z), p)),
      new Stage("field in a head", "", (file, p) -> fieldInHead(p)),
      new Stage("made-up head", "", StagesTest::makeUpHead));

  @BeforeAll
  static void writeFiles() throws IOException {
    ImageFiles.saveEField(FIELD, files.resolve("noise.nii.gz"));
    ImageFiles.saveEField(FIELD, files.resolve("noise.nii"));
    SiteTable.write(files.resolve("sites.csv"), THRESHOLDS.sites());
    ThresholdTable.writeFull(files.resolve("thresholds.csv"), List.of(THRESHOLDS), Progress.NONE);
    SmallHead.labels(files.resolve("tissues.nii.gz"), SmallHead.GRID);
    RoundHead.write(files.resolve("round.nii.gz"));
  }

  private static float[] noise() {
    Random random = new Random(1);
    float[] values = new float[3 * GRID.voxels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat(1, 2);
    }
    return values;
  }

  private static LayerThresholds thresholds() {
    Site[] sites = new Site[2000];
    Arrays.setAll(sites, i -> new Site(GRID.centre(i % 50, i / 50, 3), Vec3.Z, 0, Layer.L5));
    Thresholds thresholds = new Thresholds(sites.length, CELLS.size(), 1);
    int[] rows = new int[sites.length];
    Arrays.setAll(rows, i -> i);
    return new LayerThresholds(Layer.L5, rows, List.of(sites), CELLS, thresholds);
  }

  /** A map with a value in one voxel. */
  private static ThresholdMap seed() {
    float[] values = new float[2 * GRID.voxels()];
    Arrays.fill(values, Float.NaN);
    values[7] = values[GRID.voxels() + 9] = 100;
    return new ThresholdMap(new Volume(GRID, 2, values, "map"), List.of("L23", "L5"), "A/us");
  }

  private static CorticalDepth depth() throws IOException {
    return CorticalDepth.of(labels(), Region.everywhere(), Progress.NONE);
  }

  private static TissueLabels labels() throws IOException {
    return TissueLabels.of(NiftiReader.read(files.resolve("tissues.nii.gz")));
  }

  private static void fieldInHead(Progress progress) throws IOException {
    HeadLabels head = HeadLabels.of(ImageFiles.READER.readLabels(files.resolve("round.nii.gz"), progress).content());
    head.conductor(Conductivities.SIMNIBS, Interfaces.SUBVOXEL, progress)
        .field(BuiltInCoils.get("Figure8_70mm").placed(Affine.ofSpacing(1, new Vec3(0, 0, 50))), progress);
  }

  /** Kept in a folder of its own, empty at first. */
  private static void makeUpHead(Path file, Progress progress) throws IOException {
    TissueLabels labels = TissueLabels.of(NiftiReader.read(files.resolve("round.nii.gz")));
    new HeadFields(labels, Files.createTempDirectory(files, "heads")).field(0, 1, progress);
  }

  /** Remembers what it is told, and cancels from some report on. */
  private static final class Reports implements Progress {

    private final List<Map.Entry<String, Double>> told = Collections.synchronizedList(new ArrayList<>());
    private final int last;

    Reports(int last) {
      this.last = last;
    }

    @Override
    public void update(String stage, double fraction) {
      told.add(Map.entry(stage, fraction));
    }

    @Override
    public boolean cancelled() {
      return told.size() >= last;
    }
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void movesAndStops(Stage stage) throws IOException {
    Path file = out.resolve("out" + stage.ending);
    Reports all = new Reports(Integer.MAX_VALUE);
    stage.work.run(file, all);
    int reports = all.told.size();
    assertTrue(all.told.stream().distinct().count() >= 4, all.told::toString);
    all.told.forEach(told -> assertTrue(told.getValue() >= 0 && told.getValue() <= 1, told::toString));
    byte[] before = stage.ending.isEmpty() ? null : Files.readAllBytes(file);
    for (int last : new int[] {0, 1, reports / 2, reports - 1}) {
      Reports some = new Reports(last);
      assertThrows(CancellationException.class, () -> stage.work.run(file, some), "after " + last + " reports");
      int threads = Runtime.getRuntime().availableProcessors();
      assertTrue(some.told.size() <= last + threads, () -> some.told.size() + " reports where " + last + " were to be");
      assertNothingIsLeft(file, before);
    }
  }

  /** The file is as it was, and no other is beside it. */
  private void assertNothingIsLeft(Path file, byte[] before) throws IOException {
    try (Stream<Path> left = Files.list(out)) {
      assertEquals(before == null ? List.of() : List.of(file), left.toList());
    }
    if (before != null) {
      assertArrayEquals(before, Files.readAllBytes(file));
    }
  }
}

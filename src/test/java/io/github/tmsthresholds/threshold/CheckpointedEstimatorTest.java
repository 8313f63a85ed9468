/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallCell;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.waveform.Waveform;
import io.github.tmsthresholds.cable.waveform.Waveforms;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.SectionType;
import io.github.tmsthresholds.part.Checkpoint;
import io.github.tmsthresholds.part.Part;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointedEstimatorTest {

  private static final List<CellModel> CELLS = List.of(SmallCell.named("L5_A"), SmallCell.named("L23_B"));

  @TempDir
  private Path folder;

  /** Returns synthetic thresholds that depend on site and cell; stops after some calls. */
  private static final class Counting implements ThresholdEstimator {
    private int calls;
    private int most = Integer.MAX_VALUE;
    private String version = "";
    private boolean together;

    @Override
    public String version() {
      return version;
    }

    @Override
    public Object family(CellModel cell, Waveform waveform) {
      return together ? "all" : cell;
    }

    @Override
    public Thresholds estimate(ThresholdRequest request, Progress progress) {
      if (calls == most) {
        throw new CancellationException("killed");
      }
      calls++;
      Thresholds t = new Thresholds(request.sites().size(), request.cells().size(), request.field().didt());
      for (int s = 0; s < t.sites(); s++) {
        double x = request.sites().get(s).position().x();
        t.setSomaField(s, Math.abs(Math.sin(x)) + 0.1);
        for (int c = 0; c < t.cells(); c++) {
          double k = request.cells().get(c).name().length();
          t.setOutside(s, c, x / 1e4 / k);
          t.set(s, c, 100 / Math.sqrt(x + k), s % 5 == 0 ? ThresholdStatus.ABOVE_MAX : ThresholdStatus.PARTLY_OUTSIDE,
              SectionType.NODE);
        }
      }
      return t;
    }
  }

  private static ThresholdEstimator stored(ThresholdEstimator estimator, String name, Path folder) {
    return new CheckpointedEstimator(estimator, name, new Checkpoint(folder));
  }

  private static ThresholdRequest request(double scale, String waveform) throws IOException {
    Grid grid = new Grid(4, 4, 4, Affine.ofSpacing(1, Vec3.ZERO));
    float[] e = new float[3 * grid.voxels()];
    Arrays.fill(e, (float) scale);
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      sites.add(new Site(new Vec3(i, 0, 0), Vec3.Z, i % 360, Layer.L5));
    }
    return new ThresholdRequest(EField.of(new Volume(grid, 3, e, "uniform"), 1), sites, CELLS, Waveforms.of(waveform));
  }

  private static void assertSame(Thresholds expected, Thresholds actual) {
    for (int s = 0; s < expected.sites(); s++) {
      for (int c = 0; c < expected.cells(); c++) {
        assertEquals(expected.voltPerMetre(s, c), actual.voltPerMetre(s, c));
        assertEquals(expected.coilRate(s, c), actual.coilRate(s, c));
        assertEquals(expected.outside(s, c), actual.outside(s, c));
        assertEquals(expected.status(s, c), actual.status(s, c));
        assertEquals(expected.initiation(s, c), actual.initiation(s, c));
      }
    }
  }

  @Test
  void continuesAKilledRunWhereItStopped() throws IOException {
    Thresholds expected = stored(new Counting(), "count", folder.resolve("whole"))
        .estimate(request(1, "monophasic"), Progress.NONE);
    Counting killed = new Counting();
    killed.most = 4;
    assertThrows(CancellationException.class, () -> stored(killed, "count", folder.resolve("part"))
        .estimate(request(1, "monophasic"), Progress.NONE));
    Counting again = new Counting();
    assertSame(expected, stored(again, "count", folder.resolve("part"))
        .estimate(request(1, "monophasic"), Progress.NONE));
    assertEquals(2, again.calls, "of six blocks four were done");
  }

  @Test
  void computesAFamilyAtOnceAndStoresItsCellsSeparately() throws IOException {
    Counting alone = new Counting(), family = new Counting();
    family.together = true;
    Thresholds expected = stored(alone, "count", folder.resolve("alone"))
        .estimate(request(1, "monophasic"), Progress.NONE);
    assertSame(expected, stored(family, "count", folder.resolve("family"))
        .estimate(request(1, "monophasic"), Progress.NONE));
    assertEquals(List.of(6, 3), List.of(alone.calls, family.calls));
    assertEquals(contents(folder.resolve("alone")), contents(folder.resolve("family")));
    try (Stream<Path> files = Files.list(folder.resolve("alone"))) {
      for (Path file : files.sorted().limit(3).toList()) {
        Files.delete(file);
      }
    }
    assertSame(expected, stored(family, "count", folder.resolve("alone"))
        .estimate(request(1, "monophasic"), Progress.NONE));
    assertEquals(contents(folder.resolve("family")), contents(folder.resolve("alone")));
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), new Sha256().bytes(Files.readAllBytes(file)).hex());
      }
    }
    return contents;
  }

  @Test
  void recomputesWhenAnyInputDiffers() throws IOException {
    stored(new Counting(), "count", folder).estimate(request(1, "monophasic"), Progress.NONE);
    for (ThresholdRequest other : List.of(request(1.001, "monophasic"), request(1, "biphasic"))) {
      Counting counting = new Counting();
      stored(counting, "count", folder).estimate(other, Progress.NONE);
      assertEquals(6, counting.calls);
    }
    Counting another = new Counting();
    stored(another, "other", folder).estimate(request(1, "monophasic"), Progress.NONE);
    assertEquals(6, another.calls);
    Counting newer = new Counting();
    newer.version = "trained anew";
    stored(newer, "count", folder).estimate(request(1, "monophasic"), Progress.NONE);
    assertEquals(6, newer.calls);
  }

  /** Estimators may know cells by their names. */
  @Test
  void treatsOneMorphologyUnderTwoNamesAsTwoCells() throws IOException {
    ThresholdRequest request = request(1, "monophasic").of(List.of(new Site(Vec3.ZERO, Vec3.Z, 0, Layer.L5)),
        List.of(SmallCell.named("L5_A"), SmallCell.named("L5_Copy_of_A")));
    Thresholds expected = new Counting().estimate(request, Progress.NONE);
    for (int run = 0; run < 2; run++) {
      assertSame(expected, stored(new Counting(), "count", folder).estimate(request, Progress.NONE));
    }
  }

  @Test
  void rejectsADamagedBlock() throws IOException {
    stored(new Counting(), "count", folder).estimate(request(1, "monophasic"), Progress.NONE);
    Path block;
    try (Stream<Path> files = Files.list(folder)) {
      block = files.sorted().findFirst().orElseThrow();
    }
    Files.write(block, Arrays.copyOf(Files.readAllBytes(block), 100));
    String message = assertThrows(UncheckedIOException.class, () -> stored(new Counting(), "count", folder)
        .estimate(request(1, "monophasic"), Progress.NONE)).getCause().getMessage();
    assertTrue(message.contains(block.getFileName().toString()) && message.contains("delete the file"), message);
  }

  @Test
  void collectsPartsThatWereComputedElsewhere() throws IOException {
    ThresholdRequest request = request(1, "monophasic");
    Thresholds expected = stored(new Counting(), "count", folder.resolve("here")).estimate(request, Progress.NONE);
    Path elsewhere = folder.resolve("elsewhere");
    List<Part> parts = new ArrayList<>(stored(new Counting(), "count", elsewhere).parts(request));
    assertEquals(6, parts.size());
    Collections.reverse(parts);
    for (Part part : parts) {
      assertFalse(part.isDone());
      part.compute(2, Progress.NONE);
      part.compute(1, Progress.NONE);
      assertTrue(part.isDone());
    }
    assertEquals(contents(folder.resolve("here")), contents(elsewhere));
    assertEquals(parts.stream().mapToLong(Part::bytes).sum(), size(elsewhere));
    ThresholdEstimator collecting =
        new CheckpointedEstimator(new Counting(), "count", new Checkpoint(elsewhere, false));
    assertSame(expected, collecting.estimate(request, Progress.NONE));
    try (Stream<Path> files = Files.list(elsewhere)) {
      Files.delete(files.sorted().findFirst().orElseThrow());
    }
    String message = assertThrows(UncheckedIOException.class, () -> collecting.estimate(request, Progress.NONE))
        .getCause().getMessage();
    assertTrue(message.startsWith(elsewhere + ": the part ") && message.contains(" is missing"), message);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void namesPartsByWhatTheyDependOn() throws IOException {
    Set<String> ids = new HashSet<>();
    for (ThresholdRequest request : List.of(request(1, "monophasic"), request(2, "monophasic"),
        request(1, "biphasic"))) {
      stored(new Counting(), "count", folder).parts(request).forEach(part -> assertTrue(ids.add(part.id())));
    }
    stored(new Counting(), "other", folder).parts(request(1, "monophasic"))
        .forEach(part -> assertTrue(ids.add(part.id())));
    stored(new Counting(), "count", folder.resolve("other")).parts(request(1, "monophasic"))
        .forEach(part -> assertFalse(ids.add(part.id())));
  }
}

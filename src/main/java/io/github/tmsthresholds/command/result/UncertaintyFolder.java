/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.result;

import io.github.tmsthresholds.command.parameter.MapParameters;
import io.github.tmsthresholds.command.run.RunSummary;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.efield.coil.CoilPlacement;
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvWriter;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.map.ThresholdMap.Channels;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.plot.UncertaintyFigure;
import io.github.tmsthresholds.plot.UncertaintyFigure.Row;
import io.github.tmsthresholds.progress.Progress;
import io.github.tmsthresholds.threshold.LayerThresholds;
import io.github.tmsthresholds.threshold.uncertainty.Source;
import io.github.tmsthresholds.threshold.uncertainty.UncertainThreshold;
import io.github.tmsthresholds.threshold.uncertainty.UncertaintyResult;
import io.github.tmsthresholds.threshold.uncertainty.UncertaintyResult.Quantity;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Writes the results of an uncertainty analysis: tables per layer and per site, stacks of images, a figure and a
 * summary, which is written last.
 */
public final class UncertaintyFolder {

  private static final String NAME = "uncertainty";
  private static final String LOW = "p05", HIGH = "p95";

  /** The threshold of a group of neurons. */
  private record Group(String channel, String quantity, int[] neurons, double nominal, double nominalLow,
      double nominalHigh, UncertainThreshold threshold) {}

  private final Path folder;
  private final MapParameters options;
  private final Optional<Stimulator> stimulator;
  private final String origin;
  private final List<String> files = new ArrayList<>();

  /**
   * Creates the writer of a folder.
   *
   * @param stimulator for thresholds in percent of its maximum output
   * @param origin short text that names estimator and pulse
   */
  public UncertaintyFolder(Path folder, MapParameters options, Optional<Stimulator> stimulator, String origin) {
    this.folder = folder;
    this.options = options;
    this.stimulator = stimulator;
    this.origin = origin;
  }

  /** Returns the table of the layers. */
  public Path table() {
    return folder.resolve(NAME + ".csv").toAbsolutePath().normalize();
  }

  /**
   * Writes all files, the summary last.
   *
   * @param all all sites
   * @param pose nominal pose of the coil
   * @param grid of the images
   * @param ribbon voxels to fill, if any
   * @return the stack of medians
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public ImagePlus write(UncertaintyResult result, List<Site> all, Affine pose, Grid grid,
      Optional<VoxelMask> ribbon, RunSummary summary, Progress progress) throws IOException {
    Files.deleteIfExists(folder.resolve(MapFolder.SUMMARY));
    SiteTable.write(folder.resolve("sites.csv"), all);
    files.add("sites.csv");
    Map<String, List<Integer>> channels = new LinkedHashMap<>();
    Map<String, Map<Vec3, List<Integer>>> sites = new LinkedHashMap<>();
    int unknown = collect(result, channels, sites);
    List<Group> layers = new ArrayList<>();
    channels.forEach((channel, neurons) -> {
      progress.checkCancelled();
      layers.add(group(result, channel, Quantity.MEDIAN, neurons));
      layers.add(group(result, channel, Quantity.NEURON, neurons));
    });
    CsvWriter.write(table(), table -> {
      table.cells("channel", "quantity", "neurons");
      head(table, true);
      for (Group g : layers) {
        table.cells(g.channel(), g.quantity(), g.neurons().length);
        row(table, g, true);
      }
    });
    files.add(NAME + ".csv");
    Map<String, Map<Vec3, Group>> bySite = new LinkedHashMap<>();
    sites.forEach((channel, places) -> {
      progress.checkCancelled();
      bySite.put(channel, groups(result, channel, places));
    });
    CsvWriter.write(folder.resolve(NAME + "_sites.csv"), table -> {
      table.cells("x_mm", "y_mm", "z_mm", "channel", "neurons");
      head(table, false);
      for (Map<Vec3, Group> places : bySite.values()) {
        for (Map.Entry<Vec3, Group> place : places.entrySet()) {
          Vec3 p = place.getKey();
          table.number("%.6f", p.x()).number("%.6f", p.y()).number("%.6f", p.z())
              .cells(place.getValue().channel(), place.getValue().neurons().length);
          row(table, place.getValue(), false);
        }
      }
    });
    files.add(NAME + "_sites.csv");
    ImagePlus image = stacks(result, sites, grid, ribbon, progress);
    figure(layers);
    CoilPlacement.writeMatrix(folder.resolve("coil.json"), pose, Map.of());
    files.add("coil.json");
    summary.put(MapFolder.ORIGIN, origin);
    summary.putScale(options.thresholdScale());
    summary.put("left_out", unknown);
    summary.put("thresholds", layers.stream().map(this::entry).toList());
    summary.put("files", files);
    summary.write(folder.resolve(MapFolder.SUMMARY));
    return image;
  }

  /** Collects the neurons of each channel and of each position in it; returns the number of those left out. */
  private int collect(UncertaintyResult result, Map<String, List<Integer>> channels,
      Map<String, Map<Vec3, List<Integer>>> sites) {
    int neuron = 0, unknown = 0;
    for (LayerThresholds layer : result.nominal()) {
      for (Site site : layer.sites()) {
        for (CellModel cell : layer.cells()) {
          String channel = options.by() == Channels.LAYERS ? layer.layer().name() : cell.type().label();
          if (result.isKnown(neuron)) {
            channels.computeIfAbsent(channel, k -> new ArrayList<>()).add(neuron);
            sites.computeIfAbsent(channel, k -> new LinkedHashMap<>())
                .computeIfAbsent(site.position(), k -> new ArrayList<>()).add(neuron);
          } else {
            unknown++;
          }
          neuron++;
        }
      }
    }
    return unknown;
  }

  private static Group group(UncertaintyResult result, String channel, Quantity quantity, List<Integer> members) {
    int[] neurons = members.stream().mapToInt(Integer::intValue).toArray();
    return new Group(channel, quantity.name().toLowerCase(Locale.ROOT), neurons, result.nominal(neurons),
        result.quantile(neurons, 0.05), result.quantile(neurons, 0.95), result.threshold(neurons, quantity));
  }

  /** Summarises groups of neurons in parallel. */
  private static <K> Map<K, Group> groups(UncertaintyResult result, String channel, Map<K, List<Integer>> members) {
    List<K> keys = List.copyOf(members.keySet());
    Group[] groups = new Group[keys.size()];
    IntStream.range(0, groups.length).parallel().forEach(
        i -> groups[i] = group(result, channel, Quantity.NEURON, members.get(keys.get(i))));
    Map<K, Group> byKey = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      byKey.put(keys.get(i), groups[i]);
    }
    return byKey;
  }

  private void head(CsvWriter table, boolean spread) throws IOException {
    table.cells("nominal_A_per_us", "median_A_per_us", LOW + "_A_per_us", HIGH + "_A_per_us");
    if (spread) {
      table.cells("nominal_" + LOW + "_A_per_us", "nominal_" + HIGH + "_A_per_us");
    }
    if (stimulator.isPresent()) {
      table.cells("nominal_percent_MSO", "median_percent_MSO", LOW + "_percent_MSO", HIGH + "_percent_MSO");
    }
    for (Source source : Source.values()) {
      table.cells("share_" + source.key());
    }
    table.cells("share_interaction", "shares_of").endRow();
  }

  private void row(CsvWriter table, Group g, boolean spread) throws IOException {
    UncertainThreshold t = g.threshold();
    double[] values = {g.nominal(), t.median(), t.lower(), t.upper()};
    double scale = options.scale();
    for (double v : values) {
      table.number("%.6g", scale * v);
    }
    if (spread) {
      table.number("%.6g", scale * g.nominalLow()).number("%.6g", scale * g.nominalHigh());
    }
    if (stimulator.isPresent()) {
      for (double v : values) {
        table.number("%.6g", scale * v * 100 / stimulator.get().fullRate());
      }
    }
    for (Source source : Source.values()) {
      table.number("%.4f", t.share(source));
    }
    table.number("%.4f", t.interaction()).cells(t.ofRanks() ? "ranks" : "thresholds").endRow();
  }

  private Map<String, Object> entry(Group g) {
    UncertainThreshold t = g.threshold();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("channel", g.channel());
    entry.put("quantity", g.quantity());
    entry.put("nominal_A_per_us", options.scale() * g.nominal());
    entry.put("median_A_per_us", options.scale() * t.median());
    entry.put(LOW + "_A_per_us", options.scale() * t.lower());
    entry.put(HIGH + "_A_per_us", options.scale() * t.upper());
    Map<String, Object> shares = new LinkedHashMap<>();
    t.shares().forEach((source, share) -> shares.put(source.key(), share));
    shares.put("interaction", t.interaction());
    entry.put("shares", shares);
    return entry;
  }

  private ImagePlus stacks(UncertaintyResult result, Map<String, Map<Vec3, List<Integer>>> sites, Grid grid,
      Optional<VoxelMask> ribbon, Progress progress) throws IOException {
    Affine worldToVoxel = grid.voxelToWorld().inverse();
    List<Map<Integer, Group>> perVoxel = new ArrayList<>();
    sites.forEach((channel, places) -> {
      progress.checkCancelled();
      Map<Integer, List<Integer>> members = new LinkedHashMap<>();
      places.forEach((p, neurons) -> {
        int voxel = grid.indexAt(p, worldToVoxel);
        if (voxel >= 0) {
          members.computeIfAbsent(voxel, k -> new ArrayList<>()).addAll(neurons);
        }
      });
      perVoxel.add(groups(result, channel, members));
    });
    Map<String, ToDoubleFunction<UncertainThreshold>> stacks = new LinkedHashMap<>();
    stacks.put("threshold_median", UncertainThreshold::median);
    stacks.put("threshold_" + LOW, UncertainThreshold::lower);
    stacks.put("threshold_" + HIGH, UncertainThreshold::upper);
    for (Source source : result.sources()) {
      stacks.put("share_" + source.key(), t -> t.share(source));
    }
    stacks.put("share_interaction", UncertainThreshold::interaction);
    List<String> channels = List.copyOf(sites.keySet());
    ImagePlus first = null;
    for (String name : stacks.keySet()) {
      boolean threshold = name.startsWith("threshold");
      float[] values = new float[channels.size() * grid.voxels()];
      Arrays.fill(values, Float.NaN);
      for (int c = 0; c < channels.size(); c++) {
        int offset = c * grid.voxels();
        double factor = threshold ? options.scale() : 1;
        perVoxel.get(c).forEach((voxel, group) -> {
          double v = factor * stacks.get(name).applyAsDouble(group.threshold());
          values[offset + voxel] = Double.isFinite(v) ? (float) v : Float.NaN;
        });
      }
      ThresholdMap map = new ThresholdMap(new Volume(grid, channels.size(), values, name), channels,
          threshold ? "A/us" : "share");
      ThresholdMap shown =
          ribbon.isPresent() ? map.filled(ribbon.get(), ThresholdMap.REACH, progress.between(0, 0)) : map;
      ImagePlus image = ImageFiles.saveMap(shown.volume(), channels, map.unit(), folder.resolve(name + ".tif"),
          progress.between(0, 0));
      files.add(name + ".tif");
      first = first == null ? image : first;
    }
    return first;
  }

  private void figure(List<Group> layers) throws IOException {
    List<Row> rows = layers.stream().map(g -> new Row(
        (g.channel().equals("L23") ? "L2/3" : g.channel()) + (g.quantity().equals("median") ? " median" : " neuron"),
        g.nominal(), g.threshold())).toList();
    String label = options.thresholdScale().label() + stimulator.map(s -> " (% MSO, " + s.name() + ")")
        .orElse(" (A/µs)");
    double factor = options.scale() * stimulator.map(s -> 100 / s.fullRate()).orElse(1.0);
    files.addAll(UncertaintyFigure.of("Uncertainty of thresholds (" + origin + ")", label, factor, rows)
        .write(folder, NAME));
  }
}

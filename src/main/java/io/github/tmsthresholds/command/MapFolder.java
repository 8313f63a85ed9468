package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.VoxelMask;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.map.LayerThresholds;
import io.github.tmsthresholds.map.MapQuantity;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.map.ThresholdTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder of results: maps as TIFF and NIfTI, tables, and a summary, which says that all the others are whole. */
final class MapFolder {

  private static final String SUMMARY = "summary.json";

  private final Path folder;
  private final List<String> files = new ArrayList<>();

  MapFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes all but the summary, whose former is gone from then on. @return the map of thresholds in A/us */
  ThresholdMap write(List<LayerThresholds> results, SiteSelection sites, Grid grid, MapWords words,
      Optional<VoxelMask> ribbon) throws IOException {
    Files.deleteIfExists(folder.resolve(SUMMARY));
    SiteTable.write(file("sites.csv"), sites.table());
    ThresholdTable.writeFull(file("thresholds.csv"), results);
    Optional<MapQuantity> fraction = words.fraction();
    if (fraction.isPresent()) {
      save("fraction_fired", map(results, grid, fraction.get(), words, ribbon));
    }
    save("threshold_map_V_per_m", map(results, grid, MapQuantity.FIELD, words, ribbon));
    ThresholdMap coilRate = map(results, grid, MapQuantity.COIL_RATE, words, ribbon);
    save("threshold_map", coilRate);
    return coilRate;
  }

  private static ThresholdMap map(List<LayerThresholds> results, Grid grid, MapQuantity quantity, MapWords words,
      Optional<VoxelMask> ribbon) {
    return MapWords.filled(ThresholdMap.of(results, grid, quantity, words.by()), ribbon);
  }

  private void save(String name, ThresholdMap map) throws IOException {
    for (String ending : List.of(".nii.gz", ".tif")) {
      ImageFiles.saveMap(map.volume(), map.channels(), map.unit(), file(name + ending));
    }
  }

  private Path file(String name) {
    files.add(name);
    return folder.resolve(name);
  }

  /** Ends the job. */
  void write(RunSummary summary) throws IOException {
    summary.put("files", files);
    summary.write(folder.resolve(SUMMARY));
  }

  /** Where the main result is. */
  Path map() {
    return folder.resolve("threshold_map.tif").toAbsolutePath();
  }
}

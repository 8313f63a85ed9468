package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.io.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs whose output folder another run writes to: refused at once, and nothing of them is in it. */
class SharedOutputTest {

  private static final String MAP = "efield=@efield.nii.gz sites=@sites.csv cells=@cells/L5_Small limit=1 tolerance=0.1 ";

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Estimate Thresholds...    | " + MAP,
      "Compare Estimators...     | " + MAP,
      "From Head to Map...       | tissues=@tissues.nii.gz coil=Figure8_70mm target=12,12,8",
      "Simulate Neuron...        | cell=@cells/L5_Small",
      "Generate Training Data... | synthetic=1 cells=@cells sites=1",
      "Train CNN...              | data=@data cells=@cells/L5_Small validation=a",
      "Plot Thresholds...        | thresholds=@map"})
  void isRefused(String command, String words) throws IOException {
    SmallHead.write(folder);
    Path output = folder.resolve("output");
    try (FolderLock other = FolderLock.take(output)) {
      Refused.told(command, words(words + " output=@output"), List.of(output + ": another run is writing its results there"));
      assertEquals(Set.of(".lock"), files(output));
    }
  }

  @Test
  void aBatchOfMapsIsRefused() throws IOException {
    SmallHead.write(folder);
    Path maps = folder.resolve("maps");
    Files.copy(folder.resolve("efield.nii.gz"), Files.createDirectory(folder.resolve("fields")).resolve("a.nii.gz"));
    String words = words(MAP.replace("efield=@efield.nii.gz", "inputs=@fields") + "output=@maps");
    try (FolderLock other = FolderLock.take(maps)) {
      assertTrue(assertThrows(IOException.class, () -> BatchMaps.maps(words)).getMessage().startsWith(maps + ": another run"));
      assertEquals(Set.of(".lock"), files(maps));
    }
    BatchMaps.maps(words);
    assertEquals(Set.of("a", "a.log", "maps.csv"), files(maps));
  }

  /** As jobs on a cluster do that share a checkpoint: only the results are a run's own. */
  @Test
  void jobsMayShareACheckpoint() throws IOException {
    SmallHead.write(folder);
    String words = MAP + "checkpoint=@parts output=@";
    Batch.runCommand("Estimate Thresholds...", words(words + "one"));
    Set<String> parts = files(folder.resolve("parts"));
    Batch.runCommand("Estimate Thresholds...", words(words + "one"));
    try (FolderLock other = FolderLock.take(folder.resolve("one"))) {
      Batch.runCommand("Estimate Thresholds...", words(words + "two"));
    }
    assertEquals(parts, files(folder.resolve("parts")));
    assertEquals(files(folder.resolve("one")), files(folder.resolve("two")));
  }

  private String words(String text) {
    return text.replace("@", folder + "/");
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}

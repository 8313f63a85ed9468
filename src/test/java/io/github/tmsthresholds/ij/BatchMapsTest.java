/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import io.github.tmsthresholds.SmallHeadFolder;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.CsvTable;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.module.Module;

/** Tests maps of a folder of fields: invalid fields, restarts, and other settings. */
class BatchMapsTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @SmallHeadFolder
  Path folder;
  private Path fields;
  private Path maps;

  @BeforeEach
  void writeFields() throws IOException {
    fields = Files.createDirectories(folder.resolve("fields"));
    maps = folder.resolve("maps");
    Path field = folder.resolve("efield.nii.gz");
    Files.copy(field, fields.resolve("a.nii.gz"));
    Files.writeString(fields.resolve("b.nii"), "no, field");
    ImageFiles.saveEField(ImageFiles.openEField(field), fields.resolve("c.x.tif"));
    Files.writeString(fields.resolve("notes.txt"), "of the study");
    Files.writeString(fields.resolve("._a.nii.gz"), "left by a file browser");
  }

  private double median(int row) throws IOException {
    return table().number(row, table().column("L5_median_A_per_us"));
  }

  private String options() {
    return "inputs=[" + fields + "] output=[" + maps + "] sites=[" + folder.resolve("sites.csv") + "] cells=["
        + folder.resolve("cells/L5_Small") + "] limit=1 tolerance=0.02 checkpoint=[" + folder.resolve("parts") + "]";
  }

  private String fails(String options) {
    return assertThrows(RuntimeException.class, () -> BatchMaps.maps(options)).getMessage();
  }

  private CsvTable table() throws IOException {
    return CsvTable.read(maps.resolve("maps.csv"));
  }

  private void row(int row, String file, String status) throws IOException {
    assertEquals(file, table().text(row, 0));
    assertEquals(status, table().text(row, table().column("status")));
  }

  @Test
  void recordsMapsThatWereMadeElsewhere() throws IOException {
    Map<String, String> values = Options.parse(options());
    assertEquals(Set.of("a", "b", "c.x"), BatchMaps.parameters(values).keySet());
    Map<String, String> map = BatchMaps.parameters(values).get("a");
    assertEquals(maps.resolve("a").toString(), map.get("output"));
    Module command = Commands.create("Estimate Thresholds...");
    Inputs.set(command, map);
    Commands.compute(command);
    assertEquals(Set.of("b", "c.x"), BatchMaps.parameters(values).keySet());
    Map<String, String> relative = new HashMap<>(values);
    relative.replace("sites", Path.of("").toAbsolutePath().relativize(folder.resolve("sites.csv")).toString());
    assertEquals(Set.of("b", "c.x"), BatchMaps.parameters(relative).keySet());
    assertThrows(RuntimeException.class, () -> BatchMaps.collect(values, Set.of("a")));
    row(0, "a.nii.gz", "done");
    row(1, "b.nii", "failed");
    // its only part is that of a, but the field is read from another file with another name
    row(2, "c.x.tif", "done");
    assertThrows(RuntimeException.class, () -> BatchMaps.collect(values, Set.of()));
    row(0, "a.nii.gz", "found");
  }

  @Test
  void continuesAfterAFieldThatFails() throws IOException {
    assertEquals("1 of 3 maps failed; see " + maps.resolve("maps.csv"), fails(options()));
    assertEquals(3, table().rows());
    row(0, "a.nii.gz", "done");
    row(1, "b.nii", "failed");
    row(2, "c.x.tif", "done");
    assertTrue(table().text(1, table().column("reason")).startsWith(fields.resolve("b.nii") + ": "),
        table().text(1, 11));
    assertFalse(Files.exists(maps.resolve("b")));
    for (String map : new String[] {"a", "c.x"}) {
      JsonObject layer = JsonParser.parseString(Files.readString(maps.resolve(map + "/summary.json"))).getAsJsonObject()
          .getAsJsonObject("layers").getAsJsonObject("L5");
      assertEquals(layer.get("median_threshold_A_per_us").getAsDouble(),
          table().number(map.equals("a") ? 0 : 2, table().column("L5_median_A_per_us")), 1e-3);
    }
    assertEquals("NaN", table().text(0, table().column("L23_median_A_per_us")));
    assertEquals(1, table().number(0, table().column("thresholds")));
    String log = Files.readString(folder.resolve("maps.log"));
    assertTrue(log.contains(" TMS Thresholds ") && log.contains(" Java " + System.getProperty("java.version"))
        && log.contains(" inputs=[" + fields) && log.contains("Z b.nii: failed, ") && log.contains("Z 2 of 3 maps")
        && log.endsWith(" s: 1 of 3 maps failed; see " + maps.resolve("maps.csv") + "\n"), log);
    assertTrue(Files.readString(maps.resolve("c.x.log")).contains("Z done after "));
    assertTrue(Files.readString(maps.resolve("b.log")).contains("Z failed after "));
  }

  @Test
  void continuesWhereItWasStopped() throws IOException {
    fails(options());
    Files.copy(fields.resolve("a.nii.gz"), fields.resolve("b.nii.gz"));
    Files.delete(fields.resolve("b.nii"));
    Files.delete(maps.resolve("c.x/summary.json"));
    Path kept = maps.resolve("a/threshold_map.tif");
    Files.setLastModifiedTime(kept, LONG_AGO);
    Files.setLastModifiedTime(maps.resolve("c.x/thresholds.csv"), LONG_AGO);
    BatchMaps.maps(options());
    row(0, "a.nii.gz", "found");
    row(1, "b.nii.gz", "done");
    row(2, "c.x.tif", "done");
    assertEquals(LONG_AGO, Files.getLastModifiedTime(kept));
    assertTrue(Files.getLastModifiedTime(maps.resolve("c.x/thresholds.csv")).compareTo(LONG_AGO) > 0);
    assertEquals(table().text(0, 9), table().text(1, 9));
    assertTrue(Files.readString(folder.resolve("maps.log")).matches(
        "(?s).*Z 3 of 3 maps\n[^\n]*Z done after [0-9.]+ s\n"));
  }

  @Test
  void endsOnEscapeBetweenMaps() throws Exception {
    FutureTask<Void> batch = new FutureTask<>(() -> {
      BatchMaps.maps(options());
      return null;
    });
    Thread thread = new Thread(batch);
    thread.start();
    while (thread.isAlive()) {
      IJ.setKeyDown(KeyEvent.VK_ESCAPE);
      Thread.sleep(1);
    }
    IJ.resetEscape();
    assertInstanceOf(CancellationException.class, assertThrows(ExecutionException.class, batch::get).getCause());
    assertFalse(Files.exists(maps.resolve("c.x")));
    assertTrue(Files.readString(folder.resolve("maps.log")).matches("(?s).*Z cancelled after [0-9.]+ s\n"));
  }

  @Test
  void scalesMediansAsTheMaps() throws IOException {
    fails(options());
    double unscaled = median(0);
    assertEquals(1, table().number(0, table().column("scale")));
    maps = folder.resolve("scaled");
    fails(options() + " scale=0.25");
    assertEquals(0.25, table().number(0, table().column("scale")));
    assertEquals(0.25 * unscaled, median(0), 1e-4 * unscaled);
    assertEquals("NaN", table().text(1, table().column("scale")), "of a field that failed");
  }

  @Test
  void takesTheDefaultForSettingsThatASummaryLacks() throws IOException {
    fails(options());
    Path summary = maps.resolve("a/summary.json");
    String text = Files.readString(summary);
    assertTrue(text.contains("    \"engine\": \"java\",\n"), text);
    Files.writeString(summary, text.replace("    \"engine\": \"java\",\n", ""));
    fails(options());
    row(0, "a.nii.gz", "found");
    assertTrue(fails(options() + " engine=tensorflow").contains(" (engine=java, now tensorflow); "));
  }

  @Test
  void rejectsOutputFoldersWithOtherSettings() throws IOException {
    fails(options());
    byte[] before = Files.readAllBytes(maps.resolve("maps.csv"));
    String message = fails(options() + " reverse=true waveform=biphasic");
    assertEquals("output=" + maps + " has the map a with other settings (reverse=false, now true; "
        + "waveform=monophasic, now biphasic); choose another folder or delete it", message);
    assertEquals(new String(before), Files.readString(maps.resolve("maps.csv")));
    Path field = fields.resolve("a.nii.gz");
    byte[] same = Files.readAllBytes(field);
    ImageFiles.saveEField(FieldTools.superposed(List.of(ImageFiles.openEField(field)), new double[] {2}), field);
    assertEquals("output=" + maps + " has the map a with other settings (the file of efield= has changed); choose "
        + "another folder or delete it", fails(options()));
    Files.write(field, same);
    Files.writeString(maps.resolve("a/summary.json"), "{\"settings\": 1}");
    assertEquals(maps.resolve("a/summary.json") + ": is not a summary of a threshold map: it has no \"settings\"",
        assertThrows(IOException.class, () -> BatchMaps.maps(options())).getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
      "output=%o                        | inputs= is missing: folder of E-fields",
      "inputs=none output=%o             | inputs=none is not a folder",
      "inputs=src output=%o              | inputs=src has no E-field",
      "inputs=test-data output=%o efield=e.nii | efield=e.nii must not be given in a batch of maps, which sets it for "
          + "each map",
      "inputs=test-data output=%o waveform=ctms,biphasic | waveform=ctms,biphasic must be a single waveform in a batch",
      "inputs=test-data                 | output= is missing: folder that holds a folder for each map"})
  void rejectsInvalidParameters(String options, String message) {
    assertEquals(message, fails(options.replace("output=%o", "output=[" + maps + "]")));
  }

  @Test
  void rejectsUnknownKeysAndAmbiguousNamesBeforeTheFirstRun() throws IOException {
    assertTrue(fails(options() + " seeed=7").startsWith("seeed=7 is not a parameter of the command; the keys are "));
    Files.copy(fields.resolve("a.nii.gz"), fields.resolve("a.nii"), StandardCopyOption.REPLACE_EXISTING);
    assertEquals("inputs=" + fields + " has two files with the map name a: a.nii and a.nii.gz", fails(options()));
    assertFalse(Files.exists(maps));
  }
}

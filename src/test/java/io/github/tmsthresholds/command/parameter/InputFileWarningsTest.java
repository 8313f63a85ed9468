/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to open a volume reports that its sform and qform differ. */
class InputFileWarningsTest {

  private static final int QFORM_OFFSET_X = 268;

  @TempDir
  Path folder;

  private final List<String> warnings = new ArrayList<>();
  private String efield;
  private String tissues;

  @BeforeEach
  void writeHead() throws IOException {
    SmallHead.write(folder);
    EField field = ImageFiles.openEField(folder.resolve("efield.nii.gz"));
    efield = shifted("efield.nii", file -> ImageFiles.saveEField(field, file));
    tissues = shifted("tissues.nii",
        file -> ImageFiles.saveLabels(ImageFiles.openLabels(folder.resolve("tissues.nii.gz")), file));
  }

  private interface Save {
    void to(Path file) throws IOException;
  }

  /** Saves a file whose qform is 7 mm off its sform. */
  private String shifted(String name, Save save) throws IOException {
    Path file = folder.resolve(name);
    save.to(file);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putFloat(QFORM_OFFSET_X, header.getFloat(QFORM_OFFSET_X) + 7);
    return Files.write(file, bytes).toString();
  }

  private void assertWarned(String... files) {
    assertEquals(files.length, warnings.size(), warnings::toString);
    for (int i = 0; i < files.length; i++) {
      assertEquals(files[i] + ": has an sform and a qform that differ by up to 7.0 mm; the sform is used, as by"
          + " SimNIBS; if the qform is right, set the code of the sform to 0",
          warnings.get(i));
    }
    warnings.clear();
  }

  @Test
  void reportsEFieldAndLabels() throws IOException {
    EFieldInput.open(efield, "", tissues, warnings::add, Progress.NONE);
    assertWarned(tissues, efield);
    EFieldInput.labels(tissues, warnings::add, Progress.NONE);
    assertWarned(tissues);
  }

  @Test
  void reportsEveryFieldOfASuperposition() throws IOException {
    VoxelParameters voxels = new VoxelParameters("E", "", "", Region.everywhere(), Optional.empty(), "");
    EField first = voxels.open(efield, warnings::add, Progress.NONE).field();
    voxels.openOn(first.grid(), efield, warnings::add, Progress.NONE);
    assertWarned(efield, efield);
  }

  @Test
  void reportsMasks() throws IOException {
    new RegionParameters("", RegionParameters.USUAL_RADIUS, "", tissues).region(warnings::add, Progress.NONE);
    assertWarned(tissues);
  }

  @Test
  void reportsLabelsOfConductors() throws IOException {
    RoundHead.write(folder.resolve("round.nii.gz"));
    String round = shifted("round.nii",
        file -> ImageFiles.saveLabels(ImageFiles.openLabels(folder.resolve("round.nii.gz")), file));
    new ConductorParameters(round, "", "", "").labels(warnings::add, Progress.NONE);
    assertWarned(round);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an image that Bio-Formats opens, with an importer of the same signature in its place. */
class BioFormatsTest {

  @TempDir
  Path folder;

  /** Has the method of {@code loci.plugins.BF}. */
  public static final class Importer {

    public static ImagePlus[] openImagePlus(String path) throws IOException {
      String name = Path.of(path).getFileName().toString();
      if (name.startsWith("damaged")) {
        throw new IOException("Invalid magic number");
      }
      return name.startsWith("empty") ? new ImagePlus[0] : new ImagePlus[] {labels()};
    }

    private static ImagePlus labels() {
      ImageStack stack = new ImageStack(3, 2);
      stack.addSlice(null, new byte[] {0, 1, 2, 3, 4, 5});
      stack.addSlice(null, new byte[] {6, 7, 8, 9, 10, (byte) 200});
      ImagePlus image = new ImagePlus("series 1", stack);
      image.getCalibration().setUnit("micron");
      image.getCalibration().pixelWidth = image.getCalibration().pixelHeight = 500;
      image.getCalibration().pixelDepth = 2000;
      return image;
    }
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "anything");
  }

  private static ImagePlus open(Path file) throws IOException {
    return BioFormats.open(file, BioFormats.method(Importer.class));
  }

  @Test
  void readsPixelsAndSpacings() throws IOException {
    Path file = file("labels.czi");
    Volume volume = VolumeImages.volume(open(file));
    assertEquals(file.toString(), volume.name());
    assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 200}, volume.values());
    assertEquals(0.5, volume.grid().centre(1, 0, 0).x(), 1e-12);
    assertEquals(2, volume.grid().centre(0, 0, 1).z(), 1e-12);
  }

  @Test
  void errorsNameTheFile() throws IOException {
    Path damaged = file("damaged.czi");
    assertEquals(damaged + ": Bio-Formats cannot read it (Invalid magic number)",
        assertThrows(FormatException.class, () -> open(damaged)).getMessage());
    Path empty = file("empty.czi");
    assertEquals(empty + ": Bio-Formats finds no image in it",
        assertThrows(FormatException.class, () -> open(empty)).getMessage());
    assertThrows(NoSuchFileException.class, () -> open(folder.resolve("none.czi")));
    Path nrrd = file("labels.nrrd");
    String message = assertThrows(FormatException.class, () -> open(nrrd)).getMessage();
    assertTrue(message.startsWith(nrrd + ": Bio-Formats reads the mm"), message);
    assertThrows(LinkageError.class, () -> BioFormats.method(String.class));
  }

  @Test
  void rejectsOtherFormatsWithoutBioFormats() throws IOException {
    Assumptions.assumeFalse(BioFormats.available());
    Path file = file("labels.czi");
    assertTrue(assertThrows(FormatException.class, () -> ImageFiles.openLabels(file)).getMessage()
        .startsWith(file + ": unknown extension, must be one of "));
  }
}

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
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;
import io.github.tmsthresholds.Fuzz;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.TestFields;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Rotation;
import io.github.tmsthresholds.geometry.Vec3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class OmeTiffFilesTest {

  private static final Grid GRID = new Grid(4, 3, 2, Affine.ofSpacing(0.5, Vec3.ZERO));

  @TempDir
  Path folder;

  private static float[] ramp(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = i + 0.25f;
    }
    return values;
  }

  private String description(Path file) throws IOException {
    FileInfo[] info = new TiffDecoder(folder + "/", file.getFileName().toString()).getTiffInfo();
    return info[0].description;
  }

  private Document xml(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(description(file).getBytes(StandardCharsets.UTF_8)));
  }

  private static void has(Element element, Map<String, String> attributes) {
    attributes.forEach((name, value) -> assertEquals(value, element.getAttribute(name), name));
  }

  @Test
  void writesChannelsSpacingAndPlanesOfAField() throws Exception {
    Path file = folder.resolve("field.ome.tif");
    float[] values = ramp(3 * GRID.voxels());
    ImageFiles.saveEField(EField.of(new Volume(GRID, 3, values, "E"), 1), file);
    Document xml = xml(file);
    has((Element) xml.getElementsByTagName("Pixels").item(0), Map.of(
        "DimensionOrder", "XYCZT", "Type", "float", "SizeX", "4",
        "SizeY", "3", "SizeC", "3", "SizeZ", "2", "SizeT", "1", "PhysicalSizeX", "0.5", "PhysicalSizeXUnit", "mm"));
    has((Element) xml.getElementsByTagName("Pixels").item(0), Map.of("PhysicalSizeZ", "0.5", "BigEndian", "true"));
    NodeList channels = xml.getElementsByTagName("Channel");
    assertEquals(3, channels.getLength());
    has((Element) channels.item(2), Map.of("ID", "Channel:0:2", "Name", "Ez (V/m)"));
    ImagePlus planes = new Opener().openTiff(folder + "/", "field.ome.tif");
    assertEquals(6, planes.getStackSize());
    for (int z = 0; z < 2; z++) {
      for (int c = 0; c < 3; c++) {
        float[] expected = new float[12];
        System.arraycopy(values, c * GRID.voxels() + z * 12, expected, 0, 12);
        assertArrayEquals(expected, (float[]) planes.getStack().getPixels(3 * z + c + 1));
      }
    }
  }

  @Test
  void writesUnitsOfMapsAndLabels() throws Exception {
    Path map = folder.resolve("map.ome.tiff");
    ImageFiles.saveMap(new Volume(GRID, 1, ramp(GRID.voxels()), "map"), List.of("L5 <\"&> µ𝛍"), "A/us", map);
    has((Element) xml(map).getElementsByTagName("Channel").item(0), Map.of("Name", "L5 <\"&> µ𝛍 (A/us)"));
    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(description(map)), "in every default charset");
    Path labels = folder.resolve("labels.ome.tif");
    ImageFiles.saveLabels(new Volume(GRID, 1, new float[GRID.voxels()], "labels"), labels);
    has((Element) xml(labels).getElementsByTagName("Pixels").item(0),
        Map.of("Type", "uint8", "SizeZ", "2", "SizeC", "1"));
    float[] many = new float[GRID.voxels()];
    many[5] = 1000;
    ImageFiles.saveLabels(new Volume(GRID, 1, many, "labels"), labels);
    has((Element) xml(labels).getElementsByTagName("Pixels").item(0), Map.of("Type", "uint16"));
  }

  @Test
  void restoresThePosition() throws IOException {
    Grid oblique = new Grid(4, 3, 2, TestFields.oblique(Rotation.about(new Vec3(1, 2, -1), 33), -1.5, 0.7, 1 / 3.0,
        new Vec3(-10.5, 20.25, Math.PI)));
    Path file = folder.resolve("field.ome.tif");
    float[] values = ramp(3 * oblique.voxels());
    ImageFiles.saveEField(EField.of(new Volume(oblique, 3, values, "E"), 2.5), file);
    EField field = ImageFiles.openEField(file);
    assertEquals(2.5, field.didt());
    assertEquals(oblique, field.grid());
    assertArrayEquals(values, field.volume().values());
    float[] labels = new float[oblique.voxels()];
    labels[7] = 5;
    ImageFiles.saveLabels(new Volume(oblique, 1, labels, "labels"), folder.resolve("labels.ome.tiff"));
    assertArrayEquals(labels, ImageFiles.openLabels(folder.resolve("labels.ome.tiff")).values());
    Fuzz.assertReadOrRefused(file, Files.readAllBytes(file), 100, ImageFiles::openEField);
  }

  @Test
  void countsTheImagesOfAFile() {
    assertEquals(0, OmeTiffFiles.images("ImageJ=1.54p"));
    assertEquals(2,
        OmeTiffFiles.images("<OME><Image ID=\"Image:0\"><Pixels/></Image><Image><ImageRef/></Image></OME>"));
  }
}

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
import ij.io.FileInfo;
import ij.io.TiffEncoder;
import io.github.tmsthresholds.BioFormatsJars;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with the real Bio-Formats: it reads our OME-TIFF files, and we convert the images that it opens. */
class BioFormatsLibraryTest {

  private static final int NX = 4, NY = 3, NZ = 2;
  private static final Grid GRID = new Grid(NX, NY, NZ, Affine.ofSpacing(0.5, new Vec3(-40, 10, 5)));

  private static URLClassLoader library;

  @TempDir
  Path folder;

  @BeforeAll
  static void findLibrary() throws IOException {
    try (Stream<Path> files = Files.list(BioFormatsJars.require())) {
      List<Path> found = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      URL[] urls = new URL[found.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = found.get(i).toUri().toURL();
      }
      library = new URLClassLoader(urls, BioFormatsLibraryTest.class.getClassLoader());
    }
  }

  @AfterAll
  static void closeLibrary() throws IOException {
    if (library != null) {
      library.close();
    }
  }

  private static ImagePlus open(Path file) throws Exception {
    return BioFormats.open(file, BioFormats.method(library.loadClass("loci.plugins.BF")));
  }

  /** What a method of Bio-Formats returns; the last of that name and number of arguments. */
  private static Object call(Object object, String name, Object... arguments) throws Exception {
    Class<?> type = object instanceof Class<?> c ? c : object.getClass();
    Method method = Arrays.stream(type.getMethods())
        .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length).findFirst().orElseThrow();
    return method.invoke(object, arguments);
  }

  private static float[] ramp(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = 1.5f * i - 7;
    }
    return values;
  }

  /** What Bio-Formats tells of a file: sizes, pixels, spacings in mm, names of the channels. */
  private static String described(Path file) throws Exception {
    Object metadata = call(library.loadClass("loci.formats.MetadataTools"), "createOMEXMLMetadata");
    Object reader = library.loadClass("loci.formats.ImageReader").getConstructor().newInstance();
    call(reader, "setMetadataStore", metadata);
    call(reader, "setId", file.toString());
    StringBuilder described = new StringBuilder(reader.getClass().getMethod("getFormat").invoke(reader) + ", ");
    for (String axis : "X Y Z C T".split(" ")) {
      described.append(call(reader, "getSize" + axis)).append(' ');
    }
    described.append(
        call(library.loadClass("loci.formats.FormatTools"), "getPixelTypeString", call(reader, "getPixelType")));
    for (String axis : "X Y Z".split(" ")) {
      described.append(' ').append(call(call(metadata, "getPixelsPhysicalSize" + axis, 0), "value")).append(' ')
          .append(call(call(call(metadata, "getPixelsPhysicalSize" + axis, 0), "unit"), "getSymbol"));
    }
    for (int c = 0; c < (int) call(reader, "getSizeC"); c++) {
      described.append(" | ").append(call(metadata, "getChannelName", 0, c));
    }
    call(reader, "close");
    return described.toString();
  }

  /** An OME-TIFF file as others write it, of images of 32 bits one after the other. */
  private Path ome(String name, boolean intel, String... images) throws IOException {
    ImageStack stack = new ImageStack(NX, NY);
    float[] all = ramp(images.length * GRID.voxels());
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">");
    for (int s = 0; s < images.length; s++) {
      xml.append("<Image ID=\"Image:" + s + "\"><Pixels ID=\"Pixels:" + s + "\" DimensionOrder=\"XYZCT\" "
          + "Type=\"float\" SizeX=\"" + NX + "\" SizeY=\"" + NY + "\" SizeZ=\"" + NZ + "\" SizeC=\"1\" SizeT=\"1\" "
          + images[s] + "><Channel ID=\"Channel:" + s + ":0\" SamplesPerPixel=\"1\"/><TiffData IFD=\"" + s * NZ
          + "\" PlaneCount=\"" + NZ + "\"/></Pixels></Image>");
      for (int z = 0; z < NZ; z++) {
        int from = (s * NZ + z) * NX * NY;
        stack.addSlice("", Arrays.copyOfRange(all, from, from + NX * NY));
      }
    }
    FileInfo info = new ImagePlus(name, stack).getFileInfo();
    info.description = xml.append("</OME>").toString();
    info.nImages = stack.size();
    info.intelByteOrder = intel;
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      new TiffEncoder(info).write(out);
    }
    return file;
  }

  private static String sizes(double x, double y, double z, String unit) {
    return "PhysicalSizeX=\"" + x + "\" PhysicalSizeXUnit=\"" + unit + "\" PhysicalSizeY=\"" + y
        + "\" PhysicalSizeYUnit=\"" + unit
        + "\" PhysicalSizeZ=\"" + z + "\" PhysicalSizeZUnit=\"" + unit + "\"";
  }

  private static Path saved(Path file, float[] labels) throws IOException {
    ImageFiles.saveLabels(new Volume(GRID, 1, labels, "labels"), file);
    return file;
  }

  @Test
  void readsSizesSpacingsAndChannelsOfOurFiles() throws Exception {
    Path field = folder.resolve("E.ome.tif"), map = folder.resolve("map.ome.tiff");
    Path labels = folder.resolve("l.ome.tif");
    ImageFiles.saveEField(EField.of(new Volume(GRID, 3, ramp(3 * GRID.voxels()), "E"), 2), field);
    assertEquals("OME-TIFF, 4 3 2 3 1 float 0.5 mm 0.5 mm 0.5 mm | Ex (V/m) | Ey (V/m) | Ez (V/m)", described(field));
    ImageFiles.saveMap(new Volume(GRID, 2, ramp(2 * GRID.voxels()), "M"), List.of("L5", "L2/3 <\"&"), "A/us", map);
    assertEquals("OME-TIFF, 4 3 2 2 1 float 0.5 mm 0.5 mm 0.5 mm | L5 (A/us) | L2/3 <\"& (A/us)", described(map));
    float[] values = new float[GRID.voxels()];
    values[3] = 5;
    assertEquals("OME-TIFF, 4 3 2 1 1 uint8 0.5 mm 0.5 mm 0.5 mm | labels", described(saved(labels, values)));
    values[3] = 300;
    assertEquals("OME-TIFF, 4 3 2 1 1 uint16 0.5 mm 0.5 mm 0.5 mm | labels", described(saved(labels, values)));
    for (Path file : List.of(field, map, labels)) {
      Object xml = call(library.loadClass("loci.formats.tiff.TiffParser").getConstructor(String.class)
          .newInstance(file.toString()), "getComment");
      Object service =
          library.loadClass("loci.formats.services.OMEXMLServiceImpl").getConstructor().newInstance();
      assertTrue((boolean) call(service, "validateOMEXML", xml), () -> file + " is not valid by the schema: " + xml);
    }
  }

  @Test
  void restoresThePositionOfOurFiles() throws Exception {
    float[] values = ramp(3 * GRID.voxels());
    Path file = folder.resolve("E.ome.tif");
    ImageFiles.saveEField(EField.of(new Volume(GRID, 3, values, "E"), 2), file);
    ImagePlus imp = open(file);
    OmeTiffFiles.restore(imp, file, false);
    EField field = EFieldImages.efield(imp, OptionalDouble.empty());
    assertEquals(GRID, field.grid());
    assertEquals(2, field.didt());
    assertArrayEquals(values, field.volume().values());
  }

  @Test
  void readsUnitsByteOrdersAndSeriesOfOtherPrograms() throws Exception {
    for (Path file : List.of(ome("um.ome.tif", true, sizes(500, 600, 2000, "µm")),
        ome("cm.ome.tif", false, sizes(0.05, 0.06, 0.2, "cm")),
        ome("series.ome.tif", true, sizes(0.5, 0.6, 2, "mm"), sizes(3, 3, 3, "mm")))) {
      Volume volume = VolumeImages.volume(open(file));
      assertArrayEquals(ramp(GRID.voxels()), volume.values(), file.toString());
      Grid grid = new Grid(NX, NY, NZ, Affine.of(0.5, 0, 0, 0, 0, 0.6, 0, 0, 0, 0, 2, 0));
      assertTrue(volume.grid().matches(grid), file.toString());
    }
    for (String sizes : List.of("", sizes(1, 1, 2, "reference frame"))) {
      ImagePlus imp = open(ome("none.ome.tif", true, sizes));
      assertTrue(assertThrows(IllegalArgumentException.class, () -> VolumeImages.volume(imp)).getMessage()
          .contains("the calibration's unit is 'pixel'"));
    }
  }

  @Test
  void namesFilesThatItCannotRead() throws Exception {
    for (String name : List.of("text.czi", "volume.mha")) {
      Path file = Files.writeString(folder.resolve(name), "ObjectType = Image");
      assertEquals(file + ": Bio-Formats cannot read it (Unknown file format: " + file + ")",
          assertThrows(FormatException.class, () -> open(file)).getMessage());
    }
  }

  @Test
  void rejectsTruncatedFiles() throws Exception {
    byte[] whole = Files.readAllBytes(ome("whole.ome.tif", true, sizes(1, 1, 1, "mm")));
    for (int length = 8; length < whole.length; length += 20) {
      Path cut = Files.write(folder.resolve("cut" + length + ".ome.tif"), Arrays.copyOf(whole, length));
      assertTrue(assertThrows(FormatException.class, () -> open(cut)).getMessage().startsWith(cut + ": "));
    }
  }
}

package io.github.tmsthresholds.image;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.measure.Calibration;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes OME-TIFF for other programs: planes with OME-XML (schema 2016-06) that names the channels and gives the
 * spacing in mm. OME has no element for the position in the world: affine and dI/dt are stored in an annotation, from
 * which they are restored. Stateless.
 */
final class OmeTiffFiles {

  private static final Pattern NOTE = Pattern.compile("<M K=\"(tms\\.[a-z]+)\">([^<]*)</M>");

  private OmeTiffFiles() {}

  /** Returns whether a file has the extension of OME-TIFF. */
  static boolean isOme(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".ome.tif") || name.endsWith(".ome.tiff");
  }

  /**
   * Saves an image of 8, 16 or 32 bits, calibrated in mm, with the properties that hold its position in the world.
   *
   * @param channels their names
   * @throws IOException if the file cannot be written; it is then as it was before
   * @throws java.util.concurrent.CancellationException if cancelled; then, too
   */
  static void save(ImagePlus imp, List<String> channels, Path file, Progress progress) throws IOException {
    FileInfo info = imp.getFileInfo();
    info.description = xml(imp, channels, file.getFileName().toString());
    TiffFiles.write(info, file, progress);
  }

  /**
   * Restores the image's position in the world and dI/dt as stored by {@link #save}; does nothing for files of other
   * programs.
   *
   * @param stack whether it was opened as a plain stack, whose planes are then ordered
   */
  static void restore(ImagePlus imp, Path file, boolean stack) {
    FileInfo[] info = TiffFiles.decoded(file);
    Matcher notes = NOTE.matcher(info == null || info[0].description == null ? "" : info[0].description);
    while (notes.find()) {
      imp.setProp(notes.group(1), notes.group(2));
    }
    if (stack) {
      ImageGrid.order(imp);
    }
  }

  /** Returns the OME-XML for planes in ImageJ's order: channels fastest, then z. */
  private static String xml(ImagePlus imp, List<String> channels, String name) {
    Calibration c = imp.getCalibration();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><Image ID=\"Image:0\" Name=\"" + escape(name)
        + "\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\" Type=\"" + (imp.getBitDepth() == 32 ? "float" : "uint" + imp.getBitDepth())
        + "\" BigEndian=\"true\" SizeX=\"" + imp.getWidth() + "\" SizeY=\"" + imp.getHeight() + "\" SizeC=\""
        + imp.getNChannels() + "\" SizeZ=\"" + imp.getNSlices() + "\" SizeT=\"1\"");
    double[] spacing = {c.pixelWidth, c.pixelHeight, c.pixelDepth};
    for (int axis = 0; axis < 3; axis++) {
      char letter = "XYZ".charAt(axis);
      xml.append(" PhysicalSize").append(letter).append("=\"").append(spacing[axis]).append("\" PhysicalSize").append(letter)
          .append("Unit=\"mm\"");
    }
    xml.append('>');
    for (int i = 0; i < channels.size(); i++) {
      xml.append("<Channel ID=\"Channel:0:").append(i).append("\" Name=\"").append(escape(channels.get(i)))
          .append("\" SamplesPerPixel=\"1\"/>");
    }
    xml.append("<TiffData/></Pixels><AnnotationRef ID=\"Annotation:0\"/></Image><StructuredAnnotations><MapAnnotation "
        + "ID=\"Annotation:0\" Namespace=\"io.github.tmsthresholds\"><Value>");
    for (String note : List.of(ImageGrid.AFFINE, ImageGrid.SIZE, EFieldImages.DIDT)) {
      if (imp.getProp(note) != null) {
        xml.append("<M K=\"").append(note).append("\">").append(escape(imp.getProp(note))).append("</M>");
      }
    }
    return xml.append("</Value></MapAnnotation></StructuredAnnotations></OME>").toString();
  }

  /**
   * Returns text as ASCII, since ImageJ writes the XML in Java's default charset. Markup is escaped by named entities,
   * since Bio-Formats rejects numbered ones.
   */
  private static String escape(String text) {
    StringBuilder xml = new StringBuilder();
    text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").codePoints().forEach(c -> {
      if (c < ' ' || c > '~') {
        xml.append("&#").append(c).append(';');
      } else {
        xml.appendCodePoint(c);
      }
    });
    return xml.toString();
  }
}

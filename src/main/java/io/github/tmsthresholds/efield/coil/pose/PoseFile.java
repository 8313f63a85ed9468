/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.efield.coil.pose;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads files of coil poses, whose format it recognises by their content, and writes them. Stateless, thread-safe.
 */
public final class PoseFile {

  /** In the order in which they are asked; the last accepts any JSON object. */
  private static final List<PoseReader> READERS = List.of(new SimnibsSession(), new LocaliteMarkers(),
      new SoftaxicMarkers(), new BrainsightExport(), new CsvPoses(), new BidsMarkers(), new Visor2Markers(),
      new SimnibsJson());

  private static final List<PoseWriter> WRITERS = List.of(new LocaliteMarkers(), new BrainsightExport(),
      new SimnibsSession(), new SimnibsJson(), new GmshView(), new BidsMarkers(), new CsvPoses());

  private PoseFile() {}

  /**
   * Reads the poses of a file.
   *
   * @return the poses with the matrices as they are in the file, but in SimNIBS's convention
   * @throws FormatException if the format is not recognised, the file is damaged, holds no pose, or states them in
   *     coordinates other than those of the image
   * @throws IOException if the file cannot be read
   */
  public static Opened<CoilPoses> read(Path file) throws IOException {
    PoseContent content = PoseContent.read(file);
    for (PoseReader reader : READERS) {
      if (reader.recognises(content)) {
        PoseCollector poses = new PoseCollector(file, reader.name());
        reader.read(content, poses);
        return poses.finish();
      }
    }
    throw new FormatException(file, "is no file of coil poses that is known; it must be one of: "
        + READERS.stream().map(PoseReader::name).collect(Collectors.joining(", ")));
  }

  /**
   * Reads the poses of a file. Those whose matrix stretches, shears or mirrors are left out with a warning.
   *
   * @return the poses with the matrices as they are in the file, from which {@link CoilPose#rigid} makes rotations
   * @throws FormatException as for {@link #read}, or if no pose is left
   * @throws IOException if the file cannot be read
   */
  public static Opened<CoilPoses> readUsable(Path file) throws IOException {
    Opened<CoilPoses> opened = read(file);
    CoilPoses all = opened.content();
    List<CoilPose> usable = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < all.poses().size(); i++) {
      CoilPose pose = all.poses().get(i);
      try {
        pose.rigid();
        usable.add(pose);
      } catch (InvalidInputException e) {
        warnings.add(file + ": pose " + (i + 1) + (pose.name().isEmpty() ? "" : " (" + pose.name() + ")")
            + " is left out: " + e.getMessage());
      }
    }
    if (usable.isEmpty()) {
      throw new FormatException(warnings.get(0));
    }
    return opened.and(new Opened<>(new CoilPoses(all.system(), usable, all.image()), warnings));
  }

  /**
   * Checks that the name of a file says in which format poses are to be written to it.
   *
   * @throws InvalidInputException if it does not
   */
  public static void requireWritable(Path file) {
    writer(file);
  }

  /**
   * Writes poses in the format that the extension of the file says.
   *
   * @param source name of what the poses come from, such as their file
   * @return what the format cannot hold, one sentence each
   * @throws InvalidInputException if the extension is not known
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static List<String> write(Path file, List<CoilPose> poses, String source) throws IOException {
    PoseWriter writer = writer(file);
    writer.write(file, poses, source);
    return Stream.of(PoseWriter.Part.values())
        .filter(part -> !writer.parts().contains(part) && part.isKnownOfAny(poses))
        .map(part -> writer.name() + " cannot hold the " + part.label() + " of poses, which are left out").toList();
  }

  private static PoseWriter writer(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return WRITERS.stream().filter(writer -> name.endsWith(writer.extension())).findFirst()
        .orElseThrow(() -> new InvalidInputException(file + " must end in one of "
            + WRITERS.stream().map(PoseWriter::extension).collect(Collectors.joining(", "))));
  }
}

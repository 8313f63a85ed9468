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
import java.util.stream.Collectors;

/** Reads files of coil poses, whose format it recognises by their content. Stateless, thread-safe. */
public final class PoseFile {

  /** In the order in which they are asked; the last accepts any JSON object. */
  private static final List<PoseReader> READERS = List.of(new SimnibsSession(), new LocaliteMarkers(),
      new SoftaxicMarkers(), new BrainsightExport(), new BidsMarkers(), new CsvPoses(), new Visor2Markers(),
      new SimnibsJson());

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
   * Reads the poses of a file and replaces each matrix by the nearest rotation and translation. Poses whose matrix
   * stretches, shears or mirrors are left out with a warning.
   *
   * @throws FormatException as for {@link #read}, or if no pose is left
   * @throws IOException if the file cannot be read
   */
  public static Opened<CoilPoses> readRigid(Path file) throws IOException {
    Opened<CoilPoses> opened = read(file);
    CoilPoses raw = opened.content();
    List<CoilPose> rigid = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < raw.poses().size(); i++) {
      CoilPose pose = raw.poses().get(i);
      try {
        rigid.add(pose.rigid());
      } catch (InvalidInputException e) {
        warnings.add(file + ": pose " + (i + 1) + (pose.name().isEmpty() ? "" : " (" + pose.name() + ")")
            + " is left out: " + e.getMessage());
      }
    }
    if (rigid.isEmpty()) {
      throw new FormatException(warnings.get(0));
    }
    return opened.and(new Opened<>(new CoilPoses(raw.system(), rigid, raw.image()), warnings));
  }
}

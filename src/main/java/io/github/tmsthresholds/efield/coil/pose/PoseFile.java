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
import io.github.tmsthresholds.io.Opened;
import java.io.IOException;
import java.nio.file.Path;
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
}

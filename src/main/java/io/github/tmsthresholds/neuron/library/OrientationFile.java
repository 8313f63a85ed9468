/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.library;

import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.neuron.morphology.CellOrientation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file beside a morphology that states which direction in the morphology file points to the pia: {@code {"up": [0,
 * -1, 0]}}. Cells are turned when they are read, so that the morphology file stays as it is. Stateless, thread-safe.
 */
final class OrientationFile {

  static final String NAME = "orientation.json";

  private static final int MAX_BYTES = 1 << 16;

  private OrientationFile() {}

  /**
   * Returns the direction to the pia in the file of a folder; +y if there is no such file.
   *
   * @param shown name of the folder, for messages
   * @throws FormatException if the file states no direction
   */
  static Vec3 read(Path folder, String shown) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return CellOrientation.UP;
    }
    String source = shown + "/" + NAME;
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES);
    }
    JsonValue up = JsonValue.parse(new String(content, StandardCharsets.UTF_8), source).withOnly("up").get("up");
    double[] components = up.numbers(3);
    Vec3 direction = new Vec3(components[0], components[1], components[2]);
    if (!(direction.norm() > 0) || !Double.isFinite(direction.norm())) {
      throw up.error("must be a direction, such as [0, -1, 0]");
    }
    return direction;
  }

  /** Writes the direction to the pia into a folder; nothing if it is +y. */
  static void write(Path folder, Vec3 up) throws IOException {
    if (!up.equals(CellOrientation.UP)) {
      Files.writeString(folder.resolve(NAME), "{\"up\": [" + up.x() + ", " + up.y() + ", " + up.z() + "]}\n");
    }
  }
}

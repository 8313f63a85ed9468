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
import io.github.tmsthresholds.io.Opened;
import io.github.tmsthresholds.neuron.morphology.CellOrientation;
import io.github.tmsthresholds.neuron.morphology.Morphology;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;

/**
 * The content of a morphology file.
 *
 * @param source name of the file in messages, with its path
 * @param name file name without path
 * @param up direction in the file that points to the pia; {@link CellOrientation#UP} if nothing else is known
 */
record MorphologyFile(String source, String name, byte[] content, Vec3 up) {

  /** Returns the neuron in the coordinates of the file. @throws FormatException if the file is faulty */
  Opened<Morphology> traced() throws FormatException {
    return MorphologyReader.parse(content, source);
  }

  /** Returns the neuron with +y to the pia. @throws FormatException if the file is faulty */
  Opened<Morphology> upright() throws FormatException {
    return up.equals(CellOrientation.UP) ? traced() : traced().map(morphology -> morphology.turned(up));
  }

  /** Returns the same file with another direction to the pia. */
  MorphologyFile withUp(Vec3 other) {
    return new MorphologyFile(source, name, content, other);
  }
}

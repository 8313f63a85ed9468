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

import ij.IJ;
import ij.ImagePlus;
import java.util.List;
import java.util.Objects;
import org.scijava.Context;
import org.scijava.Named;
import org.scijava.convert.ConvertService;
import org.scijava.object.ObjectService;

/**
 * Adapter to the datasets of ImageJ2, where the host has them (Fiji does): those that are displayed, which ImageJ 1.x
 * need not know. The type is looked up at run time.
 */
final class Datasets {

  private static final String TYPE = "net.imagej.Dataset";

  private Datasets() {}

  /** Returns the datasets with a name as images. */
  static List<ImagePlus> named(String name) {
    try {
      Class<?> type = Class.forName(TYPE);
      return IJ.runPlugIn(Context.class.getName(), "") instanceof Context context ? named(name, type, context)
          : List.of();
    } catch (ClassNotFoundException | LinkageError e) {
      return List.of();
    }
  }

  private static List<ImagePlus> named(String name, Class<?> type, Context context) {
    ConvertService convert = context.getService(ConvertService.class);
    ObjectService objects = context.getService(ObjectService.class);
    return objects.getObjects(type).stream().filter(data -> data instanceof Named named && name.equals(named.getName()))
        .map(data -> convert.convert(data, ImagePlus.class)).filter(Objects::nonNull).toList();
  }
}

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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Views of coil poses for Gmsh, beside a head mesh of SimNIBS: the numbered origins, the axes that point into the head,
 * and the handles.
 */
final class GmshView implements PoseWriter {

  @Override
  public String name() {
    return "Gmsh views (.geo)";
  }

  @Override
  public String extension() {
    return ".geo";
  }

  @Override
  public Set<Part> parts() {
    return Set.of();
  }

  @Override
  public void write(Path file, List<CoilPose> poses, String source) throws IOException {
    StringBuilder centres = new StringBuilder("View \"coil poses\" {\n");
    StringBuilder axes = new StringBuilder("View \"into the head (z)\" {\n");
    StringBuilder handles = new StringBuilder("View \"handle (-y)\" {\n");
    for (int i = 0; i < poses.size(); i++) {
      Affine m = poses.get(i).matrix();
      String at = numbers(m.apply(Vec3.ZERO));
      centres.append("SP(").append(at).append("){").append(i + 1).append("};\n");
      axes.append("VP(").append(at).append("){").append(numbers(m.applyToVector(Vec3.Z))).append("};\n");
      handles.append("VP(").append(at).append("){").append(numbers(m.applyToVector(new Vec3(0, -1, 0)))).append("};\n");
    }
    AtomicFile.writeText(file, centres + "};\n" + axes + "};\n" + handles + "};\n");
  }

  private static String numbers(Vec3 v) {
    return String.format(Locale.ROOT, "%.6f,%.6f,%.6f", v.x(), v.y(), v.z());
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.tensorflow;

import io.github.tmsthresholds.io.CsvTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A jar of TensorFlow Java on Maven Central. Immutable, thread-safe.
 *
 * @param sha256 SHA-256 of the file, in hexadecimal
 * @param platform platform as JavaCPP names it, or {@value #ALL}
 * @param path path in the repository: group, artifact, version, file
 */
public record TensorFlowJar(String sha256, String platform, String path) {

  static final String ALL = "all";

  private static final String LIST = "jars.csv";
  private static final String CENTRAL = "https://repo1.maven.org/maven2/";

  /** Returns the jars of the TensorFlow version with which the program was built, for all platforms. */
  static List<TensorFlowJar> bundled() throws IOException {
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(TensorFlowJar.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      CsvTable table = CsvTable.read(in, Path.of(LIST));
      int sha256 = table.column("sha256"), platform = table.column("platform"), path = table.column("path");
      return IntStream.range(0, table.rows()).mapToObj(row ->
          new TensorFlowJar(table.text(row, sha256), table.text(row, platform), table.text(row, path))).toList();
    }
  }

  /** Returns whether the jar is used on a platform. */
  boolean runsOn(String other) {
    return platform.equals(ALL) || platform.equals(other);
  }

  /** Returns the name of the file. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the address on Maven Central. */
  public String url() {
    return CENTRAL + path;
  }

  /** Returns the Maven coordinates, {@code group:artifact:version} or {@code group:artifact:jar:platform:version}. */
  public String coordinates() {
    String[] parts = path.split("/");
    int n = parts.length;
    String group = String.join(".", List.of(parts).subList(0, n - 3));
    return group + ":" + parts[n - 3] + ":" + (platform.equals(ALL) ? "" : "jar:" + platform + ":") + parts[n - 2];
  }
}

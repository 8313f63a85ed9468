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

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Installs TensorFlow Java: copies its jars from the folder into which a user downloaded them, and verifies the SHA-256
 * of each. Downloads nothing. Immutable; not for concurrent use with the same target folder.
 */
public final class TensorFlowInstaller {

  private final List<TensorFlowJar> known;
  private final String platform;
  private final List<TensorFlowJar> jars;

  /**
   * Creates an installer.
   *
   * @param known the jars for all platforms
   * @param platform platform as JavaCPP names it
   * @throws IllegalArgumentException if there is no TensorFlow Java for the platform
   */
  TensorFlowInstaller(List<TensorFlowJar> known, String platform) {
    if (known.stream().noneMatch(jar -> jar.platform().equals(platform))) {
      throw new InvalidInputException("there is no TensorFlow Java for " + platform + ", only for "
          + known.stream().map(TensorFlowJar::platform).filter(p -> !p.equals(TensorFlowJar.ALL))
              .collect(Collectors.joining(", ")));
    }
    this.known = known;
    this.platform = platform;
    this.jars = known.stream().filter(jar -> jar.runsOn(platform)).toList();
  }

  /**
   * Creates an installer for the platform on which the program runs.
   *
   * @throws IllegalArgumentException if there is no TensorFlow Java for this platform
   * @throws IOException if the list of jars cannot be read
   */
  public static TensorFlowInstaller ofThisPlatform() throws IOException {
    return new TensorFlowInstaller(TensorFlowJar.bundled(), TensorFlowLoader.platform());
  }

  /** Returns the platform as JavaCPP names it, such as {@code linux-x86_64}. */
  public String platform() {
    return platform;
  }

  /** Returns the jars that are installed on the platform. */
  public List<TensorFlowJar> jars() {
    return jars;
  }

  /**
   * Verifies and copies the jars. The previous content of the target is replaced once all jars are copied, and is left
   * unchanged after a failure.
   *
   * @param from folder that contains these jars and no others
   * @param to target folder for the jars only; created if missing
   * @throws FormatException if a jar is missing, damaged or not one of these
   * @throws IOException if a file cannot be read or written
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public void install(Path from, Path to, Progress progress) throws IOException {
    check(from);
    Path target = to.toAbsolutePath();
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new IOException(to + ": is a file, must be a folder");
    }
    Path temporary = temporaryFolder(target);
    try {
      Files.createDirectories(temporary);
      for (int i = 0; i < jars.size(); i++) {
        copy(jars.get(i), from, temporary, progress.part(i, jars.size()));
      }
      replace(target, temporary);
    } finally {
      delete(temporary);
    }
  }

  private static Path temporaryFolder(Path target) {
    return target.resolveSibling(".partial-" + UUID.randomUUID());
  }

  private void check(Path from) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(from)) {
      names = files.filter(Files::isRegularFile).map(f -> f.getFileName().toString())
          .filter(name -> name.endsWith(".jar")).sorted().toList();
    }
    for (String name : names) {
      if (jars.stream().noneMatch(jar -> jar.name().equals(name))) {
        throw new FormatException(from, known.stream().filter(jar -> jar.name().equals(name)).findFirst()
            .map(jar -> name + " is for " + jar.platform() + ", this is " + platform)
            .orElse(name + " is not one of the " + jars.size()
                + " jars of TensorFlow, which must be in a separate folder"));
      }
    }
    List<TensorFlowJar> missing = jars.stream().filter(jar -> !names.contains(jar.name())).toList();
    if (!missing.isEmpty()) {
      throw new FormatException(from, missing.size() + " of the " + jars.size() + " jars of TensorFlow are missing: "
          + missing.stream().map(TensorFlowJar::url).collect(Collectors.joining(", ")));
    }
  }

  private static void copy(TensorFlowJar jar, Path from, Path to, Progress progress) throws IOException {
    Path source = from.resolve(jar.name());
    Sha256 digest = new Sha256();
    double size = Math.max(1, Files.size(source));
    long done = 0;
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(source);
        OutputStream out = Files.newOutputStream(to.resolve(jar.name()))) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        progress.checkCancelled();
        progress.update("checking " + jar.name(), done / size);
        digest.bytes(ByteBuffer.wrap(buffer, 0, n));
        out.write(buffer, 0, n);
        done += n;
      }
    }
    String sha256 = digest.hex();
    if (!sha256.equals(jar.sha256())) {
      throw new FormatException(source, "is damaged or another file: its SHA-256 is " + sha256 + ", must be "
          + jar.sha256() + "; download it again from " + jar.url());
    }
  }

  private static void replace(Path target, Path complete) throws IOException {
    if (!Files.exists(target)) {
      Files.move(complete, target);
      return;
    }
    Path former = temporaryFolder(target);
    try {
      Files.move(target, former);
    } catch (IOException e) {
      throw new IOException(target + ": cannot be replaced, possibly because TensorFlow runs from it; restart and "
          + "install again (" + e + ")", e);
    }
    try {
      Files.move(complete, target);
    } catch (IOException e) {
      Files.move(former, target);
      throw e;
    }
    delete(former);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}

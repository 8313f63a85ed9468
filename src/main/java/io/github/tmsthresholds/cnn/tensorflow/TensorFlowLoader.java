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

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Class loader for TensorFlow Java 1.x (native TensorFlow 2) and for the classes that use it. They are isolated from
 * the others because Fiji contains a legacy TensorFlow 1 with the same class names. Classes of the isolated packages
 * come only from the jars of this loader; all other classes come from its parent, so that both sides share them.
 */
final class TensorFlowLoader extends URLClassLoader {

  private static final List<String> ISOLATED_PACKAGES = List.of("io.github.tmsthresholds.cnn.tensorflow.graph.",
      "org.tensorflow.", "org.bytedeco.", "com.google.protobuf.");

  /** The required jars: a file in each that no legacy jar contains, and the name of the jar in messages. */
  private enum Part {
    API("org/tensorflow/types/TFloat32.class", "tensorflow-core-api"),
    BINDING("org/tensorflow/internal/c_api/TF_Graph.class", "tensorflow-core-native"),
    NATIVES("org/tensorflow/internal/c_api/" + platform() + "/" + System.mapLibraryName("jnitensorflow"),
        "tensorflow-core-native for " + platform()),
    NDARRAY("org/tensorflow/ndarray/NdArray.class", "ndarray"),
    JAVACPP("org/bytedeco/javacpp/Loader.class", "javacpp"),
    PROTOBUF("com/google/protobuf/GeneratedMessageV3$UnusedPrivateParameter.class", "protobuf-java");

    private final String file;
    private final String jar;

    Part(String file, String jar) {
      this.file = file;
      this.jar = jar;
    }
  }

  private TensorFlowLoader(List<URL> jars) {
    super(Stream.concat(Stream.of(ownJar()), jars.stream()).distinct().toArray(URL[]::new),
        TensorFlowLoader.class.getClassLoader());
  }

  /**
   * Creates a loader for the jars of a folder. Without a folder it uses the jars on the class path if they are
   * complete, or else the installed jars.
   *
   * @param folder folder of the jars; may be null
   * @param installed folder of the installed jars; need not exist
   * @throws IOException if a folder cannot be read, or a jar is missing; the message then names it and says what to do
   */
  static TensorFlowLoader find(Path folder, Path installed) throws IOException {
    if (folder != null) {
      return ofFolder(folder);
    }
    TensorFlowLoader loader = new TensorFlowLoader(onClassPath());
    if (loader.missing().isEmpty()) {
      return loader;
    }
    loader.close();
    if (!Files.isDirectory(installed) || jarsIn(installed).isEmpty()) {
      throw new IOException("TensorFlow is not installed: use the command Install TensorFlow Engine..., or give the "
          + "folder of its jars, tensorflow=");
    }
    return ofFolder(installed);
  }

  private static TensorFlowLoader ofFolder(Path folder) throws IOException {
    TensorFlowLoader loader = new TensorFlowLoader(jarsIn(folder));
    Optional<Part> missing = loader.missing();
    if (missing.isPresent()) {
      loader.close();
      throw new IOException("TensorFlow is incomplete: the jar of " + missing.get().jar + " is not in " + folder
          + "; the command Install TensorFlow Engine... lists the jars");
    }
    return loader;
  }

  private Optional<Part> missing() {
    return Stream.of(Part.values()).filter(part -> findResource(part.file) == null).findFirst();
  }

  /** Returns the location of the jar or folder that contains this class. */
  private static URL ownJar() {
    return TensorFlowLoader.class.getProtectionDomain().getCodeSource().getLocation();
  }

  private static List<URL> onClassPath() throws IOException {
    List<URL> jars = new ArrayList<>();
    for (Part part : Part.values()) {
      URL file = TensorFlowLoader.class.getClassLoader().getResource(part.file);
      URLConnection connection = file == null ? null : file.openConnection();
      if (connection instanceof JarURLConnection inJar) {
        jars.add(inJar.getJarFileURL());
      }
    }
    return jars;
  }

  private static List<URL> jarsIn(Path folder) throws IOException {
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar") && Files.isRegularFile(f)).sorted().toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    return jars;
  }

  /** Returns the current platform as JavaCPP names it. */
  static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    String family = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macosx" : "linux";
    return family + "-" + (arch.equals("aarch64") || arch.equals("arm64") ? "arm64" : "x86_64");
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (ISOLATED_PACKAGES.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      Class<?> type = loaded != null ? loaded : findClass(name);
      if (resolve) {
        resolveClass(type);
      }
      return type;
    }
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Set<URL> all = new LinkedHashSet<>(Collections.list(findResources(name)));
    all.addAll(Collections.list(getParent().getResources(name)));
    return Collections.enumeration(all);
  }
}

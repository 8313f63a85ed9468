/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs an ImageJ macro without Fiji and without windows, in an ImageJ 1.x that {@code ij1-patcher} patches for headless
 * use: {@code HeadlessRunner macros/X.ijm key=value ...}. The arguments after the file, joined, are the macro's {@code
 * getArgument()}. The exit code is 0, or 1 after any error, with one line on the standard error stream.
 */
public final class HeadlessRunner {

  /** Silenced: a batch job stores no preferences, so a home folder that cannot be written does not matter. */
  private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

  private HeadlessRunner() {}

  /** Runs a macro. @param args the macro file, then {@code key=value} pairs */
  public static void main(String[] args) throws ClassNotFoundException, URISyntaxException {
    System.setProperty("java.awt.headless", "true");
    // HDF5 logs through SLF4J, which would warn that there is no provider
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PREFERENCES.setLevel(Level.OFF);
    if (args.length == 0) {
      Batch.exit("a macro file is missing: macros/NAME.ijm key=value ...");
    }
    if (!Files.isRegularFile(Path.of(args[0]))) {
      Batch.exit(args[0] + ": no such macro file");
    }
    LegacyEnvironment imagej = new LegacyEnvironment(null, true);
    imagej.disableIJ1PluginDirs();
    imagej.addPluginClasspath(classPath());
    imagej.newImageJ1(true);
    @SuppressWarnings("unchecked")
    BinaryOperator<String> run = (BinaryOperator<String>) imagej.runPlugIn(MacroRun.class.getName(), "");
    String error = run.apply(args[0], Options.join(List.of(args).subList(1, args.length)));
    if (!error.isEmpty()) {
      Batch.exit(error);
    }
    // threads of AWT and of libraries must not keep the process alive
    System.out.flush();
    System.exit(0);
  }

  /**
   * Returns the jars and folders that this class was started with, by Java or inside Maven. Jars come first: SciJava
   * takes a class path that begins with a folder for Eclipse's and indexes its annotations again.
   */
  private static File[] classPath() throws URISyntaxException {
    List<File> files = new ArrayList<>();
    if (HeadlessRunner.class.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        files.add(new File(url.toURI()));
      }
    } else {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        files.add(new File(entry).getAbsoluteFile());
      }
    }
    files.sort(Comparator.comparing(File::isDirectory));
    return files.toArray(File[]::new);
  }
}

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
 * Runs an ImageJ macro without Fiji and without a window, in an ImageJ 1.x that {@code ij1-patcher} makes fit for
 * headless work: {@code HeadlessRunner macros/X.ijm key=value ...}. The words after the file, joined, are the macro's
 * {@code getArgument()}. Exit code 0, or 1 after any error, with one line on the standard error stream.
 */
public final class HeadlessRunner {

  /** Silent: a batch job keeps no preferences, and a home folder that cannot be written is none of its business. */
  private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

  private HeadlessRunner() {}

  public static void main(String[] args) throws ClassNotFoundException, URISyntaxException {
    System.setProperty("java.awt.headless", "true");
    // HDF5 logs through SLF4J, which would complain that nobody listens
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PREFERENCES.setLevel(Level.OFF);
    if (args.length == 0) {
      Batch.exit("a macro file was expected: macros/NAME.ijm key=value ...");
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
    // Threads of the window toolkit and of libraries must not keep the process.
    System.out.flush();
    System.exit(0);
  }

  /**
   * The jars and folders that this class was started with, by Java or inside Maven. Jars first: a class path that begins
   * with a folder is for SciJava Eclipse's, whose annotations it indexes anew.
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

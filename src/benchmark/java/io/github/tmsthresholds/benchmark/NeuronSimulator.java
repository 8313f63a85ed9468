/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An installed NEURON with our mechanisms, run as a child process. */
public final class NeuronSimulator {

  private static final Path SCRIPTS = Path.of("src", "benchmark", "neuron").toAbsolutePath();
  /** Where Debian puts the parts of nrnivmodl that nrnivmodl itself looks for elsewhere. */
  private static final Path DEBIAN = Path.of("/usr/lib/nrn");
  private static final String MAKEFILE = "nrnmech_makefile";

  private final Path mechanisms;

  /**
   * Compiles the mechanisms.
   *
   * @param folder scratch
   * @throws IOException if NEURON is absent or a mechanism cannot be compiled
   */
  public NeuronSimulator(Path folder) throws IOException {
    List<String> path = List.of(System.getenv("PATH").split(File.pathSeparator));
    for (String program : List.of("nrniv", "nrnivmodl")) {
      if (path.stream().noneMatch(p -> Files.isExecutable(Path.of(p, program)))) {
        throw new IOException("NEURON is absent: no program " + program + " on the PATH; on Debian and Ubuntu, "
            + "'apt-get install neuron neuron-dev' installs it");
      }
    }
    List<String> command = new ArrayList<>(List.of("nrnivmodl"));
    boolean debian = Files.exists(DEBIAN.resolve(MAKEFILE));
    Path home = folder.resolve("nrn");
    if (debian) {
      Files.createDirectories(home.resolve("bin"));
      Files.createSymbolicLink(home.resolve("bin").resolve(MAKEFILE), DEBIAN.resolve(MAKEFILE));
      command.addAll(List.of("-loadflags", "-L" + DEBIAN + " -Wl,-rpath," + DEBIAN));
    }
    command.add(SCRIPTS.toString());
    ProcessBuilder build = new ProcessBuilder(command);
    if (debian) {
      build.environment().put("NRNHOME_EXEC", home.toString());
    }
    String log = run(build, folder);
    // Debian's nrnivmodl fails at a last step that is not needed: look for the library alone
    try (Stream<Path> files = Files.walk(folder, 2)) {
      mechanisms = files.filter(f -> f.getFileName().toString().matches("libnrnmech\\.(so|dylib)")).findFirst()
          .orElseThrow(() -> new IOException("nrnivmodl made no library of mechanisms:\n" + log));
    }
  }

  /**
   * Runs scripts one after the other on the files of a folder.
   *
   * @throws IOException if NEURON complains
   */
  public void run(Path folder, String... scripts) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("nrniv", "-nobanner", "-nogui", "-dll", mechanisms.toString()));
    for (String script : scripts) {
      command.add(SCRIPTS.resolve(script).toString());
    }
    String log = run(new ProcessBuilder(command), folder);
    if (!log.lines().toList().contains("finished")) {
      throw new IOException("NEURON did not finish " + String.join(" ", scripts) + ":\n" + log);
    }
  }

  /** Runs a program to its end; returns what it printed. */
  private static String run(ProcessBuilder program, Path folder) throws IOException {
    Path log = folder.resolve("log.txt");
    program.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Process process = program.start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return Files.readString(log);
  }
}

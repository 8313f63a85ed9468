/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.InvalidInputException;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Trained networks by cell and waveform: the bundled networks of a design and those of a user's folder, of any design,
 * which take precedence.
 * Immutable, thread-safe.
 */
public final class NetworkLibrary {

  /**
   * Resource folder of the bundled networks; {@code index.txt} lists those of the default design, one per line. The
   * networks of each other design are in a folder of its name, with their own {@code index.txt}.
   */
  private static final String FOLDER = "/io/github/tmsthresholds/networks/";
  private static final String INDEX = "index.txt";
  private static final int NAMES_SHOWN = 6;

  /**
   * One output of a network.
   *
   * @param output index of the output
   * @param source file or resource that the network was read from
   */
  public record Entry(Network network, int output, String source) {

    /** Returns the description of the output. */
    public NetworkOutput description() {
      return network.description().outputs().get(output);
    }
  }

  private record Key(String cell, String waveform) {}

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final NetworkDesign design;

  private NetworkLibrary(NetworkDesign design) {
    this.design = design;
  }

  /**
   * Reads all networks.
   *
   * @param folder folder of the user's networks, files with the extension {@value NetworkFile#EXTENSION}; it need not
   *     exist
   * @param design design of the bundled networks
   * @throws FormatException if a file is damaged, or two files of the folder have an output for the same cell and
   *     waveform
   * @throws IOException if a file cannot be read
   */
  public static NetworkLibrary open(Path folder, NetworkDesign design) throws IOException {
    NetworkLibrary library = new NetworkLibrary(design);
    if (Files.isDirectory(folder)) {
      for (Path file : files(folder)) {
        library.add(NetworkFile.read(file), file.toString());
      }
    }
    NetworkLibrary bundled = bundled(design);
    bundled.entries.forEach(library.entries::putIfAbsent);
    return library;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().endsWith(NetworkFile.EXTENSION))
          .filter(f -> !f.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  /**
   * Reads the bundled networks of a design.
   *
   * @throws IOException if one cannot be read
   */
  public static NetworkLibrary bundled(NetworkDesign design) throws IOException {
    NetworkLibrary library = new NetworkLibrary(design);
    String folder = design == NetworkDesign.POLARISATION ? FOLDER : FOLDER + design.label() + "/";
    for (String name : lines(folder + INDEX)) {
      try (InputStream in = resource(folder + name)) {
        library.add(NetworkFile.read(in, folder + name), folder + name);
      }
    }
    return library;
  }

  private static List<String> lines(String name) throws IOException {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(resource(name), StandardCharsets.UTF_8))) {
      return in.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = NetworkLibrary.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name + ": is missing in this build");
    }
    return in;
  }

  private void add(Network network, String source) throws FormatException {
    List<NetworkOutput> outputs = network.description().outputs();
    for (int o = 0; o < outputs.size(); o++) {
      Entry entry = new Entry(network, o, source);
      Entry earlier = entries.putIfAbsent(new Key(outputs.get(o).cell(), outputs.get(o).waveform()), entry);
      if (earlier != null) {
        throw new FormatException(source + ": estimates thresholds of " + outputs.get(o).cell() + " for "
            + outputs.get(o).waveform() + ", as does " + earlier.source() + "; remove one of them");
      }
    }
  }

  /** Returns the names of all cells that a network was trained for, sorted. */
  public List<String> cells() {
    return List.copyOf(new TreeSet<>(entries.keySet().stream().map(Key::cell).toList()));
  }

  /** Returns the networks, without duplicates. */
  public List<Network> networks() {
    return entries.values().stream().map(Entry::network).distinct().toList();
  }

  /**
   * Returns the output for a cell and a waveform.
   *
   * @throws IllegalArgumentException if there is none; the message lists the available cells or waveforms
   */
  public Entry find(String cell, String waveform) {
    return lookUp(cell, waveform).orElseThrow(() -> unknown(cell, waveform));
  }

  /** Returns the output for a cell and a waveform, or empty if there is none. */
  public Optional<Entry> lookUp(String cell, String waveform) {
    return Optional.ofNullable(entries.get(new Key(cell, waveform)));
  }

  private IllegalArgumentException unknown(String cell, String waveform) {
    List<String> waveforms = entries.keySet().stream().filter(k -> k.cell().equals(cell)).map(Key::waveform).toList();
    if (!waveforms.isEmpty()) {
      return new InvalidInputException("no network of cell " + cell + ofDesign() + " was trained for the waveform "
          + waveform
          + "; available: " + String.join(", ", waveforms));
    }
    return new InvalidInputException("no network" + ofDesign() + " was trained for the cell " + cell + "; "
        + available(cell));
  }

  private String ofDesign() {
    return design == NetworkDesign.POLARISATION ? "" : " of design=" + design.label();
  }

  /** Lists the available cells, those of the same layer first. */
  private String available(String cell) {
    List<String> cells = new ArrayList<>(cells());
    if (cells.isEmpty()) {
      return "none is bundled or in the folder of your networks";
    }
    String layer = cell.substring(0, cell.indexOf('_') + 1);
    cells.sort(Comparator.comparing(name -> !name.startsWith(layer)));
    int more = cells.size() - NAMES_SHOWN;
    return "available: " + String.join(", ", cells.subList(0, Math.min(NAMES_SHOWN, cells.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}

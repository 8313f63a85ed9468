package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.neuron.AxonTerminal;
import io.github.tmsthresholds.neuron.CellModel;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.neuron.library.CellLibrary;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Neurons in the words of macros: names, cell folders, or folders and zips of cell folders, between commas. */
public final class CellParameters {

  private CellParameters() {}

  /**
   * A cell that has been found but not read yet.
   *
   * @param library that has its morphology; null for a cell known by its name alone, and for a median
   * @param members of a median
   */
  public record Found(CellLibrary library, String name, List<Found> members) {

    Found(CellLibrary library, String name) {
      this(library, name, List.of());
    }

    Layer layer() {
      return CellType.ofCell(name).layer();
    }

    public CellModel build(AxonTerminal terminal) throws IOException {
      if (library != null) {
        return library.load(name, terminal);
      }
      if (!members.isEmpty()) {
        return CellModel.median(name, CellParameters.build(members, terminal, Progress.NONE));
      }
      if (terminal == AxonTerminal.INTACT) {
        throw new IllegalArgumentException("terminal=intact: the morphology of cell " + name + " is not at hand, and what is "
            + "known of it is for terminal=disabled");
      }
      return CellModel.named(name);
    }
  }

  /** The user's library: the folder given, else {@code .tms-thresholds/cells} in the home folder. */
  public static Path library(String library) {
    return Parameters.isSet(library) ? Path.of(library)
        : Path.of(System.getProperty("user.home"), ".tms-thresholds", "cells");
  }

  /**
   * Finds single cells: what is a path is opened, what is a name is looked up in the user's library, then among the bundled.
   *
   * @param key of the word, for messages
   * @param cells empty for all the bundled
   * @throws IllegalArgumentException if there is no such cell, one comes twice, a name tells no layer, or one is that of
   *     a median
   */
  public static List<Found> find(String key, String cells, String library) throws IOException {
    List<Found> found = find(key, cells, library, List.of());
    for (Found cell : found) {
      if (!cell.members().isEmpty()) {
        throw new IllegalArgumentException(key + "=" + cell.name() + ": a single cell was expected, not a median");
      }
    }
    return found;
  }

  /** The same and medians, where some names are known without a morphology. */
  public static List<Found> find(String key, String cells, String library, Collection<String> known) throws IOException {
    CellLibrary bundled = CellLibrary.bundled();
    List<Found> found = new ArrayList<>();
    if (!Parameters.isSet(cells)) {
      addAll(bundled, found);
    } else if (Files.exists(Path.of(cells))) {
      addAll(CellLibrary.open(Path.of(cells)), found);
    } else {
      for (String word : Parameters.list(cells)) {
        find(key, word, library, bundled, known, found);
      }
    }
    Set<String> names = new HashSet<>();
    for (Found cell : found) {
      Parameters.parse(key, cells, cell::layer);
      if (!names.add(cell.name())) {
        throw new IllegalArgumentException(key + "=" + cells + ": cell " + cell.name() + " comes twice");
      }
    }
    return found;
  }

  private static void find(String key, String word, String library, CellLibrary bundled, Collection<String> known,
      List<Found> found) throws IOException {
    if (!word.isEmpty() && Files.exists(Path.of(word))) {
      addAll(CellLibrary.open(Path.of(word)), found);
      return;
    }
    Path own = library(library);
    List<Found> users = new ArrayList<>(), synthetic = new ArrayList<>(), others = new ArrayList<>();
    if (Parameters.isSet(library) || Files.exists(own)) {
      addAll(CellLibrary.open(own), users);
    }
    addAll(bundled, synthetic);
    known.forEach(name -> others.add(new Found(null, name)));
    found.add(Stream.of(users, synthetic, others).flatMap(List::stream).filter(cell -> cell.name().equals(word)).findFirst()
        .or(() -> Stream.of(users, synthetic, others).flatMap(cells -> median(word, cells)).findFirst())
        .orElseThrow(() -> new IllegalArgumentException(key + "=" + word + ": neither a folder or zip of cells, nor "
            + (word.endsWith(CellModel.MEDIAN) ? "the median of cells" : "a cell") + " of the library " + own
            + ", nor one of the bundled " + String.join(", ", bundled.names()))));
  }

  /** The median over those cells whose names begin as its own does, if there are any. */
  private static Stream<Found> median(String word, List<Found> cells) {
    List<Found> members = cells.stream().filter(cell -> CellModel.isMember(word, cell.name())).toList();
    return members.isEmpty() ? Stream.empty() : Stream.of(new Found(null, word, members));
  }

  private static void addAll(CellLibrary library, List<Found> found) {
    library.names().forEach(name -> found.add(new Found(library, name)));
  }

  /** Finds and builds the only cell of a word. @throws IllegalArgumentException if there are none or several */
  public static CellModel one(String key, String cell, String library, AxonTerminal terminal, Progress progress)
      throws IOException {
    List<Found> found = find(key, cell, library);
    if (found.size() != 1) {
      throw new IllegalArgumentException(key + "=" + cell + ": holds " + found.size() + " cells, one was expected");
    }
    return build(found, terminal, progress).get(0);
  }

  /** Finds cells as {@link #find}. @throws IllegalArgumentException if they are of several types */
  public static List<Found> ofOneType(String key, String cells, String library) throws IOException {
    List<Found> found = find(key, cells, library);
    for (Found cell : found) {
      if (CellType.ofCell(cell.name()) != CellType.ofCell(found.get(0).name())) {
        throw new IllegalArgumentException(key + "=" + cells + ": cells of one type were expected, found "
            + found.get(0).name() + " and " + cell.name());
      }
    }
    return found;
  }

  /** The layers in which the cells stand. */
  public static Set<Layer> layers(List<Found> cells) {
    return cells.stream().map(Found::layer).collect(Collectors.toCollection(() -> EnumSet.noneOf(Layer.class)));
  }

  /** Reads and builds cells. */
  public static List<CellModel> build(List<Found> cells, AxonTerminal terminal, Progress progress) throws IOException {
    List<CellModel> built = new ArrayList<>();
    for (Found cell : cells) {
      progress.checkCancelled();
      progress.update("building neurons", built.size() / (double) cells.size());
      built.add(cell.build(terminal));
    }
    return built;
  }
}

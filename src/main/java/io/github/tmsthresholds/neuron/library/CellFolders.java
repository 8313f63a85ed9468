/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.library;

import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.morphology.MorphologyReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipException;

/**
 * Cell folders, {@code <cell>/morphology/<file>.asc} or {@code .swc}, in a folder or zip, at its top or one level down;
 * or a single cell folder. A file {@code orientation.json} beside the morphology states its direction to the pia, see
 * {@link OrientationFile}. Hidden files and {@code __MACOSX} are ignored. A zip is read in place: no entry is unpacked
 * under its own name.
 */
final class CellFolders implements CellStore {

  private static final String MORPHOLOGY = "morphology";

  private final Path place;
  private final boolean zip;
  /** Folder by cell name, as text in the file system of the place. */
  private final SortedMap<String, String> folders = new TreeMap<>();

  /**
   * @throws FormatException if it is neither a folder nor a zip, or has no cell folder, or two of one name
   * @throws IOException if it cannot be read
   */
  CellFolders(Path place) throws IOException {
    this.place = place;
    if (!Files.exists(place)) {
      throw new NoSuchFileException(place + ": no such folder or zip file");
    }
    this.zip = !Files.isDirectory(place);
    inside(root -> {
      addAll(root);
      return null;
    });
    if (folders.isEmpty()) {
      throw new FormatException(place, "has no cells; cell folders must be such as L5_name/morphology/name.asc");
    }
  }

  @Override
  public String place() {
    return place.toString();
  }

  @Override
  public List<String> names() {
    return List.copyOf(folders.keySet());
  }

  @Override
  public MorphologyFile morphology(String cell) throws IOException {
    return inside(root -> {
      Path folder = root.getFileSystem().getPath(folders.get(cell), MORPHOLOGY);
      List<Path> files = Files.isDirectory(folder)
          ? list(folder, f -> Files.isRegularFile(f) && MorphologyReader.reads(f.getFileName().toString())) : List.of();
      if (files.size() != 1) {
        throw new FormatException(shown(folder) + ": cell " + cell + " must have one morphology (.asc or .swc) there, "
            + "but has " + (files.isEmpty() ? "none" : files.stream().map(Path::getFileName).toList()));
      }
      Path file = files.get(0);
      try (InputStream in = Files.newInputStream(file)) {
        return new MorphologyFile(shown(file), file.getFileName().toString(), MorphologyReader.bytes(in, shown(file)),
            OrientationFile.read(folder, shown(folder)));
      }
    });
  }

  private void addAll(Path root) throws IOException {
    if (isCell(root)) {
      add(name(place.toAbsolutePath().normalize()), root);
      return;
    }
    for (Path child : list(root, Files::isDirectory)) {
      List<Path> nested = isCell(child) ? List.of(child) : list(child, f -> Files.isDirectory(f) && isCell(f));
      for (Path cell : nested) {
        add(name(cell), cell);
      }
      if (nested.isEmpty() && namesCell(name(child))) {
        add(name(child), child);
      }
    }
  }

  private void add(String name, Path folder) throws FormatException {
    String earlier = folders.putIfAbsent(name, folder.toString());
    if (earlier != null) {
      throw new FormatException(place, "has cell " + name + " twice, as " + earlier + " and as " + folder);
    }
  }

  private static boolean isCell(Path folder) {
    return Files.isDirectory(folder.resolve(MORPHOLOGY));
  }

  private static boolean namesCell(String name) {
    try {
      CellType.ofCell(name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String name(Path folder) {
    String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
    name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    return name.toLowerCase(Locale.ROOT).endsWith(".zip") ? name.substring(0, name.length() - 4) : name;
  }

  private static List<Path> list(Path folder, Predicate<Path> filter) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") && !name.startsWith("__MACOSX") && filter.test(entry)) {
          found.add(entry);
        }
      }
    }
    found.sort(null);
    return found;
  }

  private String shown(Path path) {
    return zip ? place + "!" + path : path.toString();
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(Path root) throws IOException;
  }

  private <T> T inside(Reading<T> reading) throws IOException {
    if (!zip) {
      return reading.of(place);
    }
    try (FileSystem archive = FileSystems.newFileSystem(place)) {
      return reading.of(archive.getPath("/"));
    } catch (InvalidPathException e) {
      throw new FormatException(place, "has an entry whose name is not valid (" + e.getReason() + ")", e);
    } catch (ProviderNotFoundException | ZipException | EOFException e) {
      throw new FormatException(place, "must be a folder or zip file of cell folders (" + e.getMessage() + ")", e);
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.spark;

import io.github.tmsthresholds.command.PartedCommand;
import io.github.tmsthresholds.command.TmsCommand;
import io.github.tmsthresholds.command.run.InputFiles;
import io.github.tmsthresholds.ij.Commands;
import io.github.tmsthresholds.ij.Inputs;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.part.PartGroup;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.FileWidget;

/**
 * A command with its parameters and the digests of its inputs, as the driver sends it to executors, which read the
 * inputs themselves. Immutable, thread-safe.
 *
 * @param name of the job in messages
 * @param label of the command in the menu
 * @param values of parameters by key, with absolute paths
 * @param digests SHA-256 (hexadecimal) of the input files by absolute path
 * @param build of the driver, see {@link Build#id}
 */
record Job(String name, String label, HashMap<String, String> values, HashMap<String, String> digests, String build)
    implements Serializable {

  /**
   * Checks a command's parameters and reads its inputs.
   *
   * @param values of parameters by key
   * @throws io.github.tmsthresholds.io.InvalidInputException if a parameter is invalid
   * @throws IOException if an input cannot be read
   */
  static Job of(String name, String label, Map<String, String> values) throws IOException {
    Module command = command(label, values);
    HashMap<String, String> absolute = new HashMap<>();
    for (ModuleItem<?> input : Inputs.of(command)) {
      String value = values.get(input.getName());
      if (value != null) {
        absolute.put(input.getName(), isPath(input) ? absolute(input, value) : value);
      }
    }
    Module sent = command(label, absolute);
    HashMap<String, String> digests = new HashMap<>();
    Stream<Path> files = Stream.concat(InputFiles.of(sent).values().stream().flatMap(Collection::stream),
        groups(sent).stream().flatMap(group -> group.files().stream()));
    for (Path file : files.toList()) {
      digests.put(file.toAbsolutePath().toString(), new Sha256().file(file).hex());
    }
    return new Job(name, label, absolute, digests, Build.id());
  }

  /** Returns the command on the driver, which only collects parts. */
  static Module collecting(String label, Map<String, String> values) {
    Module command = command(label, values);
    ((TmsCommand) command.getDelegateObject()).onlyCollect();
    return command;
  }

  private static Module command(String label, Map<String, String> values) {
    Module command = Commands.create(label);
    Inputs.set(command, values);
    ((TmsCommand) command.getDelegateObject()).checkInputs();
    return command;
  }

  private static List<PartGroup> groups(Module command) throws IOException {
    return ((PartedCommand) command.getDelegateObject()).partGroups(Progress.NONE);
  }

  /** Returns whether an input names files; {@code efields} takes several, and folders, and so has no style. */
  private static boolean isPath(ModuleItem<?> input) {
    return Stream.of(FileWidget.OPEN_STYLE, FileWidget.DIRECTORY_STYLE, FileWidget.SAVE_STYLE)
        .anyMatch(style -> style.equals(input.getWidgetStyle())) || input.getName().equals("efields");
  }

  /** Makes paths absolute, for executors have other working directories; those to read only if they exist. */
  private static String absolute(ModuleItem<?> input, String value) {
    boolean written = FileWidget.SAVE_STYLE.equals(input.getWidgetStyle())
        || FileWidget.DIRECTORY_STYLE.equals(input.getWidgetStyle());
    if (value.isBlank() || written || Files.exists(Path.of(value.strip()))) {
      return value.isBlank() ? value : Path.of(value.strip()).toAbsolutePath().toString();
    }
    List<String> items = new ArrayList<>();
    for (String item : value.strip().split("\\s*,\\s*", -1)) {
      items.add(!item.isEmpty() && Files.exists(Path.of(item)) ? Path.of(item).toAbsolutePath().toString() : item);
    }
    return String.join(",", items);
  }

  /** Returns the number of groups of parts. */
  int groups() throws IOException {
    return groups(command(label, values)).size();
  }

  /**
   * Opens the command on an executor.
   *
   * @return its groups of parts
   * @throws IOException if this executor has another build, or an input is missing or has another content
   */
  List<PartGroup> open() throws IOException {
    String here = Build.id();
    if (!here.equals(build)) {
      throw new IOException("has " + here + ", but the driver has " + build);
    }
    for (Map.Entry<String, String> input : digests.entrySet()) {
      Path file = Path.of(input.getKey());
      if (!Files.isRegularFile(file)) {
        throw new IOException(file + ": no such file; inputs must have the same path on all nodes");
      }
      if (!new Sha256().file(file).hex().equals(input.getValue())) {
        throw new IOException(file + ": its content differs from that on the driver");
      }
    }
    return groups(command(label, values));
  }
}

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

import io.github.tmsthresholds.io.InvalidInputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/**
 * Computes direction maps on a cluster, each as <i>Direction Map...</i> does: of all given cells for all given
 * waveforms, separated by commas, in the files {@code <cell>_<waveform>.csv} of the folder {@code output}.
 */
@Command(name = "direction-maps", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Computes the thresholds of cells over the directions of a uniform field. --cell and --waveform may "
        + "name several, separated by commas; --output is a folder, in which each map is CELL_WAVEFORM.csv.")
public final class DirectionMaps extends ClusterCommand {

  private static final String LABEL = "Direction Map...";

  /** Runs the program. @param arguments options */
  public static void main(String[] arguments) {
    ParameterOptions.run(new DirectionMaps(), Set.of(), Map.of(), arguments);
  }

  @Override
  String label() {
    return LABEL;
  }

  @Override
  Map<String, Map<String, String>> commands() {
    Path folder = Path.of(required("output", "folder of the maps"));
    Map<String, Map<String, String>> commands = new LinkedHashMap<>();
    for (String cell : required("cell", "names of cells, or cell folders").split("\\s*,\\s*")) {
      for (String waveform : values().getOrDefault("waveform", "monophasic").split("\\s*,\\s*")) {
        String name = name(cell) + "_" + name(waveform);
        Map<String, String> map = new LinkedHashMap<>(values());
        map.putAll(Map.of("cell", cell, "waveform", waveform, "output", folder.resolve(name + ".csv").toString()));
        if (commands.put(name, map) != null) {
          throw new InvalidInputException("cell", values().get("cell"), "gives two maps the name " + name);
        }
      }
    }
    return commands;
  }

  private String required(String key, String meaning) {
    String value = values().get(key);
    if (value == null || value.isBlank()) {
      throw InvalidInputException.missing(key, meaning);
    }
    return value.strip();
  }

  /** Returns the name of a cell or waveform, or that of its file without extension. */
  private static String name(String item) {
    return Path.of(item).getFileName().toString().replaceFirst("\\.csv$", "");
  }
}

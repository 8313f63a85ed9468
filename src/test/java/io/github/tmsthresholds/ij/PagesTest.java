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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.ij.ChildJava.Run;
import io.github.tmsthresholds.ij.PageLines.Line;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.JsonValue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Commands, file lists, examples and links of the documentation pages: the READMEs, CONTRIBUTING.md, the site. */
class PagesTest {

  /** Heading of the example of an estimator. */
  private static final String ESTIMATOR = "Your own estimator";

  /** Parameters that make the run of a macro short. */
  private static final Map<String, String> SHORTER = Map.of("Threshold_Map.ijm", "limit=3",
      "Simulate_EField.ijm", "spacing=4", "Direction_Map.ijm", "search=fast tolerance=0.05",
      "Generate_Training_Data.ijm", "synthetic=1 sites=2 tolerance=0.05");

  @TempDir
  Path folder;

  private static Stream<MatchResult> find(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results();
  }

  private static String group(String pattern, String text) {
    return find(pattern, text).findFirst()
        .orElseThrow(() -> new AssertionError(pattern + " is missing in " + text)).group(1);
  }

  /** Checks that macros exist, and that each key is a parameter of its command with a value of the right type. */
  @TestFactory
  Stream<DynamicTest> everyCommandLineIsValid() throws IOException {
    return PageLines.read().stream().filter(line -> line.language().isEmpty()).map(line ->
        DynamicTest.dynamicTest(line.page().getFileName() + ": " + line.text(), () -> {
          if (line.command().isEmpty()) {
            isProgramLine(line.text());
          } else if (!line.options().equals("key=value ...")) {
            Inputs.set(Commands.create(line.command().get()), line.parameters());
          }
        }));
  }

  private static void isProgramLine(String line) throws Exception {
    assertTrue(line.matches("(mvn|git|javac|jar|fiji --headless --run) .*"), line);
    String pom = Files.readString(Path.of("pom.xml"));
    find("-P(\\w+)", line).forEach(profile -> assertTrue(pom.contains("<id>" + profile.group(1) + "</id>"), line));
    for (MatchResult main : find("-Dmain-class=(\\S+)", line).toList()) {
      Class.forName(main.group(1)).getMethod("main", String[].class);
    }
    for (MatchResult script : find("macros/TMS_Thresholds/(\\S+)", line).toList()) {
      Set<String> inputs = find("(?m)^#@ \\w+ \\(.*\\) (\\w+)$", Files.readString(Path.of("macros", script.group(1))))
          .map(m -> m.group(1)).collect(Collectors.toSet());
      assertEquals(inputs, find("(\\w+)='", line).map(m -> m.group(1)).collect(Collectors.toSet()));
    }
  }

  @Test
  void theBuildRunsTheSecondCommand() throws IOException {
    List<String> twoCommands = PageLines.read(PageLines.README).stream()
        .filter(l -> l.heading().equals("Two commands")).map(Line::text).toList();
    assertEquals(2, twoCommands.size());
    assertTrue(Files.readAllLines(Path.of(".ci/run")).contains(twoCommands.get(1)));
    assertTrue(Files.readString(Path.of(".github/workflows/build.yml")).contains("run: " + twoCommands.get(1) + "\n"));
  }

  /** Each command line runs from the build, belongs to the build or to an example with a test, or is marked. */
  @Test
  void commandsThatTheTestsCannotRunAreMarked() throws IOException {
    for (Line line : PageLines.read()) {
      if (line.language().isEmpty() && line.needs().isEmpty() && !line.runsFromTheBuild()) {
        assertTrue(line.page().equals(PageLines.CONTRIBUTING) || line.heading().equals("Two commands")
            || line.heading().equals(ESTIMATOR), line::toString);
      }
    }
  }

  /** A fresh clone contains all that these lines need; all but the first get parameters that shorten the run. */
  @Test
  @Tag("jvm")
  void commandsOnBundledFilesRunAsWritten() throws Exception {
    for (String file : List.of("test-data/efield.nii.gz", "test-data/tissues.nii.gz")) {
      Files.createDirectories(folder.resolve("test-data"));
      Files.copy(Path.of(file), folder.resolve(file));
    }
    Set<String> done = new HashSet<>();
    for (Line line : PageLines.read()) {
      if (line.runsFromTheBuild() && line.needs().isEmpty() && done.add(line.text())) {
        String macro = line.macro().get().getFileName().toString();
        Map<String, String> options = new LinkedHashMap<>(line.parameters());
        options.putAll(done.size() == 1 ? Map.of() : Options.parse(SHORTER.getOrDefault(macro, "")));
        Run run = ChildJava.run(folder, line.macro().get().toAbsolutePath(),
            options.entrySet().stream().map(o -> o.getKey() + "=" + o.getValue()).toArray(String[]::new));
        assertEquals(0, run.exit(), () -> line.text() + run);
        assertTrue(run.out().contains(" " + folder.toRealPath().resolve(options.get("output"))), run::toString);
        if (done.size() == 1) {
          theMapIsThatOfTheTour(folder.resolve("output/map"));
        }
      }
    }
    assertEquals(Set.of("Direction_Map.ijm", "Generate_Training_Data.ijm", "Measure_Thresholds.ijm",
        "Plot_Thresholds.ijm", "Simulate_EField.ijm", "Simulate_Neuron.ijm", "Threshold_Map.ijm"),
        done.stream().map(text -> group("macros/(\\S+)", text)).collect(Collectors.toSet()));
  }

  private static void theMapIsThatOfTheTour(Path map) throws IOException {
    String readme = Files.readString(PageLines.README);
    String filesPage = Files.readString(PageLines.SITE.resolve("files.md"));
    try (Stream<Path> files = Files.list(map)) {
      assertEquals(filesOfAMap(filesPage),
          files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
    }
    Path table = map.resolveSibling("table.csv");
    Batch.runCommand("Measure Thresholds...", "thresholds=[" + map + "] output=[" + table + "]");
    CsvTable measured = CsvTable.read(table);
    Map<String, Double> medians = new TreeMap<>();
    for (int r = 0; r < measured.rows(); r++) {
      medians.put(measured.text(r, measured.column("layer")),
          measured.number(r, measured.column("median_threshold_A_per_us")));
    }
    for (String layer : List.of("1", "5")) {
      double median = Double.parseDouble(group("(\\d+) A/µs in\\s+layer " + layer, readme));
      assertEquals(median, medians.get("L" + layer), 0.5);
    }
  }

  /** Returns the files that every map has, from the table; after the first file of a row, extensions may follow. */
  private static Set<String> filesOfAMap(String page) {
    Set<String> files = new TreeSet<>();
    String table = page.substring(page.indexOf("A threshold map's folder holds"),
        page.indexOf("*From Head to Map* adds"));
    find("(?m)^\\| (`.*`) \\| (?!with )", table).map(row -> row.group(1).split("`(, )?`?")).forEach(names -> {
      for (int i = 1; i < names.length; i++) {
        files.add(names[i].startsWith(".") ? names[1].substring(0, names[1].indexOf('.')) + names[i] : names[i]);
      }
    });
    files.removeIf(name -> name.startsWith("...") || name.startsWith("<"));
    return files;
  }

  /** Builds the class of that section by the commands below it, and puts the jar beside the plugin. */
  @Test
  @Tag("jvm")
  void exampleOfAnEstimatorWorks() throws Exception {
    List<Line> section = PageLines.read().stream().filter(l -> l.heading().equals(ESTIMATOR)).toList();
    Files.write(folder.resolve("CosineEstimatorFactory.java"),
        section.stream().filter(l -> l.language().equals("java")).map(Line::text).toList());
    for (Line line : section.stream().filter(l -> l.language().isEmpty()).toList()) {
      List<String> arguments = new ArrayList<>(List.of(line.text().split(" ")));
      ToolProvider tool = ToolProvider.findFirst(arguments.remove(0)).orElseThrow();
      arguments.replaceAll(a -> a.startsWith("TMS_Thresholds-") ? System.getProperty("surefire.test.class.path")
          : a.matches("classes|Cosine.*") ? folder.resolve(a).toString() : a);
      assertEquals(0, tool.run(System.out, System.err, arguments.toArray(String[]::new)));
    }
    SmallHead.write(folder);
    // the field at that site, V/m at 1 A/us, has a component of this size along the column
    double along = Math.abs(SmallHead.field(SmallHead.SITES.get(0).position()).z());
    assertEquals(200 / along, cosineThreshold("output=map"), 0.1);
    assertEquals(150 / along, cosineThreshold("constant=150", "output=other", "checkpoint=parts"), 0.1);
    // neither the checkpoint nor the default of the other constant
    assertEquals(300 / along, cosineThreshold("constant=300", "output=another", "checkpoint=parts"), 0.1);
    assertEquals(300, JsonValue.read(folder.resolve("another/summary.json")).get("settings").get("constant").number());
    assertEquals("error: constant=-1.0 must be above 0 V/m", errorOfCosine("constant=-1", "output=none"));
    String known = errorOfCosine("constants=1", "output=none");
    assertTrue(known.matches("error: constants=1 .*\\bterminal, constant, networks, design, engine,.*"), known);
  }

  private Run cosine(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("efield=efield.nii.gz", "sites=sites.csv", "cells=cells/L5_Small",
        "estimator=cosine"));
    all.addAll(List.of(options));
    return ChildJava.run(folder, File.pathSeparator + folder.resolve("Cosine_Estimator.jar"),
        Path.of("macros/Threshold_Map.ijm").toAbsolutePath(), all.toArray(String[]::new));
  }

  /** Threshold of the first site, A/us. */
  private double cosineThreshold(String... options) throws Exception {
    Run run = cosine(options);
    assertEquals(0, run.exit(), run::toString);
    String output = Stream.of(options).filter(o -> o.startsWith("output=")).findFirst().orElseThrow().substring(7);
    CsvTable thresholds = CsvTable.read(folder.resolve(output).resolve("thresholds.csv"));
    return thresholds.number(0, thresholds.column("threshold_A_per_us"));
  }

  private String errorOfCosine(String... options) throws Exception {
    Run run = cosine(options);
    assertEquals(1, run.exit(), run::toString);
    return run.errors().get(run.errors().size() - 1);
  }

  /** Anchors must be headings as GitHub makes them; on pages of the site also explicit, as Maven makes others. */
  @Test
  void everyLinkHasATarget() throws IOException {
    for (Path page : PageLines.pages()) {
      links(page).filter(link -> !link.startsWith("https://")).forEach(link -> {
        Path target = link.startsWith("#") ? page : page.resolveSibling(link.replaceFirst("#.*", "")).normalize();
        assertTrue(Files.exists(target), page + ": " + link);
        assertTrue(!page.startsWith(PageLines.SITE) || target.startsWith(PageLines.SITE),
            page + ": " + link + " is not in the site");
        if (link.contains("#")) {
          assertTrue(hasAnchor(target, link.replaceFirst(".*#", "")), page + ": " + link);
        }
      });
    }
  }

  private static Stream<String> links(Path page) throws IOException {
    String text = Files.readString(page).replaceAll("`[^`\n]*`", "code");
    return find("(?<!\\\\)\\[[^\\]]*]\\(([^)]+)\\)", text).map(m -> m.group(1));
  }

  private static boolean hasAnchor(Path page, String anchor) {
    try {
      String text = Files.readString(page);
      boolean isHeading = find("(?m)^#+ (.*)$", text).map(m -> m.group(1).toLowerCase())
          .anyMatch(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-').equals(anchor));
      return isHeading && (!page.startsWith(PageLines.SITE) || text.contains("<a id=\"" + anchor + "\"></a>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPageOfTheSiteIsListed() throws IOException {
    String menu = Files.readString(Path.of("src/site/site.xml"));
    Set<String> fromReadme = links(PageLines.README).collect(Collectors.toSet());
    Set<String> fromIndex = links(PageLines.SITE.resolve("index.md")).collect(Collectors.toSet());
    for (Path page : PageLines.pages()) {
      String name = page.getFileName().toString();
      if (page.startsWith(PageLines.SITE)) {
        assertTrue(menu.contains("href=\"" + name.replace(".md", ".html") + "\""), name);
        assertTrue(name.equals("index.md") || fromIndex.contains(name), name);
        assertTrue(name.equals("index.md") || fromReadme.contains("src/site/markdown/" + name), name);
        assertFalse(Files.readString(page).contains("<br>"), name + ": Maven needs <br/>");
      }
    }
  }
}

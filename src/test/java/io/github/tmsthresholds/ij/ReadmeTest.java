package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.ij.ChildJava.Run;
import io.github.tmsthresholds.ij.ReadmeLines.Line;
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.io.JsonValue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.scijava.module.ModuleItem;

/** README.md as a newcomer meets it: its commands run as written, what they make is what it says, its links lead somewhere. */
class ReadmeTest {

  private static final String OWN_ESTIMATORS = "Estimators of one's own";

  @TempDir
  Path folder;

  private static Stream<MatchResult> find(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results();
  }

  private static String group(String pattern, String text) {
    return find(pattern, text).findFirst().orElseThrow(() -> new AssertionError(pattern + " is missing in README.md")).group(1);
  }

  /** Every macro is there, and every word is one of its command's and has a value of its kind. */
  @TestFactory
  Stream<DynamicTest> everyLineIsKnown() throws IOException {
    return ReadmeLines.read().stream().filter(line -> line.language().isEmpty()).map(line ->
        DynamicTest.dynamicTest(line.text(), () -> {
          if (line.command().isEmpty()) {
            runsNoCommand(line.text());
          } else if (!line.options().equals("key=value ...")) {
            Inputs.set(Commands.create(line.command().get()), line.words());
          }
        }));
  }

  private static void runsNoCommand(String line) throws Exception {
    assertTrue(line.matches("(mvn|javac|jar|fiji --headless --run) .*"), line);
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

  /** The test run is the second of the two commands. */
  @Test
  void theTestCommandIsThatOfTheBuild() throws IOException {
    List<String> twoCommands = ReadmeLines.read().stream().filter(l -> l.heading().equals("Two commands")).map(Line::text).toList();
    assertEquals(2, twoCommands.size());
    assertTrue(Files.readAllLines(Path.of(".ci/run")).contains(twoCommands.get(1)));
    assertTrue(Files.readString(Path.of(".github/workflows/build.yml")).contains("run: " + twoCommands.get(1) + "\n"));
  }

  /** What a fresh clone holds is enough for these, the first to the letter, the others with a word more that makes them quick. */
  @Test
  @Tag("jvm")
  void commandsOnBundledFilesRunAsWritten() throws Exception {
    for (String file : List.of("test-data/efield.nii.gz", "test-data/tissues.nii.gz")) {
      Files.createDirectories(folder.resolve("test-data"));
      Files.copy(Path.of(file), folder.resolve(file));
    }
    List<Line> lines = ReadmeLines.read().stream().filter(Line::runsFromTheBuild)
        .filter(line -> Set.of("Two commands", "Head to map").contains(line.heading()) && !line.text().contains("head.nii.gz")).toList();
    List<String> more = List.of("", "spacing=4", "limit=3");
    assertEquals(List.of("Threshold_Map.ijm", "Simulate_EField.ijm", "Threshold_Map.ijm"),
        lines.stream().map(line -> line.macro().get().getFileName().toString()).toList());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Run run = ChildJava.run(folder, line.macro().get().toAbsolutePath(), (line.options() + " " + more.get(i)).split(" "));
      assertEquals(0, run.exit(), () -> line.text() + run);
      assertTrue(run.out().contains(": " + folder.toRealPath().resolve(line.words().get("output"))), run::toString);
      if (i == 0) {
        theMapIsThatOfTheTour(folder.resolve("output/map"));
      }
    }
  }

  private static void theMapIsThatOfTheTour(Path map) throws IOException {
    String readme = Files.readString(ReadmeLines.README);
    try (Stream<Path> files = Files.list(map)) {
      assertEquals(filesOfAMap(readme), files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
    }
    Path table = map.resolveSibling("table.csv");
    Batch.runCommand("Measure Thresholds...", "thresholds=[" + map + "] output=[" + table + "]");
    CsvTable measured = CsvTable.read(table);
    Map<String, Double> medians = new TreeMap<>();
    for (int r = 0; r < measured.rows(); r++) {
      medians.put(measured.text(r, measured.column("layer")), measured.number(r, measured.column("median_threshold_A_per_us")));
    }
    for (String layer : List.of("1", "5")) {
      assertEquals(Double.parseDouble(group("(\\d+) A/µs in\\s+layer " + layer, readme)), medians.get("L" + layer), 0.5);
    }
  }

  /** Of the table of a map's folder, the files that no word asks for; after the first of a row others may be endings. */
  private static Set<String> filesOfAMap(String readme) {
    Set<String> files = new TreeSet<>();
    String table = readme.substring(readme.indexOf("A threshold map's folder holds"), readme.indexOf("*From Head to Map* adds"));
    find("(?m)^\\| (`.*`) \\| (?!with )", table).map(row -> row.group(1).split("`(, )?`?")).forEach(names -> {
      for (int i = 1; i < names.length; i++) {
        files.add(names[i].startsWith(".") ? names[1].substring(0, names[1].indexOf('.')) + names[i] : names[i]);
      }
    });
    files.removeIf(name -> name.startsWith("...") || name.startsWith("<"));
    return files;
  }

  /** The class of that section, built by the commands below it, in a jar beside the plugin. */
  @Test
  @Tag("jvm")
  void anEstimatorOfOnesOwnIsAChoice() throws Exception {
    List<Line> section = ReadmeLines.read().stream().filter(l -> l.heading().equals(OWN_ESTIMATORS)).toList();
    Files.write(folder.resolve("CosineEstimatorFactory.java"),
        section.stream().filter(l -> l.language().equals("java")).map(Line::text).toList());
    for (Line line : section.stream().filter(l -> l.language().isEmpty()).toList()) {
      List<String> words = new ArrayList<>(List.of(line.text().split(" ")));
      String tool = words.remove(0);
      words.replaceAll(word -> word.startsWith("TMS_Thresholds-") ? System.getProperty("surefire.test.class.path")
          : word.matches("classes|Cosine.*") ? folder.resolve(word).toString() : word);
      assertEquals(0, ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, words.toArray(String[]::new)));
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
    assertTrue(known.matches("error: constants=1 .*\\bterminal, constant, networks, engine,.*"), known);
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

  /** The tables of words: each word names all commands that take it, by their letters, and no other. */
  @Test
  void everyWordNamesItsCommands() throws IOException {
    String readme = Files.readString(ReadmeLines.README);
    String section = readme.substring(readme.indexOf("### Words"), readme.indexOf("### Files"));
    Map<String, Set<String>> taken = new TreeMap<>(), told = new TreeMap<>();
    find("\\*\\*([A-Z])\\*\\* \\*([^*]+)\\*", section).forEach(m -> {
      taken.put(m.group(1), words(m.group(2) + "..."));
      told.put(m.group(1), new TreeSet<>());
    });
    find("(?m)^\\| (`\\w+=`.*?) \\| (all but )?([A-Z ]+) \\|", section).forEach(row -> {
      Set<String> letters = new TreeSet<>(List.of(row.group(3).split(" ")));
      find("(\\w+)=", row.group(1)).forEach(word -> told.forEach((letter, words) -> {
        if (letters.contains(letter) == (row.group(2) == null)) {
          words.add(word.group(1));
        }
      }));
    });
    Set<String> ofHeads = new TreeSet<>(taken.get("E"));
    ofHeads.removeAll(Set.of("efield", "didt", "sites", "result"));
    told.get("H").addAll(ofHeads);
    assertEquals(taken, told);
    Set<String> ofComparisons = words("Compare Estimators...");
    ofComparisons.removeAll(taken.get("E"));
    assertEquals(Set.of("estimators"), ofComparisons);
  }

  private static Set<String> words(String command) {
    return Inputs.of(Commands.create(command)).stream().map(ModuleItem::getName).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    String readme = Files.readString(ReadmeLines.README);
    Set<String> anchors = find("(?m)^#+ (.*)$", readme).map(m -> m.group(1).toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
    find("\\]\\(([^)]+)\\)", readme.replaceAll("`[^`\n]*`", "code")).map(m -> m.group(1)).filter(link -> !link.startsWith("https://")).forEach(link ->
        assertTrue(link.startsWith("#") ? anchors.contains(link.substring(1)) : Files.exists(Path.of(link)), link));
  }
}

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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of the fenced code blocks in the documentation pages. */
final class PageLines {

  static final Path README = Path.of("README.md");
  static final Path CONTRIBUTING = Path.of(".github", "CONTRIBUTING.md");
  static final Path SAMPLE = Path.of("test-data", "README.md");
  /** Folder of the pages of the Maven site. */
  static final Path SITE = Path.of("src", "site", "markdown");

  /** Comment directly above a block that the tests do not run; it says what the block needs. */
  private static final Pattern NOT_RUN = Pattern.compile("<!-- not run by the tests: (.+) -->");
  /** {@code mvn ... exec:java -Dexec.args="macros/X.ijm key=value ..."}, with or without the profile for training. */
  private static final Pattern BUILD =
      Pattern.compile("mvn -q (?:-Ptraining )?compile exec:java -Dexec\\.args=\"macros/(\\S+) (.*)\"");
  /** A macro in Fiji or plain ImageJ. */
  private static final Pattern HOST =
      Pattern.compile("(?:fiji|java) .*(?:-macro|-batch) (?:macros/TMS_Thresholds/)?(\\S+) \"(.*)\"");
  /** Short form of these. */
  private static final Pattern SHORT = Pattern.compile("(\\w+\\.ijm) (.*)");
  private static final String CALL =
      "call\\(\"io\\.github\\.tmsthresholds\\.ij\\.Batch\\.(?:run|attempt)\", \"([^\"]+)\", ";
  private static final Pattern RECORDED = Pattern.compile("run\\(\"([^\"]+)\", \"([^\"]*)\"\\);");
  private static final Pattern CALLED = Pattern.compile("error = " + CALL + "\"([^\"]*)\"\\);");

  /**
   * One line.
   *
   * @param heading nearest heading above the block
   * @param language info string of the block, empty for commands
   * @param needs what the block needs that the tests lack, empty if they run it
   */
  record Line(Path page, String heading, String language, String needs, String text) {

    /** Returns the macro file that the line runs. */
    Optional<Path> macro() {
      return match(BUILD, HOST, SHORT).map(m -> Path.of("macros", m.group(1)));
    }

    /** Returns whether the line runs a macro from the build. */
    boolean runsFromTheBuild() {
      return match(BUILD).isPresent();
    }

    /** Returns the label of the command that the line runs by a macro, {@code run} or {@code call}. */
    Optional<String> command() {
      return macro().map(PageLines::commandOf).or(() -> match(RECORDED, CALLED).map(m -> m.group(1)));
    }

    /** Returns the options string of the command as written. */
    String options() {
      return match(BUILD, HOST, SHORT, RECORDED, CALLED).orElseThrow().group(2);
    }

    /** Returns the values of the command's parameters by key; {@code inputs=} of a batch counts as {@code efield=}. */
    Map<String, String> parameters() {
      return Options.parse(options().replaceFirst("^inputs=", "efield="));
    }

    private Optional<Matcher> match(Pattern... patterns) {
      return Stream.of(patterns).map(p -> p.matcher(text)).filter(Matcher::matches).findFirst();
    }
  }

  private PageLines() {}

  /** Returns all pages: the README files, CONTRIBUTING.md, and those of the site in alphabetical order. */
  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(SITE)) {
      return Stream.concat(Stream.of(README, CONTRIBUTING, SAMPLE),
          files.filter(f -> f.toString().endsWith(".md")).sorted()).toList();
    }
  }

  /** Returns the lines of all pages. */
  static List<Line> read() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Path page : pages()) {
      lines.addAll(read(page));
    }
    return lines;
  }

  /** Returns the lines of all blocks of a page, in their order. */
  static List<Line> read(Path page) throws IOException {
    List<Line> lines = new ArrayList<>();
    String heading = "";
    String language = null;
    String needs = "";
    for (String line : Files.readAllLines(page)) {
      Matcher marker = NOT_RUN.matcher(line);
      if (line.startsWith("```")) {
        needs = language == null ? needs : "";
        language = language == null ? line.substring(3) : null;
      } else if (language != null) {
        lines.add(new Line(page, heading, language, needs, line));
      } else {
        needs = marker.matches() ? marker.group(1) : "";
        heading = line.startsWith("#") ? line.replaceFirst("#+ ", "") : heading;
      }
    }
    return lines;
  }

  /** Returns the label of the command that a macro calls; a batch of maps runs {@code Estimate Thresholds...}. */
  static String commandOf(Path macro) {
    try {
      Matcher call = Pattern.compile(CALL).matcher(Files.readString(macro));
      return call.find() ? call.group(1) : "Estimate Thresholds...";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

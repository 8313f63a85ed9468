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

/** What README.md gives to type: its blocks of commands, each line with the heading that it stands under. */
final class ReadmeLines {

  static final Path README = Path.of("README.md");

  /** {@code mvn ... exec:java -Dexec.args="macros/X.ijm words"}, in which {@code -q} and {@code -P} may stand. */
  private static final Pattern BUILD = Pattern.compile("mvn -q (?:-Ptraining )?compile exec:java -Dexec\\.args=\"macros/(\\S+) (.*)\"");
  /** Fiji and plain ImageJ. */
  private static final Pattern HOST = Pattern.compile("(?:fiji|java) .*(?:-macro|-batch) (?:macros/TMS_Thresholds/)?(\\S+) \"(.*)\"");
  /** The short form of both. */
  private static final Pattern SHORT = Pattern.compile("(\\w+\\.ijm) (.*)");
  private static final String CALL = "call\\(\"io\\.github\\.tmsthresholds\\.ij\\.Batch\\.run\", \"([^\"]+)\", ";
  private static final Pattern RECORDED = Pattern.compile("run\\(\"([^\"]+)\", \"([^\"]*)\"\\);");
  private static final Pattern CALLED = Pattern.compile("error = " + CALL + "\"([^\"]*)\"\\);");

  /** One line. @param language of the block, empty for commands */
  record Line(String heading, String language, String text) {

    /** The macro file that it runs. */
    Optional<Path> macro() {
      return match(BUILD, HOST, SHORT).map(m -> Path.of("macros", m.group(1)));
    }

    /** Whether it runs a macro from the build. */
    boolean runsFromTheBuild() {
      return match(BUILD).isPresent();
    }

    /** Label of the command that it runs, by a macro, as recorded, or called. */
    Optional<String> command() {
      return macro().map(ReadmeLines::called).or(() -> match(RECORDED, CALLED).map(m -> m.group(1)));
    }

    /** Its words as they stand there. */
    String options() {
      return match(BUILD, HOST, SHORT, RECORDED, CALLED).orElseThrow().group(2);
    }

    /** What they tell its command; the fields of a batch come in {@code inputs=}. */
    Map<String, String> words() {
      return Options.parse(options().replaceFirst("^inputs=", "efield="));
    }

    private Optional<Matcher> match(Pattern... patterns) {
      return Stream.of(patterns).map(p -> p.matcher(text)).filter(Matcher::matches).findFirst();
    }
  }

  private ReadmeLines() {}

  /** The lines of all blocks, in their order. */
  static List<Line> read() throws IOException {
    List<Line> lines = new ArrayList<>();
    String heading = "";
    String language = null;
    for (String line : Files.readAllLines(README)) {
      if (line.startsWith("```")) {
        language = language == null ? line.substring(3) : null;
      } else if (language != null) {
        lines.add(new Line(heading, language, line));
      } else if (line.startsWith("#")) {
        heading = line.replaceFirst("#+ ", "");
      }
    }
    return lines;
  }

  /** The command that a macro calls; a batch of maps makes each as {@code Estimate Thresholds...} does. */
  private static String called(Path macro) {
    try {
      Matcher call = Pattern.compile(CALL).matcher(Files.readString(macro));
      return call.find() ? call.group(1) : "Estimate Thresholds...";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

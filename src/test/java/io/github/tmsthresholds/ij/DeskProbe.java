package io.github.tmsthresholds.ij;

import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.command.TmsCommand;
import java.awt.Component;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Goes through every command of the menu at a {@link Desk} and prints what is wrong, a line each; then {@code done}. Started
 * by {@link DialogsIT}, which has a display for it: FOLDER SCREENSHOTS.
 */
final class DeskProbe {

  private static final String MAP = "Estimate Thresholds...";

  private final Path folder;
  private final Path screenshots;
  private final Desk desk = new Desk();
  private final Map<String, String[]> jobs = new LinkedHashMap<>();

  private DeskProbe(Path folder, Path screenshots) throws IOException {
    this.folder = folder;
    this.screenshots = screenshots;
    SmallHead.write(folder);
    RoundHead.write(folder.resolve("round.nii.gz"));
    Files.writeString(folder.resolve("points.csv"), "x_mm,y_mm,z_mm\n0,0,60\n");
    String field = "efield=" + folder.resolve("efield.nii.gz"), tissues = "tissues=" + folder.resolve("tissues.nii.gz");
    String sites = "sites=" + folder.resolve("sites.csv"), cells = "cells=" + folder.resolve("cells/L5_Small");
    String cell = "cell=" + folder.resolve("cells/L5_Small");
    job("Open Sample Data...", "output=" + out("sample"));
    job("Open E-field...", field, tissues, "output=" + out("field.tif"));
    job("Convert E-field...", "input=" + folder.resolve("efield.nii.gz"), "spacing=2", "scale=-1", "output=" + out("coarse.nii.gz"));
    job("Field Components...", field, tissues, "output=" + out("parts.tif"));
    job("Simulate E-field...", "sphere=85", "coil=Figure8_70mm", "target=0,0,80", "handle=0,-60,80",
        "points=" + folder.resolve("points.csv"), "output=" + out("points.csv"));
    job("Import Neuron Models...", "cells=" + folder.resolve("cells"), "library=" + out("library"));
    job("Place Neurons...", tissues, "layers=L5", "spacing=4", "output=" + out("placed.csv"));
    job("Simulate Neuron...", cell, "amplitude=1.1", "unit=threshold", "output=" + out("neuron"));
    job("Direction Map...", cell, "theta_step=90", "phi_step=120", "output=" + out("directions.csv"));
    job(MAP, field, sites, tissues, cells, "limit=2", "reverse=true", "fill=nearest", "output=" + out("map"));
    job("From Head to Map...", "tissues=" + folder.resolve("round.nii.gz"), "coil=Figure8_70mm", "target=0,0,25",
        "handle=0,-40,25", "radius=8", cells, "limit=2", "tolerance=0.05", "waveform=biphasic", "output=" + out("head"));
    job("Measure Thresholds...", "thresholds=" + out("map"), "fired=300", "output=" + out("measured.csv"));
    job("Plot Thresholds...", "thresholds=" + out("map"), "mso=150", "stimulator=A stimulator", "output=" + out("figures"));
    job("Compare Estimators...", field, sites, cells, "estimators=uniform", "limit=2", "tolerance=0.02",
        "output=" + out("comparison"));
    job("Generate Training Data...", "synthetic=2", cells, "sites=3", "tolerance=0.05", "output=" + out("data"));
    job("Train CNN...", "data=" + out("data"), cells, "validation=synthetic_01", "epochs=1", "output=" + out("network"));
    job("Install TensorFlow Engine...", "tensorflow=");
    job("Cite TMS Thresholds...");
    job("About TMS Thresholds...");
  }

  private Path out(String name) {
    return folder.resolve("out").resolve(name);
  }

  private void job(String label, String... words) {
    jobs.put(label, words);
  }

  public static void main(String[] args) throws IOException {
    Desk.startImageJ(Path.of(System.getProperty("plugins.dir")));
    goThrough(args);
  }

  /** At an ImageJ that runs, which it ends. */
  static void goThrough(String[] args) {
    try {
      Path screenshots = Path.of(args[1]);
      boolean small = args.length > 2;
      if (!small) {
        // before the recorder opens, which would take the keys of a menu that did not open as its own
        Desk.photographMenu(screenshots.resolve("menu.png"));
      }
      DeskProbe probe = new DeskProbe(Path.of(args[0]), screenshots);
      if (small) {
        probe.dialogs("_small");
      } else {
        probe.run();
      }
      System.out.println("done");
    } catch (Exception | Error e) {
      e.printStackTrace();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    for (String label : jobs.keySet()) {
      replays(label);
      if (label.startsWith("Plot")) {
        Desk.photograph(screenshots.resolve("figure.png"), WindowManager.getImage("recruitment").getWindow());
      }
      System.out.println("command: " + label);
    }
    dialogs("");
    remembers();
    asksInFiji();
    asksBeforeALongRun();
    endsAMacroWhereItFails();
  }

  private static void check(boolean right, String what) {
    if (!right) {
      System.out.println("wrong: " + what);
    }
  }

  private static void checkSize(String label, GenericDialog dialog) {
    Rectangle screen = Desk.screen();
    check(dialog.getWidth() <= screen.width && dialog.getHeight() <= screen.height,
        label + " is larger than the screen: " + dialog.getBounds());
  }

  /** Fills a command's dialog in, and lets it run. */
  private void interactive(String label, String... words) {
    Thread command = Desk.choose(label);
    if (words.length > 0) {
      GenericDialog dialog = filled(label, words);
      checkSize(label, dialog);
      // as its buttons to browse do
      Recorder.recordPath("Select a file", folder.toString());
      Desk.press(dialog, "OK");
    }
    desk.await(command);
  }

  private static GenericDialog filled(String label, String... words) {
    GenericDialog dialog = Desk.dialog(label.replace("...", ""));
    Map<String, Component> fields = Desk.fields(label, dialog);
    for (String word : words) {
      Desk.fill(fields.get(word.substring(0, word.indexOf('='))), word.substring(word.indexOf('=') + 1));
    }
    return dialog;
  }

  /** What is recorded of a command does the same as the dialog did. */
  private void replays(String label) throws IOException {
    desk.recorded();
    interactive(label, jobs.get(label));
    // ImageJ also records which of several new windows comes to the front
    List<String> lines = desk.recorded().stream().filter(line -> !line.startsWith("selectImage(")).toList();
    check(lines.size() == 1 && lines.get(0).startsWith("run(\"" + label + "\""), label + " recorded " + lines);
    System.out.println("recorded: " + lines);
    List<String> messages = List.copyOf(desk.messages);
    desk.messages.clear();
    if (!messages.isEmpty() && !lines.get(0).contains("\", \"")) {
      // Fiji records no words of a command that failed
      check(label.equals("Train CNN..."), label + " said " + messages);
      return;
    }
    Path first = folder.resolve("first");
    Path target = target(label);
    if (target != null && Files.exists(target)) {
      Files.createDirectories(first);
      Files.move(target, first.resolve(target.getFileName()));
    }
    desk.run(lines.get(0));
    boolean same = messages.size() == desk.messages.size()
        && IntStream.range(0, messages.size()).allMatch(i -> desk.messages.get(i).startsWith(messages.get(i)));
    check(same, label + " said " + messages + ", in a macro " + desk.messages);
    check(messages.isEmpty() || label.equals("Train CNN..."), label + " said " + messages);
    desk.messages.clear();
    if (target != null && messages.isEmpty()) {
      compare(first.resolve(target.getFileName()), target);
    }
  }

  private Path target(String label) {
    return Arrays.stream(jobs.get(label)).filter(w -> w.startsWith("output=") || w.startsWith("library="))
        .map(w -> Path.of(w.substring(w.indexOf('=') + 1))).findFirst().orElse(null);
  }

  private static void compare(Path one, Path other) throws IOException {
    List<Path> files = files(one);
    check(!files.isEmpty() && files.equals(files(other)), one + " and " + other + " hold " + files + " and " + files(other));
    for (Path file : files) {
      // which tells the time
      if (!file.endsWith("summary.json") && Files.mismatch(one.resolve(file), other.resolve(file)) >= 0) {
        check(false, one.resolve(file) + " differs from the macro's");
      }
    }
  }

  private static List<Path> files(Path root) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return new ArrayList<>(all.filter(Files::isRegularFile).map(root::relativize).sorted().toList());
    }
  }

  private void dialogs(String suffix) throws Exception {
    for (String label : List.of(MAP, "From Head to Map...")) {
      Thread command = Desk.choose(label);
      GenericDialog dialog = filled(label);
      checkSize(label, dialog);
      Desk.photograph(screenshots.resolve((label.equals(MAP) ? "dialog" : "dialog_head") + suffix + ".png"), dialog);
      Desk.press(dialog, "Cancel");
      desk.await(command);
    }
  }

  /** The next dialog opens with the last values, and has a way back to the defaults. */
  private void remembers() {
    Thread command = Desk.choose(MAP);
    GenericDialog dialog = filled(MAP);
    Map<String, Component> fields = Desk.fields(MAP, dialog);
    check(Desk.text(fields.get("limit")).equals("2"), "limit= was not remembered");
    check(Desk.text(fields.get("fill")).equals("nearest"), "fill= was not remembered");
    check(Desk.text(fields.get("reverse")).equals("true"), "reverse= was not remembered");
    check(Desk.text(fields.get("output")).equals(out("map").toString()), "output= was not remembered");
    Desk.press(dialog, "Defaults");
    check(Desk.text(fields.get("limit")).equals("0"), "limit= has no default");
    check(Desk.text(fields.get("fill")).equals("none"), "fill= has no default");
    check(Desk.text(fields.get("reverse")).equals("false"), "reverse= has no default");
    check(Desk.text(fields.get("output")).isEmpty(), "output= has no default");
    Desk.press(dialog, "Cancel");
    desk.await(command);
  }

  /** Where SciJava runs commands, those from the menu ask in the same dialog. */
  private void asksInFiji() throws Exception {
    String label = "Direction Map...";
    Module[] modules = {Commands.create(label), Commands.create(label)};
    Files.delete(out("directions.csv"));
    for (Module module : modules) {
      Future<Module> run = Host.context().service(ModuleService.class).run(module, true);
      GenericDialog dialog = filled(label, "theta_step=45");
      check(Desk.text(Desk.fields(label, dialog).get("phi_step")).equals("120"), "phi_step= was not remembered in Fiji");
      check(!Files.exists(out("directions.csv")), "a command that was cancelled ran");
      Desk.press(dialog, module == modules[0] ? "Cancel" : "OK");
      run.get();
    }
    check(((TmsCommand) modules[0]).isCanceled() && !((TmsCommand) modules[1]).isCanceled(), "cancel in Fiji");
    check(Files.readAllLines(out("directions.csv")).size() == 1 + 2 + 3 * 3, "answers of a dialog in Fiji were not taken");
  }

  /** A hundred pulses take long: by hand there is a question, and no means no. */
  private void asksBeforeALongRun() {
    String[] words = Stream.concat(Stream.of(jobs.get(MAP)).filter(w -> !w.startsWith("limit=") && !w.startsWith("sites=")
        && !w.startsWith("output=")), Stream.of("sites=", "limit=200", "spacing=1", "pulses=100", "search=published",
        "output=" + out("long"))).toArray(String[]::new);
    Thread command = Desk.choose(MAP);
    Desk.press(filled(MAP, words), "OK");
    GenericDialog question = Desk.dialog("Estimate Thresholds...");
    Desk.press(question, "Cancel");
    desk.await(command);
    check(!Files.exists(out("long")), "a run that was not wanted ran");
    check(desk.messages.isEmpty(), "cancel said " + desk.messages);
  }

  private void endsAMacroWhereItFails() {
    Path after = out("after.txt");
    desk.run(String.format("run('%s', 'efield=none.nii sites=none.csv output=[%s]'); File.append('it went on', '%s');", MAP,
        out("none"), after).replace('\\', '/'));
    // plain ImageJ adds the line of the macro
    check(desk.messages.size() == 1 && desk.messages.get(0).startsWith("none.nii: no such file"),
        "a macro that fails said " + desk.messages);
    check(!Files.exists(after), "a macro went on after a command that failed");
  }
}

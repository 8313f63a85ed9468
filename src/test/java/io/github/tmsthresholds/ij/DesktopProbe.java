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

import ij.IJ;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GenericDialog;
import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallHead;
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
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scijava.Cancelable;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Runs every command of the menu at a {@link DesktopUser} and prints each problem on a line, then {@code done}. {@link
 * DialogsIT} starts it on a display with the arguments FOLDER SCREENSHOTS, and SUFFIX to show the dialogs only.
 */
final class DesktopProbe {

  private static final String MAP = "Estimate Thresholds...";
  private static final String COIL = "Move Coil...";

  private final Path folder;
  private final Path screenshots;
  private final DesktopUser desk = new DesktopUser();
  private final Map<String, String[]> jobs = new LinkedHashMap<>();

  private DesktopProbe(Path folder, Path screenshots) throws IOException {
    this.folder = folder;
    this.screenshots = screenshots;
    SmallHead.write(folder);
    RoundHead.write(folder.resolve("round.nii.gz"));
    Files.writeString(folder.resolve("points.csv"), "x_mm,y_mm,z_mm\n0,0,60\n");
    Files.writeString(folder.resolve("pose.json"),
        "{\"matsimnibs\": [[-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, -1, 80], [0, 0, 0, 1]]}");
    String field = "efield=" + folder.resolve("efield.nii.gz"), tissues = "tissues=" + folder.resolve("tissues.nii.gz");
    String sites = "sites=" + folder.resolve("sites.csv"), cells = "cells=" + folder.resolve("cells/L5_Small");
    String cell = "cell=" + folder.resolve("cells/L5_Small");
    job("Open Sample Data...", "output=" + out("sample"));
    job("Open E-field...", field, tissues, "output=" + out("field.tif"));
    job("Convert E-field...", "input=" + folder.resolve("efield.nii.gz"), "spacing=2", "scale=-1", "output="
        + out("coarse.nii.gz"));
    job("Field Components...", field, tissues, "output=" + out("parts.tif"));
    job("Simulate E-field...", "sphere=85", "coil=Figure8_70mm", "target=0,0,80", "handle=0,-60,80",
        "points=" + folder.resolve("points.csv"), "output=" + out("points.csv"));
    job("Convert Coil Poses...", "input=" + folder.resolve("pose.json"), "output=" + out("poses.xml"));
    job("Prepare Head...", "tissues=" + folder.resolve("round.nii.gz"), "coil=Figure8_70mm", "target=2,3,25",
        "radius=14", "reach=1", "lift=4:5", "tilt=1", "error=20", "output=" + out("basis.h5"));
    job("Import Neuron Models...", "cells=" + folder.resolve("cells"), "library=" + out("library"));
    job("Place Neurons...", tissues, "layers=L5", "spacing=4", "output=" + out("placed.csv"));
    job("Simulate Neuron...", cell, "amplitude=1.1", "unit=threshold", "output=" + out("neuron"));
    job("Direction Map...", cell, "theta_step=90", "phi_step=120", "output=" + out("directions.csv"));
    job(MAP, field, sites, tissues, cells, "limit=2", "reverse=true", "fill=nearest", "output=" + out("map"));
    job("From Head to Map...", "tissues=" + folder.resolve("round.nii.gz"), "coil=Figure8_70mm", "target=0,0,25",
        "handle=0,-40,25", "radius=8", cells, "limit=2", "tolerance=0.05", "waveform=biphasic", "output="
        + out("head"));
    job("Optimise Coil...", "tissues=" + folder.resolve("round.nii.gz"), "coil=Figure8_70mm", "target=2,3,25",
        "basis=" + out("basis.h5"), "radius=8", "within=0", "turn=180", "estimator=cable", cells, "limit=1",
        "tolerance=0.05", "output=" + out("best"));
    job(COIL, "tissues=" + folder.resolve("round.nii.gz"), "coil=Figure8_70mm", "target=2,3,25", "basis="
        + out("basis.h5"), "radius=8", "estimator=cable", cells, "limit=3", "spacing=4", "tolerance=0.05", "output="
        + out("moved"));
    job("Uncertainty...", "tissues=" + folder.resolve("round.nii.gz"), "coil=Figure8_70mm", "target=2,3,25",
        "basis=" + out("basis.h5"), "radius=8", "sources=pose,depth", "position_error=0.5", "distance_error=0.5",
        "cells=L5_Synthetic", "limit=2", "draws=32", "output=" + out("bars"));
    Files.writeString(folder.resolve("session.csv"),
        "name,m00,m01,m02,m03,m10,m11,m12,m13,m20,m21,m22,m23,didt_A_per_us\none,-1,0,0,2,0,1,0,3,0,0,-1,44.5,90\n");
    job("Thresholds of Pulses...", "poses=" + folder.resolve("session.csv"),
        "tissues=" + folder.resolve("round.nii.gz"), "coil=Figure8_70mm", "basis=" + out("basis.h5"), "target=2,3,25",
        "radius=8", "estimator=cable", cells, "limit=1", "tolerance=0.05", "mso=150", "output=" + out("pulses"));
    job("Measure Thresholds...", "thresholds=" + out("map"), "fired=300", "output=" + out("measured.csv"));
    job("Plot Thresholds...", "thresholds=" + out("map"), "mso=150", "stimulator=A stimulator", "output="
        + out("figures"));
    job("Compare Estimators...", field, "tissues=", sites, cells, "estimators=uniform", "limit=2", "tolerance=0.02",
        "output=" + out("comparison"));
    job("Generate Training Data...", "synthetic=2", cells, "sites=3", "tolerance=0.05", "output=" + out("data"));
    job("Train CNN...", "data=" + out("data"), cells, "validation=synthetic_01", "epochs=1", "output="
        + out("network"));
    job("Install TensorFlow Engine...", "tensorflow=");
    job("Cite TMS Thresholds...");
    job("About TMS Thresholds...");
  }

  private Path out(String name) {
    return folder.resolve("out").resolve(name);
  }

  private void job(String label, String... parameters) {
    jobs.put(label, parameters);
  }

  public static void main(String[] args) throws IOException {
    DesktopUser.startImageJ(Path.of(System.getProperty("plugins.dir")));
    goThrough(args);
  }

  /** Runs all checks in a running ImageJ, and quits it. */
  static void goThrough(String[] args) {
    try {
      Path screenshots = Path.of(args[1]);
      boolean dialogsOnly = args.length > 2;
      if (!dialogsOnly) {
        // before the recorder opens, which would receive the keys if the menu did not open
        DesktopUser.photographMenu(screenshots.resolve("menu.png"));
      }
      DesktopProbe probe = new DesktopProbe(Path.of(args[0]), screenshots);
      if (dialogsOnly) {
        probe.dialogs(args[2]);
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
      if (label.equals(COIL)) {
        movesACoil();
      } else {
        replays(label);
      }
      if (label.startsWith("Plot")) {
        DesktopUser.photograph(screenshots.resolve("figure.png"), WindowManager.getImage("recruitment").getWindow());
      }
      System.out.println("command: " + label);
    }
    check(DesktopUser.page("About TMS Thresholds").endsWith("Cite TMS Thresholds..."), "About is not whole");
    check(DesktopUser.page("Cite TMS Thresholds").strip().endsWith("}"), "Cite is not whole");
    dialogs("");
    remembers();
    browses();
    asksInFiji();
    asksBeforeALongRun();
    endsAMacroWhereItFails();
  }

  private static void check(boolean right, String what) {
    if (!right) {
      System.out.println("wrong: " + what);
    }
  }

  /** Checks a dialog once X11 has reported its last position, which may take longer than its last size. */
  private static void checkSize(String label, GenericDialog dialog) {
    Rectangle screen = DesktopUser.screen();
    for (int i = 0; i < 100 && !screen.contains(dialog.getBounds()); i++) {
      IJ.wait(20);
    }
    check(screen.contains(dialog.getBounds()),
        label + " is not within the screen: " + dialog.getBounds());
  }

  /** Fills in a command's dialog and runs it. */
  private void interactive(String label, String... parameters) {
    Thread command = DesktopUser.choose(label);
    if (parameters.length > 0) {
      GenericDialog dialog = filled(label, parameters);
      checkSize(label, dialog);
      DesktopUser.press(dialog, "OK");
    }
    desk.await(command);
  }

  private static GenericDialog filled(String label, String... parameters) {
    GenericDialog dialog = DesktopUser.dialog(label.replace("...", ""));
    Map<String, Component> fields = DesktopUser.fields(dialog);
    for (String key : parameters) {
      DesktopUser.fill(fields.get(key.substring(0, key.indexOf('='))), key.substring(key.indexOf('=') + 1));
    }
    return dialog;
  }

  /** Uses the window of Move Coil, and checks that the recorded line opens it, too, and warns of large errors. */
  private void movesACoil() throws Exception {
    desk.recorded();
    interactive(COIL, jobs.get(COIL));
    String line = String.join("", desk.recorded());
    checkKeys(COIL, line);
    CoilWindowUser user = new CoilWindowUser(desk, DesktopProbe::check);
    user.move(screenshots.resolve("move_coil.png"));
    user.snapshot(out("moved"));
    user.close();
    desk.run(line.replace("\");", " basis_error=0.0001\");"));
    CoilWindowUser again = new CoilWindowUser(desk, DesktopProbe::check);
    again.seesAWarningOf("estimated error of the E-field");
    again.close();
    check(desk.messages.isEmpty(), COIL + " said " + desk.messages);
  }

  /** Checks that the recorded line does the same as the dialog did. */
  private void replays(String label) throws IOException {
    desk.recorded();
    interactive(label, jobs.get(label));
    // ImageJ also records which of several new windows comes to the front
    List<String> lines = desk.recorded().stream().filter(line -> !line.startsWith("selectImage(")).toList();
    check(lines.size() == 1 && lines.get(0).startsWith("run(\"" + label + "\""), label + " recorded " + lines);
    System.out.println("recorded: " + lines);
    checkKeys(label, lines.get(0));
    List<String> messages = List.copyOf(desk.messages);
    desk.messages.clear();
    if (!messages.isEmpty() && !lines.get(0).contains("\", \"")) {
      // Fiji records no options of a command that failed
      check(label.equals("Train CNN..."), label + " said " + messages);
      return;
    }
    Path first = folder.resolve("first");
    Path target = target(label);
    if (target != null && Files.exists(target)) {
      Files.createDirectories(first);
      Files.move(target, first.resolve(target.getFileName()));
    }
    Map<String, String> defaults = new LinkedHashMap<>();
    Module module = Commands.create(label);
    Inputs.of(module).forEach(input -> defaults.put(input.getName(), Inputs.text(module, input)));
    Map<String, String> last = LastValues.of(label, defaults), others = new LinkedHashMap<>(defaults);
    others.replaceAll((key, value) -> "7");
    // values of another run of the dialog, which a macro must not take
    LastValues.keep(label, others, defaults);
    desk.run(lines.get(0));
    LastValues.keep(label, last, defaults);
    boolean same = messages.size() == desk.messages.size()
        && IntStream.range(0, messages.size()).allMatch(i -> desk.messages.get(i).startsWith(messages.get(i)));
    check(same, label + " said " + messages + ", in a macro " + desk.messages);
    check(messages.isEmpty() || label.equals("Train CNN..."), label + " said " + messages);
    desk.messages.clear();
    if (target != null && messages.isEmpty()) {
      compare(first.resolve(target.getFileName()), target);
    }
  }

  /** Checks that a recorded line holds what differs from the defaults, or one key if nothing does. */
  private void checkKeys(String label, String line) {
    Module module = Commands.create(label);
    Set<String> keys = Stream.of(jobs.get(label)).filter(option -> {
      String key = option.substring(0, option.indexOf('='));
      return !option.equals(key + "=" + Inputs.text(module, module.getInfo().getInput(key)));
    }).map(option -> option.substring(0, option.indexOf('='))).collect(Collectors.toSet());
    String[] parts = line.split("\"", 5);
    Set<String> recorded = parts.length < 5 ? Set.of() : Options.parse(parts[3]).keySet();
    check(keys.isEmpty() ? recorded.size() == Math.min(1, jobs.get(label).length) : recorded.equals(keys),
        label + " recorded the keys " + recorded + ", not " + keys);
  }

  private Path target(String label) {
    return Arrays.stream(jobs.get(label)).filter(w -> w.startsWith("output=") || w.startsWith("library="))
        .map(w -> Path.of(w.substring(w.indexOf('=') + 1))).findFirst().orElse(null);
  }

  private static void compare(Path one, Path other) throws IOException {
    List<Path> files = files(one);
    check(!files.isEmpty() && files.equals(files(other)), one + " and " + other + " hold " + files + " and "
        + files(other));
    for (Path file : files) {
      // which contains the time
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

  /** Photographs the dialog of each command as it opens and with all groups unfolded, and checks its size. */
  private void dialogs(String suffix) throws Exception {
    for (String label : jobs.keySet()) {
      if (jobs.get(label).length == 0) {
        continue;
      }
      Thread command = DesktopUser.choose(label);
      GenericDialog dialog = filled(label);
      checkSize(label, dialog);
      String name = "dialog_" + label.replace("...", "").replace(' ', '_') + suffix;
      DesktopUser.photograph(screenshots.resolve(name + ".png"), dialog);
      boolean grouped = DesktopUser.components(dialog).anyMatch(GroupHeading.class::isInstance);
      check(grouped || !label.equals(MAP), label + " has no groups");
      if (grouped) {
        DesktopUser.unfoldAll(dialog);
        checkSize(label + ", unfolded,", dialog);
        DesktopUser.photograph(screenshots.resolve(name + "_unfolded.png"), dialog);
      }
      DesktopUser.press(dialog, "Cancel");
      desk.await(command);
    }
  }

  /** Checks that the next dialog opens with the last values and can restore the defaults. */
  private void remembers() {
    Thread command = DesktopUser.choose(MAP);
    GenericDialog dialog = filled(MAP);
    Map<String, Component> fields = DesktopUser.fields(dialog);
    check(DesktopUser.text(fields.get("limit")).equals("2"), "limit= was not remembered");
    check(DesktopUser.text(fields.get("fill")).equals("nearest"), "fill= was not remembered");
    check(DesktopUser.text(fields.get("reverse")).equals("true"), "reverse= was not remembered");
    check(DesktopUser.text(fields.get("output")).equals(out("map").toString()), "output= was not remembered");
    DesktopUser.press(dialog, "Defaults");
    check(DesktopUser.text(fields.get("limit")).equals("0"), "limit= has no default");
    check(DesktopUser.text(fields.get("fill")).equals("none"), "fill= has no default");
    check(DesktopUser.text(fields.get("reverse")).equals("false"), "reverse= has no default");
    check(DesktopUser.text(fields.get("output")).isEmpty(), "output= has no default");
    DesktopUser.press(dialog, "Cancel");
    desk.await(command);
  }

  /**
   * Clicks two Browse buttons with the recorder open: the first opens in the folder of the sample data, the second in
   * that of the file that was chosen, and ImageJ does not report a duplicate key.
   */
  private void browses() {
    Prefs.set(BrowseButton.LAST_FOLDER, null);
    Thread command = DesktopUser.choose(MAP);
    GenericDialog dialog = filled(MAP);
    DesktopUser.press(dialog, "Defaults");
    Map<String, Component> fields = DesktopUser.fields(dialog);
    Path sample = out("sample");
    check(sample.equals(DesktopUser.browse(fields.get("efield"), "efield.nii.gz")),
        "the first Browse does not open in the folder of the sample data");
    check(DesktopUser.text(fields.get("efield")).equals(sample.resolve("efield.nii.gz").toString()),
        "Browse gave " + DesktopUser.text(fields.get("efield")));
    Prefs.set("tms-thresholds.opensampledata.output", null);
    check(sample.equals(DesktopUser.browse(fields.get("tissues"), "tissues.nii.gz")),
        "the second Browse does not open in the folder of the first");
    DesktopUser.choose(fields.get("waveform"), "biphasic");
    check(DesktopUser.text(fields.get("waveform")).equals("biphasic"), "no waveform was chosen");
    DesktopUser.choose(fields.get("layers"), "L5");
    DesktopUser.choose(fields.get("layers"), "L23");
    check(DesktopUser.text(fields.get("layers")).equals("L5,L23"), "layers were not added");
    DesktopUser.choose(fields.get("layers"), "L5");
    check(DesktopUser.text(fields.get("layers")).equals("L23"), "a layer was not removed");
    DesktopUser.fill(fields.get("mask"), folder.resolve("sites.csv").toString());
    check(folder.equals(DesktopUser.browse(fields.get("mask"), "efield.nii.gz")),
        "Browse does not open in the folder of the field's path");
    DesktopUser.press(dialog, "Cancel");
    desk.await(command);
    check(desk.messages.isEmpty(), "Browse buttons with the recorder open: " + desk.messages);
    desk.recorded();
  }

  /** Checks that commands run by SciJava from the menu show the same dialog. */
  private void asksInFiji() throws Exception {
    String label = "Direction Map...";
    Module[] modules = {Commands.create(label), Commands.create(label)};
    Files.delete(out("directions.csv"));
    for (Module module : modules) {
      Future<Module> run = Host.context().service(ModuleService.class).run(module, true);
      GenericDialog dialog = filled(label, "theta_step=45");
      check(DesktopUser.text(DesktopUser.fields(dialog).get("phi_step")).equals("120"),
          "phi_step= was not remembered in Fiji");
      check(!Files.exists(out("directions.csv")), "a command that was cancelled ran");
      DesktopUser.press(dialog, module == modules[0] ? "Cancel" : "OK");
      run.get();
    }
    check(((Cancelable) modules[0]).isCanceled() && !((Cancelable) modules[1]).isCanceled(), "cancel in Fiji");
    check(Files.readAllLines(out("directions.csv")).size() == 1 + 2 + 3 * 3,
        "answers of a dialog in Fiji were not taken");
  }

  /** Checks that a long run started by hand asks for confirmation, and that it can be declined. */
  private void asksBeforeALongRun() {
    String[] parameters = Stream.concat(Stream.of(jobs.get(MAP))
        .filter(w -> !w.startsWith("limit=") && !w.startsWith("sites=")
        && !w.startsWith("output=")), Stream.of("sites=", "limit=200", "spacing=1", "pulses=100", "search=published",
        "output=" + out("long"))).toArray(String[]::new);
    Thread command = DesktopUser.choose(MAP);
    DesktopUser.press(filled(MAP, parameters), "OK");
    GenericDialog question = DesktopUser.dialog("Estimate Thresholds...");
    DesktopUser.press(question, "Cancel");
    desk.await(command);
    check(!Files.exists(out("long")), "a run that was not wanted ran");
    check(desk.messages.isEmpty(), "cancel said " + desk.messages);
  }

  private void endsAMacroWhereItFails() {
    Path after = out("after.txt");
    desk.run(String.format(
        "run('%s', 'efield=none.nii sites=none.csv output=[%s]'); File.append('it went on', '%s');", MAP,
        out("none"), after).replace('\\', '/'));
    // plain ImageJ appends the line of the macro
    check(desk.messages.size() == 1 && desk.messages.get(0).startsWith("none.nii: no such file"),
        "a macro that fails said " + desk.messages);
    check(!Files.exists(after), "a macro went on after a command that failed");
  }
}

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
import io.github.tmsthresholds.io.CsvTable;
import io.github.tmsthresholds.live.MoveCoilWindow;
import io.github.tmsthresholds.math.Quantiles;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.Point;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

/** Uses the window of Move Coil as a user does: drags, turns and tilts the coil, types numbers, takes a snapshot. */
final class CoilWindowUser {

  private static final List<String> FILES =
      List.of("thresholds.csv", "sites.csv", "threshold_map.tif", "threshold_map.nii.gz", "efield.nii.gz", "coil.json");

  /** Within which the window shows the effect of an action, and for which it may go on changing, ms. */
  private static final int SOON_MS = 10_000, SETTLING_MS = 500;

  private final DesktopUser desk;
  private final BiConsumer<Boolean, String> check;
  private final MoveCoilWindow window;
  private final Robot robot;

  /**
   * Waits for the window.
   *
   * @param check reports a problem unless the condition holds
   */
  CoilWindowUser(DesktopUser desk, BiConsumer<Boolean, String> check) throws AWTException {
    this.desk = desk;
    this.check = check;
    DesktopUser.await("window of Move Coil", () -> windows().findAny().isPresent());
    window = windows().findAny().orElseThrow();
    robot = new Robot();
    // not setAutoWaitForIdle: Java then waits for an answer of the display, which it misses at times for 10 s
    robot.setAutoDelay(40);
  }

  private static Stream<MoveCoilWindow> windows() {
    return Stream.of(Window.getWindows()).filter(Window::isShowing).filter(MoveCoilWindow.class::isInstance)
        .map(MoveCoilWindow.class::cast);
  }

  private Component find(String name) {
    return DesktopUser.components(window.getContentPane()).filter(c -> name.equals(c.getName())).findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name));
  }

  private String text(String name) {
    Component c = find(name);
    return c instanceof JLabel label ? label.getText() : ((JTextField) c).getText();
  }

  private double number(String name) {
    return Double.parseDouble(text(name));
  }

  /** Moves the coil in all ways, and checks that the numbers follow. */
  void move(Path picture) throws AWTException, IOException {
    computed();
    String first = text("median target");
    Component head = find("head");
    Point at = head.getLocationOnScreen();
    at.translate(head.getWidth() / 2, head.getHeight() / 2);
    drag(at, 24, 0, 0);
    soon(() -> number("x") > 0.5, () -> "the coil was dragged to x=" + text("x"));
    IJ.wait(SETTLING_MS);
    drag(at, 60, 40, KeyEvent.VK_SHIFT);
    soon(() -> Math.abs(number("angle")) > 1, () -> "the coil was turned to " + text("angle"));
    IJ.wait(SETTLING_MS);
    drag(at, 0, -20, KeyEvent.VK_CONTROL);
    soon(() -> number("tilt") > 1, () -> "the coil was tilted to " + text("tilt"));
    IJ.wait(SETTLING_MS);
    double lifted = number("distance");
    robot.mouseWheel(-1);
    soon(() -> number("distance") > lifted, () -> "the wheel did not lift the coil from " + lifted + " mm");
    IJ.wait(SETTLING_MS);
    double turned = number("angle");
    type(KeyEvent.VK_A);
    soon(() -> number("angle") != turned, () -> "the key A did not turn the coil");
    enter("distance", "9");
    enter("angle", "-30");
    soon(() -> number("angle") == -30 && number("distance") == 9, () -> "numbers were typed, now " + text("angle"));
    soon(() -> text("warning").contains("outside the prepared range"), () -> "no warning of 9 mm: " + text("warning"));
    enter("tilt", "0");
    enter("distance", "4.5");
    enter("y", "0");
    enter("x", "0.5");
    soon(() -> number("x") == 0.5, () -> "a number was typed, now " + text("x"));
    computed();
    check.accept(!text("median target").equals(first), "the threshold stayed " + first);
    enter("output", "300");
    IJ.wait(SETTLING_MS);
    computed();
    check.accept(number("fired region") >= 0, "no fraction fired: " + text("fired region"));
    DesktopUser.photograph(picture, window);
  }

  /** Checks that the window warns of something in the pose that is shown. */
  void seesAWarningOf(String problem) {
    computed();
    check.accept(text("warning").contains(problem), "no warning of " + problem + ": " + text("warning"));
  }

  private void computed() {
    IJ.wait(300);
    DesktopUser.await("thresholds in the window", () -> text("status").startsWith("field ") && !window.isComputing());
  }

  private void drag(Point from, int dx, int dy, int key) {
    Point to = new Point(from.x + dx, from.y + dy);
    if (key != 0) {
      robot.keyPress(key);
    }
    robot.mouseMove(from.x + (key == KeyEvent.VK_SHIFT ? dx : 0), from.y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    for (int step = 1; step <= 4; step++) {
      int x = key == KeyEvent.VK_SHIFT ? to.x : from.x + step * dx / 4;
      robot.mouseMove(x, from.y + step * dy / 4);
    }
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    if (key != 0) {
      robot.keyRelease(key);
    }
  }

  private void type(int key) {
    robot.keyPress(key);
    robot.keyRelease(key);
  }

  private void enter(String name, String text) {
    Component field = find(name);
    Point at = field.getLocationOnScreen();
    robot.mouseMove(at.x + 8, at.y + field.getHeight() / 2);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    robot.keyPress(KeyEvent.VK_CONTROL);
    type(KeyEvent.VK_A);
    robot.keyRelease(KeyEvent.VK_CONTROL);
    for (char c : text.toCharArray()) {
      type(KeyEvent.getExtendedKeyCodeForChar(c));
    }
    type(KeyEvent.VK_ENTER);
  }

  /** Checks what the window must show soon after an action. */
  private void soon(BooleanSupplier condition, Supplier<String> problem) {
    long end = System.currentTimeMillis() + SOON_MS;
    while (!condition.getAsBoolean() && System.currentTimeMillis() < end) {
      IJ.wait(20);
    }
    check.accept(condition.getAsBoolean(), problem.get());
  }

  private void press(String name) {
    SwingUtilities.invokeLater(((AbstractButton) find(name))::doClick);
  }

  /** Takes a snapshot and checks that it equals the map of the copied line, and has the numbers of the window. */
  void snapshot(Path folder) throws IOException, UnsupportedFlavorException {
    press("copy");
    DesktopUser.await("copied line", () -> text("status").startsWith("Copied"));
    String line = (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
    String median = text("median region");
    List<String> before = new ArrayList<>(desk.messages);
    press("snapshot");
    Path taken = folder.resolve("snapshot_1"), again = folder.resolve("again");
    DesktopUser.await("snapshot", () -> text("status").equals("Snapshot: " + taken));
    desk.run(line.replace("snapshot_1", "again"));
    check.accept(desk.messages.equals(before), "the copied line said " + desk.messages);
    for (String file : FILES) {
      check.accept(Files.mismatch(taken.resolve(file), again.resolve(file)) < 0, "the snapshot's " + file);
    }
    CsvTable table = CsvTable.read(taken.resolve("thresholds.csv"));
    double[] rates = table.numbers(table.column("threshold_A_per_us"));
    check.accept(String.format(Locale.ROOT, "%.1f", Quantiles.median(rates)).equals(median),
        "the window says " + median + ", the snapshot " + Quantiles.median(rates));
  }

  /** Closes the window and checks that its threads end. */
  void close() {
    window.dispatchEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSING));
    DesktopUser.await("end of the threads of Move Coil", () -> windows().findAny().isEmpty()
        && Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("tms-thresholds-live")));
  }
}

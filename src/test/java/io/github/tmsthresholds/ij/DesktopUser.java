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

import ij.Executer;
import ij.IJ;
import ij.ImageJ;
import ij.Menus;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;
import io.github.tmsthresholds.command.run.TextPage;
import java.awt.AWTException;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.CheckboxMenuItem;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.FileDialog;
import java.awt.FontMetrics;
import java.awt.GraphicsEnvironment;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextArea;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.ItemEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.swing.JLabel;

/** Drives ImageJ as a user does: chooses commands from the menu, fills in their dialogs, reads the recorder. */
final class DesktopUser {

  private static final long PATIENCE_MS = 180_000;

  /** The messages that ImageJ showed; each was closed at once. */
  final List<String> messages = new ArrayList<>();

  private final Recorder recorder = new Recorder();
  private int recorded;

  /**
   * Starts plain ImageJ with our menu.
   *
   * @param folder ImageJ's folder of plugins, the property {@code plugins.dir}
   */
  static void startImageJ(Path folder) throws IOException {
    Path jar = Files.createDirectories(folder.resolve("plugins")).resolve("TMS_Thresholds.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("plugins.config"));
      Files.copy(Path.of(System.getProperty("plugins.config")), zip);
    }
    new ImageJ(null, ImageJ.STANDALONE);
  }

  /** Chooses a command from the menu and returns the thread on which it runs. */
  static Thread choose(String label) {
    Thread command = new Thread(new Executer(label), label);
    command.start();
    return command;
  }

  static void await(String what, Supplier<Boolean> condition) {
    long end = System.currentTimeMillis() + PATIENCE_MS;
    while (!condition.get()) {
      if (System.currentTimeMillis() > end) {
        throw new IllegalStateException("no " + what + " after " + PATIENCE_MS / 1000 + " s");
      }
      IJ.wait(20);
    }
  }

  private static Stream<Dialog> dialogs() {
    return Stream.of(Window.getWindows()).filter(Window::isShowing).filter(Dialog.class::isInstance)
        .map(Dialog.class::cast);
  }

  /** Returns the text of a window with a text, and checks that it breaks long lines. */
  static String page(String title) {
    TextArea area = Stream.of(Window.getWindows()).filter(Window::isShowing).filter(TextPage.class::isInstance)
        .map(TextPage.class::cast).filter(page -> page.getTitle().equals(title)).flatMap(DesktopUser::components)
        .filter(TextArea.class::isInstance).map(TextArea.class::cast).findFirst().orElseThrow();
    return area.getScrollbarVisibility() == TextArea.SCROLLBARS_VERTICAL_ONLY ? area.getText() : "long lines";
  }

  /** Waits for the dialog of a command, or for a question. */
  static GenericDialog dialog(String title) {
    GenericDialog[] found = new GenericDialog[1];
    await("dialog " + title, () -> {
      found[0] = (GenericDialog) dialogs().filter(GenericDialog.class::isInstance)
          .filter(d -> d.getTitle().equals(title))
          .findFirst().orElse(null);
      return found[0] != null;
    });
    // if it were closed while it opens, it would wait for ever
    IJ.wait(200);
    return found[0];
  }

  /** Returns the fields of a dialog by key. */
  static Map<String, Component> fields(GenericDialog dialog) {
    return components(dialog).filter(c -> c.getName() != null)
        .filter(c -> c instanceof Checkbox || c instanceof Choice || c instanceof TextField)
        .collect(Collectors.toMap(Component::getName, c -> c, (one, other) -> one, LinkedHashMap::new));
  }

  /** Returns all components within a container. */
  static Stream<Component> components(Container parent) {
    return Stream.of(parent.getComponents())
        .flatMap(c -> Stream.concat(Stream.of(c), c instanceof Container inner ? components(inner) : Stream.empty()));
  }

  /** Clicks on the headings of all groups. */
  static void unfoldAll(GenericDialog dialog) {
    components(dialog).filter(GroupHeading.class::isInstance).map(GroupHeading.class::cast)
        .filter(GroupHeading::isFocusable).toList().forEach(heading -> {
          for (MouseListener listener : heading.getMouseListeners()) {
            listener.mousePressed(new MouseEvent(heading, MouseEvent.MOUSE_PRESSED, 0, 0, 1, 1, 1, false));
          }
        });
    IJ.wait(300);
  }

  static String text(Component field) {
    return field instanceof Checkbox box ? Boolean.toString(box.getState())
        : field instanceof Choice choice ? choice.getSelectedItem() : ((TextField) field).getText();
  }

  static void fill(Component field, String text) {
    if (field instanceof Checkbox box) {
      box.setState(text.equals("true"));
    } else if (field instanceof Choice choice) {
      choice.select(text);
    } else {
      ((TextField) field).setText(text);
    }
  }

  /**
   * Clicks on the Browse button of a field and chooses a file.
   *
   * @return the folder in which the dialog of files opened
   */
  static Path browse(Component field, String file) {
    Button button = button(field.getParent(), "Browse");
    ActionEvent click = new ActionEvent(button, ActionEvent.ACTION_PERFORMED, "Browse");
    EventQueue.invokeLater(() -> Stream.of(button.getActionListeners()).forEach(l -> l.actionPerformed(click)));
    FileDialog[] found = new FileDialog[1];
    await("dialog of files", () -> {
      found[0] = (FileDialog) dialogs().filter(FileDialog.class::isInstance).findFirst().orElse(null);
      return found[0] != null;
    });
    IJ.wait(300);
    Path folder = Path.of(found[0].getDirectory());
    found[0].setFile(file);
    found[0].setVisible(false);
    await("path in the field", () -> text(field).endsWith(file));
    return folder;
  }

  /** Chooses a suggestion for a field from the menu of its button. */
  static void choose(Component field, String value) {
    SuggestButton button = (SuggestButton) button(field.getParent(), "Choose");
    MenuItem item = item(button.menu(), value);
    if (item instanceof CheckboxMenuItem box) {
      ItemEvent event = new ItemEvent(box, ItemEvent.ITEM_STATE_CHANGED, value, ItemEvent.SELECTED);
      Stream.of(box.getItemListeners()).forEach(listener -> listener.itemStateChanged(event));
    } else {
      ActionEvent event = new ActionEvent(item, ActionEvent.ACTION_PERFORMED, value);
      Stream.of(item.getActionListeners()).forEach(listener -> listener.actionPerformed(event));
    }
  }

  private static MenuItem item(Menu menu, String label) {
    for (int i = 0; i < menu.getItemCount(); i++) {
      MenuItem found = menu.getItem(i) instanceof Menu submenu ? item(submenu, label) : menu.getItem(i);
      if (found != null && found.getLabel().equals(label)) {
        return found;
      }
    }
    return null;
  }

  static void press(GenericDialog dialog, String label) {
    Button button = button(dialog, label);
    ActionEvent event = new ActionEvent(button, ActionEvent.ACTION_PERFORMED, label);
    Stream.of(button.getActionListeners()).forEach(listener -> listener.actionPerformed(event));
  }

  private static Button button(Container parent, String label) {
    for (Component child : parent.getComponents()) {
      Button found = child instanceof Button b && b.getLabel().strip().equals(label) ? b
          : child instanceof Container c ? button(c, label) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Waits for the end of a command and closes its messages, which Fiji shows afterwards. Confirms a long run. */
  void await(Thread command) {
    await("end of " + command.getName(), () -> {
      closeDialogs();
      return !command.isAlive();
    });
    IJ.wait(300);
    closeDialogs();
  }

  private void closeDialogs() {
    dialogs().forEach(d -> {
      IJ.wait(200);
      if (d instanceof GenericDialog question && options(d).contains("Escape cancels later")) {
        press(question, "OK");
        return;
      }
      messages.add(options(d));
      d.dispose();
    });
  }

  private static String options(Container parent) {
    StringBuilder options = new StringBuilder();
    for (Component child : parent.getComponents()) {
      options.append(child instanceof MultiLineLabel label ? text(label) : child instanceof JLabel label
          ? label.getText()
          : child instanceof Container c ? options(c) : "");
    }
    return options.toString();
  }

  private static String text(MultiLineLabel label) {
    try {
      Field lines = MultiLineLabel.class.getDeclaredField("lines");
      lines.setAccessible(true);
      return String.join(" ", (String[]) lines.get(label));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what was recorded since the last call. */
  List<String> recorded() {
    List<String> all = recorder.getText().lines().filter(line -> !line.isBlank() && !line.startsWith("//")).toList();
    List<String> latest = all.subList(recorded, all.size());
    recorded = all.size();
    return latest;
  }

  /** Runs a macro line. */
  void run(String macro) {
    Thread thread = new Thread(() -> IJ.runMacro(macro), "macro");
    thread.start();
    await(thread);
  }

  static Rectangle screen() {
    return GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
  }

  /** Opens our menu and takes a screenshot. */
  static void photographMenu(Path file) throws AWTException, IOException {
    ImageJ imagej = IJ.getInstance();
    imagej.toFront();
    imagej.requestFocus();
    Robot robot = robot();
    still(robot);
    FontMetrics font = imagej.getFontMetrics(Menus.getMenuBar().getFont() == null ? imagej.getFont()
        : Menus.getMenuBar().getFont());
    int x = imagej.getLocationOnScreen().x + imagej.getInsets().left;
    Menu plugins = null;
    for (int i = 0; plugins == null; i++) {
      Menu menu = Menus.getMenuBar().getMenu(i);
      plugins = menu.getLabel().equals("Plugins") ? menu : null;
      x += plugins != null ? 12 : font.stringWidth(menu.getLabel()) + 20;
    }
    robot.mouseMove(x + 8, imagej.getLocationOnScreen().y + imagej.getInsets().top - 12);
    untilSeen(robot, () -> {
      robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
      robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    });
    for (int i = 0; i < plugins.getItemCount() && !plugins.getItem(i).getLabel().equals("TMS Thresholds"); i++) {
      if (!plugins.getItem(i).getLabel().equals("-")) {
        untilSeen(robot, () -> type(robot, KeyEvent.VK_DOWN));
      }
    }
    untilSeen(robot, () -> type(robot, KeyEvent.VK_RIGHT));
    photograph(file, null);
    type(robot, KeyEvent.VK_ESCAPE);
    type(robot, KeyEvent.VK_ESCAPE);
  }

  /**
   * Clicks or types until the screen changes and is still again: a window that has just opened may miss the first try.
   */
  private static void untilSeen(Robot robot, Runnable action) {
    await("change on the screen", () -> {
      BufferedImage before = robot.createScreenCapture(screen());
      action.run();
      return !same(before, still(robot));
    });
  }

  /** Returns a screenshot once the screen has not changed for half a second. */
  private static BufferedImage still(Robot robot) {
    BufferedImage[] last = {robot.createScreenCapture(screen())};
    await("still screen", () -> {
      BufferedImage before = last[0];
      IJ.wait(500);
      last[0] = robot.createScreenCapture(screen());
      return same(before, last[0]);
    });
    return last[0];
  }

  private static boolean same(BufferedImage one, BufferedImage other) {
    return Arrays.equals(pixels(one), pixels(other));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static Robot robot() throws AWTException {
    Robot robot = new Robot();
    robot.setAutoDelay(100);
    return robot;
  }

  private static void type(Robot robot, int key) {
    robot.keyPress(key);
    robot.keyRelease(key);
  }

  /** Saves a picture of a window or of the screen. */
  static void photograph(Path file, Window window) throws AWTException, IOException {
    if (window != null) {
      window.toFront();
    }
    IJ.wait(500);
    Rectangle part = window == null ? screen() : window.getBounds();
    Files.createDirectories(file.getParent());
    ImageIO.write(robot().createScreenCapture(part), "png", file.toFile());
  }
}

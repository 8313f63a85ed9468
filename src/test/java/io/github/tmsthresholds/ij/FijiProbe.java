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
import ij.Menus;
import java.awt.Menu;
import java.awt.MenuBar;

/**
 * Prints Fiji's menus, one line per item, then runs our commands as {@link DesktopProbe} does. Fiji's own main class,
 * which is not on the class path of the build, runs first: it patches ImageJ's classes before they are loaded.
 */
final class FijiProbe {

  private FijiProbe() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Class.forName("net.imagej.Main").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    InFiji.goThrough(args);
  }

  /** Loads ImageJ's classes. */
  private static final class InFiji {

    static void goThrough(String[] args) {
      DesktopUser.await("Fiji", () -> IJ.getInstance() != null && IJ.getInstance().isShowing());
      MenuBar bar = Menus.getMenuBar();
      for (int i = 0; i < bar.getMenuCount(); i++) {
        print(bar.getMenu(i), "");
      }
      DesktopProbe.goThrough(args);
    }

    private static void print(Menu menu, String parent) {
      String path = parent + menu.getLabel() + ">";
      for (int i = 0; i < menu.getItemCount(); i++) {
        if (menu.getItem(i) instanceof Menu submenu) {
          print(submenu, path);
        } else {
          System.out.println("item: " + path + menu.getItem(i).getLabel());
        }
      }
    }
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
import ij.IJ;
import ij.ImageJ;
import ij.Menus;
import java.awt.Menu;
import java.awt.MenuItem;

/** Prints the items of ImageJ's own menu Plugins > TMS Thresholds, a line each; then runs one: LABEL OPTIONS. */
class ImageJProbe {

  public static void main(String[] args) {
    new ImageJ(null, ImageJ.NO_SHOW);
    for (int i = 0; i < Menus.getMenuBar().getMenuCount(); i++) {
      Menu menu = Menus.getMenuBar().getMenu(i);
      if (menu.getLabel().equals("Plugins")) {
        items(menu, "TMS Thresholds");
      }
    }
    IJ.run(args[0], args[1]);
    System.exit(0);
  }

  private static void items(Menu menu, String name) {
    for (int i = 0; i < menu.getItemCount(); i++) {
      MenuItem item = menu.getItem(i);
      if (item instanceof Menu submenu) {
        if (submenu.getLabel().equals(name)) {
          for (int k = 0; k < submenu.getItemCount(); k++) {
            System.out.println("item: " + submenu.getItem(k).getLabel());
          }
        }
        items(submenu, name);
      }
    }
  }
}

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

import java.util.List;
import org.scijava.Context;

/**
 * Searches for labels in Fiji as its search bar does; prints how many results of each have exactly that name. By
 * reflection, because these libraries are in Fiji only.
 */
final class SearchProbe {

  private SearchProbe() {}

  public static void main(String[] labels) throws Exception {
    Object fiji = Class.forName("net.imagej.ImageJ").getConstructor().newInstance();
    Context context = (Context) fiji.getClass().getMethod("context").invoke(fiji);
    Object searcher = Class.forName("org.scijava.search.module.ModuleSearcher").getConstructor().newInstance();
    context.inject(searcher);
    for (String label : labels) {
      List<?> results = (List<?>) searcher.getClass().getMethod("search", String.class, boolean.class)
          .invoke(searcher, label, false);
      int n = 0;
      for (Object result : results) {
        n += label.equals(result.getClass().getMethod("name").invoke(result)) ? 1 : 0;
      }
      System.out.println("found: " + label + " x " + n);
    }
    System.out.println("done");
    System.exit(0);
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.live;

import io.github.tmsthresholds.map.TargetSummary;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** The values around the target and in the region. */
final class ReadingsPanel extends JPanel {

  private static final String NONE = "\u2013";

  private final JLabel[][] cells;
  private final String[] names = {"median", "lowest", "magnitude", "fired", "neurons"};
  private final String[] texts = {"Median threshold", "Lowest threshold", "Mean |E| at output", "Fired at output",
      "Neurons"};
  private final JLabel[] units = new JLabel[names.length];
  private final JLabel error = Style.label(NONE);

  /** @param radius of the region, mm */
  ReadingsPanel(double radius) {
    super(new GridBagLayout());
    setOpaque(false);
    cells = new JLabel[names.length][2];
    add(0, Style.label("within"), Style.heading(String.format(Locale.ROOT, "%.0f", LiveMap.NEAR_TARGET)),
        Style.heading(String.format(Locale.ROOT, "%.0f", radius)), Style.label("mm"));
    for (int row = 0; row < names.length; row++) {
      units[row] = Style.label("");
      for (int c = 0; c < 2; c++) {
        cells[row][c] = Style.label(NONE);
        cells[row][c].setName(names[row] + (c == 0 ? " target" : " region"));
      }
      add(row + 1, Style.label(texts[row]), cells[row][0], cells[row][1], units[row]);
    }
    error.setName("error");
    add(names.length + 1, Style.label("Estimated error of E"), error, Style.label(""), Style.label("%"));
    units(RateUnit.COIL);
  }

  private void add(int row, JLabel... line) {
    for (int c = 0; c < line.length; c++) {
      GridBagConstraints at = new GridBagConstraints();
      at.gridx = c;
      at.gridy = row;
      at.weightx = c == 0 ? 1 : 0;
      at.anchor = c == 0 || c == 3 ? GridBagConstraints.WEST : GridBagConstraints.EAST;
      at.insets = new Insets(1, c == 0 ? 0 : c == 3 ? 5 : 12, 1, 0);
      add(line[c], at);
    }
  }

  private void units(RateUnit unit) {
    String[] texts = {unit.label(), unit.label(), "V/m", "%", ""};
    for (int row = 0; row < texts.length; row++) {
      units[row].setText(texts[row]);
    }
  }

  /** Shows a result. */
  void show(LiveFrame frame) {
    Shown shown = frame.request().shown();
    units(shown.unit());
    double rate = 1 / shown.unit().rate();
    show(0, frame, s -> rate * s.median(), 1);
    show(1, frame, s -> rate * s.lowest(), 1);
    show(2, frame, s -> shown.output() * s.magnitude(), 1);
    show(3, frame, s -> 100 * s.fired(), 0);
    show(4, frame, TargetSummary::neurons, 0);
    error.setText(String.format(Locale.ROOT, "%.2f", 100 * frame.error()));
  }

  private void show(int row, LiveFrame frame, ToDoubleFunction<TargetSummary> value, int decimals) {
    cells[row][0].setText(text(value.applyAsDouble(frame.atTarget()), decimals));
    cells[row][1].setText(text(value.applyAsDouble(frame.inRegion()), decimals));
  }

  private static String text(double value, int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value)
        : Double.isInfinite(value) ? "none" : NONE;
  }
}

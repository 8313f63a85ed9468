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

import io.github.tmsthresholds.neuron.Layer;
import java.awt.FlowLayout;
import java.awt.GridBagLayout;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.Stream;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

/** Chooses what is shown: quantity, layer, stimulator output and unit. */
final class ShownPanel extends JPanel {

  private static final double MOST = 100_000;

  private final JComboBox<Quantity> quantity = new JComboBox<>(Quantity.values());
  private final JComboBox<String> layer;
  private final JSpinner output = new JSpinner(new SpinnerNumberModel(1.0, 0.01, MOST, 1.0));
  private final JComboBox<RateUnit> unit;
  private final transient Runnable changed;
  private final transient LiveHead head;
  private transient RateUnit lastUnit;
  private boolean updating;

  /**
   * @param rate stimulator output at first, A/us
   * @param changed is run when the user has changed something
   */
  ShownPanel(LiveHead head, double rate, Runnable changed) {
    super(new GridBagLayout());
    this.head = head;
    this.changed = changed;
    setOpaque(false);
    layer = new JComboBox<>(head.layers.stream().map(ShownPanel::name).toArray(String[]::new));
    int l5 = head.layers.indexOf(Layer.L5);
    layer.setSelectedIndex(Math.max(0, l5));
    unit = new JComboBox<>(Stream.concat(head.stimulator.stream().map(s -> RateUnit.percentOf(s.fullRate())),
        Stream.of(RateUnit.COIL)).toArray(RateUnit[]::new));
    lastUnit = unit.getItemAt(0);
    JSpinner.NumberEditor editor = new JSpinner.NumberEditor(output, "0.0");
    editor.getFormat().setDecimalFormatSymbols(DecimalFormatSymbols.getInstance(Locale.ROOT));
    editor.getTextField().setColumns(5);
    editor.getTextField().setName("output");
    editor.getTextField().setFont(Style.FONT);
    output.setEditor(editor);
    output.setValue(rate / lastUnit.rate());
    quantity.setName("quantity");
    layer.setName("layer");
    unit.setName("unit");
    Style.row(this, 0, Style.label("Map of"), quantity);
    Style.row(this, 1, Style.label("Neurons of layer"), layer);
    JPanel rates = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
    rates.setOpaque(false);
    rates.add(output);
    rates.add(unit);
    unit.setFont(Style.FONT);
    Style.row(this, 2, Style.label("Output"), rates);
    quantity.addActionListener(event -> changed());
    layer.addActionListener(event -> changed());
    output.addChangeListener(event -> changed());
    unit.addActionListener(event -> convert());
  }

  private static String name(Layer layer) {
    return layer == Layer.L23 ? "2/3" : layer.name().substring(1);
  }

  private void changed() {
    if (!updating) {
      changed.run();
    }
  }

  private void convert() {
    RateUnit next = (RateUnit) unit.getSelectedItem();
    updating = true;
    output.setValue(rate() * lastUnit.rate() / next.rate());
    updating = false;
    lastUnit = next;
    changed();
  }

  private double rate() {
    return ((Number) output.getValue()).doubleValue();
  }

  /** Sets the output, A/us, without telling anybody. */
  void setOutput(double rate) {
    updating = true;
    output.setValue(Math.rint(10 * rate / lastUnit.rate()) / 10);
    updating = false;
  }

  /** Returns what is chosen. */
  Shown shown() {
    return new Shown((Quantity) quantity.getSelectedItem(), head.layers.get(layer.getSelectedIndex()),
        rate() * lastUnit.rate(), lastUnit);
  }
}

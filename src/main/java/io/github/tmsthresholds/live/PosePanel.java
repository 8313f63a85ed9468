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

import io.github.tmsthresholds.efield.coil.ScalpPose;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

/** The numbers of the pose, to read and to type. */
final class PosePanel extends JPanel {

  private record Field(JSpinner spinner, ToDoubleFunction<ScalpPose> value) {}

  private final transient PoseModel model;
  private final transient List<Field> fields = new ArrayList<>();
  private final JLabel lifted = new JLabel(" ");
  private boolean updating;

  PosePanel(PoseModel model) {
    super(new GridBagLayout());
    this.model = model;
    setOpaque(false);
    add("x, to the right", "x", "mm", 1000, 1, ScalpPose::x);
    add("y, to the front", "y", "mm", 1000, 1, ScalpPose::y);
    add("Angle of the handle", "angle", "\u00b0", 360, 5, ScalpPose::degrees);
    add("Tilt, handle raised", "tilt", "\u00b0", ScalpPose.MOST_TILT, 1, ScalpPose::tilt);
    add("Roll, right raised", "roll", "\u00b0", ScalpPose.MOST_TILT, 1, ScalpPose::roll);
    add("Distance", "distance", "mm", 100, 1, ScalpPose::distance);
    GridBagConstraints at = new GridBagConstraints();
    at.gridy = fields.size();
    at.gridwidth = GridBagConstraints.REMAINDER;
    at.anchor = GridBagConstraints.EAST;
    lifted.setName("lifted");
    Style.small(lifted);
    add(lifted, at);
    model.onChange(this::update);
    update();
  }

  private void add(String label, String name, String unit, double most, double step,
      ToDoubleFunction<ScalpPose> value) {
    double least = name.equals("distance") ? 0 : -most;
    JSpinner spinner = new JSpinner(new SpinnerNumberModel(0.0, least, most, step));
    JSpinner.NumberEditor editor = new JSpinner.NumberEditor(spinner, "0.0");
    editor.getFormat().setDecimalFormatSymbols(DecimalFormatSymbols.getInstance(Locale.ROOT));
    editor.getTextField().setColumns(5);
    editor.getTextField().setName(name);
    editor.getTextField().setFont(Style.FONT);
    spinner.setEditor(editor);
    spinner.setName(name + " spinner");
    Style.row(this, fields.size(), Style.label(label), spinner, Style.label(unit));
    fields.add(new Field(spinner, value));
    spinner.addChangeListener(event -> typed());
  }

  private void typed() {
    if (updating) {
      return;
    }
    double[] v = fields.stream().mapToDouble(f -> ((Number) f.spinner().getValue()).doubleValue()).toArray();
    if (!model.set(new ScalpPose(v[0], v[1], v[2], v[3], v[4], v[5]))) {
      update();
    }
  }

  private void update() {
    updating = true;
    for (Field field : fields) {
      // as shown, so that typing one number leaves the others
      double value = field.value().applyAsDouble(model.pose());
      if (((Number) field.spinner().getValue()).doubleValue() != value) {
        field.spinner().setValue(value);
      }
    }
    lifted.setText(model.lift() > 0 ? String.format(Locale.ROOT, "lifted %.0f mm off the head", model.lift()) : " ");
    updating = false;
  }
}

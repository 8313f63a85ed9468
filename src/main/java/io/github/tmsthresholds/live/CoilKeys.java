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
import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;

/** Moves the coil by keys while the head has the focus. */
final class CoilKeys {

  /** What mouse and keys do, in pairs. */
  static final String[][] HELP = {
      {"Drag coil, arrows", "move (1 mm, Shift 5)"}, {"Shift-drag, A D", "turn (5\u00b0, Shift 1)"},
      {"Ctrl-drag, W S, Q E", "tilt, roll (1\u00b0)"}, {"Wheel, + \u2212", "distance (1 mm)"},
      {"Drag beside the coil", "turn the view"}, {"Ctrl-wheel, Home", "zoom, first view"},
      {"R, F", "first pose, fit colours"}};

  private static final double STEP = 1, FAR = 5, TURN = 5;

  private final HeadPanel panel;
  private final PoseModel model;

  CoilKeys(HeadPanel panel, PoseModel model, Runnable fitColours) {
    this.panel = panel;
    this.model = model;
    ScalpPose first = model.pose();
    for (int sign : new int[] {-1, 1}) {
      String across = sign < 0 ? "LEFT" : "RIGHT", upwards = sign < 0 ? "DOWN" : "UP";
      on(across, () -> model.move(panel.camera().right().times(sign * STEP)));
      on("shift " + across, () -> model.move(panel.camera().right().times(sign * FAR)));
      on(upwards, () -> model.move(panel.camera().up().times(sign * STEP)));
      on("shift " + upwards, () -> model.move(panel.camera().up().times(sign * FAR)));
      on(sign < 0 ? "D" : "A", () -> turn(sign * TURN));
      on(sign < 0 ? "shift D" : "shift A", () -> turn(sign));
      on(sign < 0 ? "S" : "W", () -> tilt(sign, 0));
      on(sign < 0 ? "Q" : "E", () -> tilt(0, sign));
      for (String key : sign < 0 ? new String[] {"MINUS", "SUBTRACT", "PAGE_DOWN"}
          : new String[] {"PLUS", "shift PLUS", "EQUALS", "shift EQUALS", "ADD", "PAGE_UP"}) {
        on(key, () -> model.set(model.pose().lifted(Math.max(0, model.pose().distance() + sign))));
      }
    }
    on("HOME", panel::lookAgain);
    on("R", () -> model.set(first));
    on("F", fitColours);
  }

  private void turn(double degrees) {
    model.set(model.pose().turned(model.pose().degrees() + degrees));
  }

  private void tilt(double tilt, double roll) {
    ScalpPose pose = model.pose();
    if (Math.max(Math.abs(pose.tilt() + tilt), Math.abs(pose.roll() + roll)) <= ScalpPose.MOST_TILT) {
      model.set(pose.tilted(pose.tilt() + tilt, pose.roll() + roll));
    }
  }

  private void on(String key, Runnable action) {
    panel.getInputMap().put(KeyStroke.getKeyStroke(key), key);
    panel.getActionMap().put(key, new AbstractAction() {
      @Override
      public void actionPerformed(ActionEvent event) {
        action.run();
      }
    });
  }
}

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
import io.github.tmsthresholds.geometry.Vec3;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.Optional;
import javax.swing.SwingUtilities;

/** Moves the coil, or the view, by the mouse. */
final class CoilMouse extends MouseAdapter {

  private enum Drag { MOVE, TURN, TILT, LOOK }

  private static final double DEGREES_PER_PIXEL = 0.2, RADIANS_PER_PIXEL = 0.008, ZOOM = 1.1;

  private final HeadPanel panel;
  private final LiveHead head;
  private final PoseModel model;
  private Drag drag = Drag.LOOK;
  private MouseEvent last;
  private MouseEvent first;
  private ScalpPose start;
  private Camera view;

  CoilMouse(HeadPanel panel, LiveHead head, PoseModel model) {
    this.panel = panel;
    this.head = head;
    this.model = model;
    panel.addMouseListener(this);
    panel.addMouseMotionListener(this);
    panel.addMouseWheelListener(this);
  }

  @Override
  public void mousePressed(MouseEvent e) {
    panel.requestFocusInWindow();
    boolean left = SwingUtilities.isLeftMouseButton(e);
    drag = left && e.isShiftDown() ? Drag.TURN : left && e.isControlDown() ? Drag.TILT
        : left && panel.isCoil(e.getX(), e.getY()) ? Drag.MOVE : Drag.LOOK;
    first = e;
    last = e;
    start = model.pose();
    view = panel.camera();
  }

  @Override
  public void mouseDragged(MouseEvent e) {
    switch (drag) {
      case MOVE -> move(e);
      case TURN -> {
        double[] centre = panel.coilCentre();
        double turned = Math.atan2(centre[1] - e.getY(), e.getX() - centre[0])
            - Math.atan2(centre[1] - last.getY(), last.getX() - centre[0]);
        // seen from inside the head, counter-clockwise is clockwise
        double sense = head.fit.chart().normal(0, 0).dot(panel.camera().near()) < 0 ? -1 : 1;
        model.set(model.pose().turned(model.pose().degrees() + sense * Math.toDegrees(turned)));
      }
      case TILT -> model.set(model.pose().tilted(within(start.tilt() + DEGREES_PER_PIXEL * (first.getY() - e.getY())),
          within(start.roll() + DEGREES_PER_PIXEL * (e.getX() - first.getX()))));
      default -> panel.look(view.turned(RADIANS_PER_PIXEL * (first.getX() - e.getX()),
          RADIANS_PER_PIXEL * (e.getY() - first.getY())));
    }
    last = e;
  }

  private static double within(double degrees) {
    return Math.max(-ScalpPose.MOST_TILT, Math.min(ScalpPose.MOST_TILT, degrees));
  }

  private void move(MouseEvent e) {
    Optional<Vec3> from = panel.scalpAt(first.getX(), first.getY()), to = panel.scalpAt(e.getX(), e.getY());
    if (from.isPresent() && to.isPresent()) {
      double[] a = head.fit.chart().coordinates(from.get()), b = head.fit.chart().coordinates(to.get());
      model.set(start.at(start.x() + b[0] - a[0], start.y() + b[1] - a[1]));
    }
  }

  @Override
  public void mouseWheelMoved(MouseWheelEvent e) {
    if (e.isControlDown()) {
      panel.look(panel.camera().zoomed(Math.pow(ZOOM, -e.getPreciseWheelRotation())));
    } else {
      double distance = Math.max(0, model.pose().distance() - e.getPreciseWheelRotation());
      model.set(model.pose().lifted(distance));
    }
  }
}

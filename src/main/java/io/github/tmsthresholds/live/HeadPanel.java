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

import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/** The head with the cortex in colour and the coil, seen from any side. While nothing moves it is drawn smoothly. */
final class HeadPanel extends JComponent {

  /** Pixels of the picture per pixel of the screen while nothing moves. */
  private static final int FINE = 2;
  private static final int STRIPS = 4, STILL_MS = 180;
  /** Height of the picture, mm. */
  private static final double FIELD_OF_VIEW = 225;
  private static final Color INK = new Color(0x26303a);
  private static final Color TARGET = new Color(0xd81b60);
  private static final Vec3 BACK = new Vec3(0, -1, 0), UP = new Vec3(0, 0, 1), FRONT = new Vec3(0, 1, 0);

  private final transient LiveHead head;
  private final transient PoseModel model;
  private final Timer still;
  private final transient LatestOnly<Fine> finish;
  private transient Optional<Camera> camera = Optional.empty();
  private float[] colours;
  private transient Visible cortex, scalp, coil;
  private transient BufferedImage picture;
  private double drawingSeconds;
  /** Number of pictures drawn so far. */
  private volatile int drawn;

  /** What is to be drawn smoothly: the picture of this number. */
  private record Fine(int number, Camera camera, int width, int height, float[] colours, Affine matrix) {}

  HeadPanel(LiveHead head, PoseModel model) {
    this.head = head;
    this.model = model;
    setName("head");
    setFocusable(true);
    setPreferredSize(new Dimension(600, 600));
    finish = new LatestOnly<>(this::finish);
    still = new Timer(STILL_MS, event -> finish.submit(new Fine(drawn, camera(), getWidth(), getHeight(), colours,
        model.matrix())));
    still.setRepeats(false);
    colours = new float[head.brain.vertices().length];
    Arrays.fill(colours, 205);
    model.onChange(this::coilMoved);
  }

  /** Returns the view. */
  Camera camera() {
    return camera.orElseGet(this::standardView);
  }

  private Camera standardView() {
    Vec3 outward = head.fit.chart().normal(0, 0);
    boolean above = Math.abs(outward.z()) > 0.5;
    Vec3 near = outward.plus(above ? BACK.times(0.35) : UP.times(0.25));
    Vec3 centre = head.target.plus(outward.times(12));
    return Camera.from(near, above ? FRONT : UP, centre, Math.max(1, getHeight()) / FIELD_OF_VIEW);
  }

  /** Changes the view. */
  void look(Camera other) {
    camera = Optional.of(other);
    cortex = null;
    draw();
  }

  /** Returns to the first view. */
  void lookAgain() {
    look(standardView());
  }

  /** Sets the colours of the cortex's vertices: red, green, blue, 0 to 255. */
  void colour(float[] rgb) {
    colours = rgb;
    draw();
  }

  private void coilMoved() {
    coil = null;
    draw();
  }

  @Override
  public void setBounds(int x, int y, int width, int height) {
    boolean resized = width != getWidth() || height != getHeight();
    super.setBounds(x, y, width, height);
    if (resized && width > 0 && height > 0) {
      camera = Optional.of(camera.map(c -> new Camera(c.right(), c.up(), c.centre(), height / FIELD_OF_VIEW))
          .orElseGet(this::standardView));
      cortex = null;
      draw();
    }
  }

  private void draw() {
    int width = getWidth(), height = getHeight();
    if (width == 0 || height == 0) {
      return;
    }
    long start = System.nanoTime();
    if (cortex == null) {
      cortex = new Visible(head.brain, camera(), width, height);
      scalp = new Visible(head.scalp, camera(), width, height);
      coil = null;
    }
    if (coil == null) {
      coil = new Visible(head.casing.moved(model.matrix()), camera(), width, height);
    }
    picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    HeadPicture.draw(cortex, colours, scalp, coil, picture, 0);
    drawingSeconds = (System.nanoTime() - start) * 1e-9;
    drawn++;
    still.restart();
    repaint();
  }

  /** Draws a picture with more pixels, in the background: in strips, which take less memory. */
  private void finish(Fine fine) {
    int width = FINE * fine.width(), height = FINE * fine.height(), strip = (height + STRIPS - 1) / STRIPS;
    BufferedImage smooth = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Solid placed = head.casing.moved(fine.matrix());
    for (int first = 0; first < height && fine.number() == drawn; first += strip) {
      int rows = Math.min(strip, height - first);
      Camera view = fine.camera().finer(FINE, height / 2.0 - first - rows / 2.0);
      HeadPicture.draw(new Visible(head.brain, view, width, rows), fine.colours(),
          new Visible(head.scalp, view, width, rows), new Visible(placed, view, width, rows), smooth, first);
    }
    SwingUtilities.invokeLater(() -> {
      if (fine.number() == drawn) {
        picture = smooth;
        repaint();
      }
    });
  }

  /** Returns the duration of the last drawing while something moved, s. */
  double drawingSeconds() {
    return drawingSeconds;
  }

  /** Stops drawing. */
  void close() {
    still.stop();
    finish.close();
  }

  /** Returns whether the coil is seen at a position. */
  boolean isCoil(int x, int y) {
    return coil != null && coil.pixels.isAt(x, y);
  }

  /** Returns the point of the scalp that is seen at a position, mm; empty if there is none. */
  Optional<Vec3> scalpAt(int x, int y) {
    return scalp.pixels.isAt(x, y) ? Optional.of(camera().point(x - getWidth() / 2.0, y - getHeight() / 2.0,
        scalp.pixels.depth(x + scalp.width * y))) : Optional.empty();
  }

  /** Returns the place of the coil's centre, pixels. */
  double[] coilCentre() {
    return place(model.matrix().apply(Vec3.ZERO));
  }

  private double[] place(Vec3 p) {
    return new double[] {getWidth() / 2.0 + camera().x(p), getHeight() / 2.0 + camera().y(p)};
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Style.smooth(graphics);
    if (picture != null) {
      g.drawImage(picture, 0, 0, getWidth(), getHeight(), null);
      mark(g);
      axes(g);
    }
    if (isFocusOwner()) {
      g.setColor(new Color(0x6b8fb5));
      g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
    }
    g.dispose();
  }

  /** Marks the target and the coil's axis. */
  private void mark(Graphics2D g) {
    double[] target = place(head.target), from = coilCentre();
    double[] to = place(model.matrix().apply(new Vec3(0, 0, 30))), handle = place(model.matrix().apply(
        new Vec3(0, -40, 0)));
    g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0));
    g.setColor(INK);
    g.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
    g.setStroke(new BasicStroke(1.6f));
    g.draw(new Line2D.Double(from[0], from[1], handle[0], handle[1]));
    g.fill(new Ellipse2D.Double(from[0] - 3, from[1] - 3, 6, 6));
    g.setColor(TARGET);
    g.setStroke(new BasicStroke(2f));
    g.draw(new Ellipse2D.Double(target[0] - 6, target[1] - 6, 12, 12));
    g.draw(new Line2D.Double(target[0] - 10, target[1], target[0] - 3, target[1]));
    g.draw(new Line2D.Double(target[0] + 3, target[1], target[0] + 10, target[1]));
    g.draw(new Line2D.Double(target[0], target[1] - 10, target[0], target[1] - 3));
    g.draw(new Line2D.Double(target[0], target[1] + 3, target[0], target[1] + 10));
  }

  private void axes(Graphics2D g) {
    double x = 44, y = getHeight() - 44;
    Vec3[] axes = {new Vec3(1, 0, 0), FRONT, UP};
    String[] names = {"R", "A", "S"};
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
    g.setColor(INK);
    g.setStroke(new BasicStroke(1.5f));
    for (int k = 0; k < axes.length; k++) {
      double dx = axes[k].dot(camera().right()), dy = -axes[k].dot(camera().up());
      g.draw(new Line2D.Double(x, y, x + 22 * dx, y + 22 * dy));
      g.drawString(names[k], (float) (x + 32 * dx - 4), (float) (y + 32 * dy + 4));
    }
  }
}

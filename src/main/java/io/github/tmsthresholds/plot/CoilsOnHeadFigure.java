/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.cortex.Hemisphere;
import io.github.tmsthresholds.efield.coil.pose.PoseCheck;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.ui.Drawable;

/**
 * Draws coils on the scalp from the sides on which they lie: their origins, handles and axes into the head, those that
 * do not lie on the head in red and with their numbers. Stateless, thread-safe.
 */
public final class CoilsOnHeadFigure {

  private static final double PANEL = 380, GAP = 10, TITLE = 34, HEADING = 24, LEGEND = 34;
  private static final int COLUMNS = 2, FINE = 3;
  /** Space around the head, mm; coils farther away are drawn on the edge. */
  private static final double MARGIN = 25;
  /** Length of the handle and of the axis into the head, mm. */
  private static final double HANDLE = 30, AXIS = 15;
  /** Number of coils up to which all are numbered, and up to which the worst are. */
  private static final int FEW = 12, NUMBERED = 20;
  /** Number of coils above which lines become thinner and those of coils on the head transparent, and their limits. */
  private static final double MANY = 50, THINNEST = 0.35, FAINTEST = 0.06;
  private static final Color GOOD = new Color(0x1f4e9e), BAD = new Color(0xc0392b);
  private static final String GOOD_LABEL = "coil with its handle and, dashed, its axis into the head",
      BAD_LABEL = "not on the head (see the table)";
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font NUMBER = new Font(Font.SANS_SERIF, Font.BOLD, 11);

  private CoilsOnHeadFigure() {}

  /**
   * Draws coils on a head. The table of the figure is that of the checks, the worst first.
   *
   * @param title title of the figure
   * @param head surface of the head, mm
   * @param checks of the coils' poses, at least one
   * @param threads number of threads
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static Figure of(String title, TriangleMesh head, List<PoseCheck> checks, int threads, Progress progress) {
    float[] none = new float[head.vertexCount()];
    Arrays.fill(none, Float.NaN);
    SurfaceScene scene = SurfaceScene.of(List.of(new Hemisphere(true, head, List.of(new Overlay("", none)))));
    Vec3 middle = head.bounds().lower().plus(head.bounds().upper()).times(0.5);
    List<PoseCheck> worstLast = new ArrayList<>(PoseCheck.worstFirst(checks));
    Collections.reverse(worstLast);
    List<Panel> panels = new ArrayList<>();
    List<SurfaceView> views = views(checks, middle);
    for (SurfaceView view : views) {
      panels.add(Panel.of(scene, view, middle, threads, progress.part(panels.size(), views.size())));
    }
    int columns = Math.min(COLUMNS, panels.size()), rows = (panels.size() + COLUMNS - 1) / COLUMNS;
    double width = Math.max(columns * (PANEL + GAP), Lettering.width(GOOD_LABEL + BAD_LABEL, SMALL) + 100) + GAP;
    double height = TITLE + rows * (HEADING + PANEL + GAP) + LEGEND;
    Drawable drawing = (g, area) -> draw(g, title, panels, worstLast, width, height);
    return new Figure(drawing, (int) width, (int) height, PoseCheck.table(PoseCheck.worstFirst(checks)));
  }

  /** Returns the views of the sides on which coils lie, the side with most coils first. */
  private static List<SurfaceView> views(List<PoseCheck> checks, Vec3 middle) {
    Map<SurfaceView, Integer> counts = new EnumMap<>(SurfaceView.class);
    for (PoseCheck check : checks) {
      Vec3 outward = origin(check).minus(middle);
      SurfaceView best = Arrays.stream(SurfaceView.values())
          .max(Comparator.comparingDouble(view -> view.towardsViewer().dot(outward))).orElseThrow();
      counts.merge(best, 1, Integer::sum);
    }
    return counts.keySet().stream().sorted(Comparator.comparingInt(view -> -counts.get(view))).toList();
  }

  private static Vec3 origin(PoseCheck check) {
    return check.pose().matrix().apply(Vec3.ZERO);
  }

  private static void draw(Graphics2D g, String title, List<Panel> panels, List<PoseCheck> coils, double width,
      double height) {
    g.setColor(Color.BLACK);
    Lettering.centred(g, title, TraceFigure.TITLE, width / 2, 24, width - 2 * GAP);
    double start = (width - Math.min(COLUMNS, panels.size()) * (PANEL + GAP) + GAP) / 2;
    for (int i = 0; i < panels.size(); i++) {
      double x = start + i % COLUMNS * (PANEL + GAP);
      double y = TITLE + i / COLUMNS * (HEADING + PANEL + GAP) + HEADING;
      panels.get(i).draw(g, coils, x, y);
    }
    legend(g, width, height - 12, coils.stream().anyMatch(PoseCheck::isProblem));
  }

  private static void legend(Graphics2D g, double width, double y, boolean problems) {
    List<String> labels = problems ? List.of(GOOD_LABEL, BAD_LABEL) : List.of(GOOD_LABEL);
    double x = (width - labels.stream().mapToDouble(label -> Lettering.width(label, SMALL) + 36).sum()) / 2;
    g.setFont(SMALL);
    for (String text : labels) {
      g.setColor(text.equals(GOOD_LABEL) ? GOOD : BAD);
      g.fill(new Ellipse2D.Double(x, y - 8, 8, 8));
      g.setColor(Color.BLACK);
      g.drawString(text, (float) x + 14, (float) y);
      x += Lettering.width(text, SMALL) + 36;
    }
  }

  /**
   * The head from one side.
   *
   * @param scale pixels per mm
   * @param left coordinate of the left edge along the picture's axis to the right, mm; likewise top upwards
   */
  private record Panel(SurfaceView view, Vec3 middle, BufferedImage picture, double scale, double left, double top,
      double headLeft, double headTop) {

    static Panel of(SurfaceScene scene, SurfaceView view, Vec3 middle, int threads, Progress progress) {
      double[] across = scene.extent(view.right()), upwards = scene.extent(view.up());
      double size = Math.max(across[1] - across[0], upwards[1] - upwards[0]) + 2 * MARGIN, scale = PANEL / size;
      BufferedImage picture = new VisibleSurface(scene, view, FINE * scale, threads, progress.between(0, 0.8))
          .paint(0, null, progress.between(0.8, 1));
      return new Panel(view, middle, picture, scale, (across[0] + across[1] - size) / 2,
          (upwards[0] + upwards[1] + size) / 2, across[0], upwards[1]);
    }

    /** Draws the panel with its top left corner at a position. */
    void draw(Graphics2D g, List<PoseCheck> coils, double x, double y) {
      g.setColor(Color.BLACK);
      String[] ends = view.ends();
      Lettering.centred(g, view.name().toLowerCase(Locale.ROOT) + " (" + ends[0] + " - " + ends[1] + ")",
          BOLD, x + PANEL / 2, y - 6, PANEL);
      g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(picture, new AffineTransform(1. / FINE, 0, 0, 1. / FINE, x + (headLeft - left) * scale,
          y + (top - headTop) * scale), null);
      g.setColor(Color.LIGHT_GRAY);
      g.setStroke(new BasicStroke(1));
      g.draw(new Rectangle2D.Double(x, y, PANEL, PANEL));
      for (int i = 0; i < coils.size(); i++) {
        PoseCheck coil = coils.get(i);
        if (origin(coil).minus(middle).dot(view.towardsViewer()) >= 0) {
          boolean numbered = coils.size() <= FEW || coil.isProblem() && i >= coils.size() - NUMBERED;
          draw(g, coil, numbered, Math.min(1, MANY / coils.size()), x, y);
        }
      }
    }

    /** @param weight of the lines, 1 for few coils */
    private void draw(Graphics2D g, PoseCheck coil, boolean numbered, double weight, double x, double y) {
      Affine m = coil.pose().matrix();
      Vec3 at = origin(coil);
      double px = x(at, x), py = y(at, y), thickness = Math.max(THINNEST, Math.sqrt(weight)), radius = 3.5 * thickness;
      int opacity = (int) Math.round(255 * Math.max(FAINTEST, weight));
      g.setColor(coil.isProblem() ? BAD : new Color(GOOD.getRed(), GOOD.getGreen(), GOOD.getBlue(), opacity));
      g.setStroke(new BasicStroke((float) (2 * thickness)));
      line(g, px, py, at.plus(m.applyToVector(new Vec3(0, -HANDLE, 0))), x, y);
      g.setStroke(new BasicStroke((float) (1.5 * thickness), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10,
          new float[] {3, 3}, 0));
      line(g, px, py, at.plus(m.applyToVector(new Vec3(0, 0, AXIS))), x, y);
      g.fill(new Ellipse2D.Double(px - radius, py - radius, 2 * radius, 2 * radius));
      if (numbered) {
        number(g, "" + coil.number(), Math.min(px + 5, x + PANEL - 20), Math.max(py - 4, y + 12));
      }
    }

    /** Draws a number with a white outline, legible over lines. */
    private static void number(Graphics2D g, String number, double x, double y) {
      Color colour = g.getColor();
      g.setFont(NUMBER);
      g.setColor(Color.WHITE);
      for (int k = 0; k < 8; k++) {
        double angle = k * Math.PI / 4;
        g.drawString(number, (float) (x + 1.5 * Math.cos(angle)), (float) (y + 1.5 * Math.sin(angle)));
      }
      g.setColor(colour);
      g.drawString(number, (float) x, (float) y);
    }

    private void line(Graphics2D g, double px, double py, Vec3 end, double x, double y) {
      g.draw(new Line2D.Double(px, py, x(end, x), y(end, y)));
    }

    private double x(Vec3 p, double x) {
      return x + Math.max(4, Math.min(PANEL - 4, (p.dot(view.right()) - left) * scale));
    }

    private double y(Vec3 p, double y) {
      return y + Math.max(4, Math.min(PANEL - 4, (top - p.dot(view.up())) * scale));
    }
  }
}

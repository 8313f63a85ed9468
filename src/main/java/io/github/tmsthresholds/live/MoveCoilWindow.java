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
import io.github.tmsthresholds.efield.coil.Stimulator;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.progress.Progress;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.GridBagLayout;
import java.awt.GridLayout;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/**
 * A window in which a coil is moved over a head by the mouse, by keys or by numbers, while the map of the thresholds
 * follows. Everything but the constructor's arguments must be used on the event thread.
 */
public final class MoveCoilWindow extends JFrame {

  private static final int WIDTH = 1700, HEIGHT = 980, SIDE = 318;
  /** Time after which thresholds of an outdated pose are given up, s. */
  private static final double PATIENCE = 1;
  /** Time after which the window says that it is computing. */
  private static final int SLOW_MS = 1500;

  private final transient LiveHead head;
  private final transient PoseModel model;
  private final transient PoseActions actions;
  private final transient LatestOnly<LiveRequest> worker;
  private final HeadPanel view;
  private final SlicesPanel slices;
  private final ShownPanel shown;
  private final ReadingsPanel readings;
  private final JLabel status = Style.label("Computing the first pose");
  private final JLabel warning = Style.heading(" ");
  private final Timer slow = new Timer(SLOW_MS, event -> status.setText("Computing"));
  private final JButton snapshot = new JButton("Snapshot");
  private boolean outputIsOpen;
  private boolean fitColours;
  private transient LiveRequest latest;
  private transient LiveFrame last;

  /**
   * Opens the window.
   *
   * @param start first pose
   * @param output stimulator output at first, A/us; empty for the median threshold at the target in the first pose,
   *     at most that of the stimulator
   * @throws io.github.tmsthresholds.io.InvalidInputException if the coil does not fit on the head in the first pose
   */
  public MoveCoilWindow(LiveHead head, ScalpPose start, OptionalDouble output, PoseActions actions) {
    super("Move Coil");
    this.head = head;
    this.actions = actions;
    model = new PoseModel(head.fit, start);
    outputIsOpen = output.isEmpty();
    Vec3 outward = head.fit.chart().normal(0, 0);
    List<SlicePlane> planes =
        IntStream.range(0, 3).mapToObj(axis -> new SlicePlane(head.tissues, head.target, outward, axis)).toList();
    LiveMap map = new LiveMap(head, planes);
    worker = new LatestOnly<>(request -> compute(map, request));
    view = new HeadPanel(head, model);
    slices = new SlicesPanel(planes);
    shown = new ShownPanel(head, output.orElse(1), this::request);
    readings = new ReadingsPanel(head.radius);
    new CoilMouse(view, head, model);
    new CoilKeys(view, model, this::fitColours);
    slow.setRepeats(false);
    setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    setContentPane(content());
    model.onChange(this::moved);
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    setSize(Math.min(WIDTH, screen.width), Math.min(HEIGHT, screen.height));
    setLocation(screen.x + (screen.width - getWidth()) / 2, screen.y + (screen.height - getHeight()) / 2);
    setMinimumSize(new Dimension(900, 560));
    moved();
    setVisible(true);
    view.requestFocusInWindow();
  }

  @Override
  public void dispose() {
    slow.stop();
    worker.close();
    view.close();
    super.dispose();
  }

  private JPanel content() {
    JPanel centre = new JPanel(null) {
      @Override
      public void doLayout() {
        int side = SlicesPanel.width(getHeight());
        view.setBounds(0, 0, getWidth() - side, getHeight());
        slices.setBounds(getWidth() - side, 0, side, getHeight());
      }
    };
    centre.add(view);
    centre.add(slices);
    JPanel all = new JPanel(new BorderLayout());
    all.setBackground(Color.WHITE);
    all.add(centre, BorderLayout.CENTER);
    all.add(side(), BorderLayout.EAST);
    all.add(bottom(), BorderLayout.SOUTH);
    return all;
  }

  private static JPanel help() {
    JPanel help = new JPanel(new GridBagLayout());
    help.setOpaque(false);
    help.setName("help");
    for (int row = 0; row < CoilKeys.HELP.length; row++) {
      Style.row(help, row, Style.label(CoilKeys.HELP[row][0]), Style.label(CoilKeys.HELP[row][1]));
    }
    return help;
  }

  private JPanel side() {
    JPanel side = new JPanel();
    side.setLayout(new BoxLayout(side, BoxLayout.Y_AXIS));
    side.setBackground(Color.WHITE);
    side.setBorder(BorderFactory.createEmptyBorder(6, 10, 6, 12));
    side.add(Style.titled("Pose of the coil", new PosePanel(model)));
    side.add(Style.titled("Map", shown));
    side.add(Style.titled("Around the target", readings));
    JPanel buttons = new JPanel(new GridLayout(0, 1, 0, 3));
    buttons.setOpaque(false);
    JButton fit = new JButton("Fit colours"), copy = new JButton("Copy macro line");
    fit.setName("fit");
    copy.setName("copy");
    snapshot.setName("snapshot");
    fit.addActionListener(event -> fitColours());
    copy.addActionListener(event -> {
      actions.copy(model.matrix(), shown.shown().output());
      status.setText("Copied: the line of a macro that computes this map");
    });
    snapshot.addActionListener(event -> takeSnapshot());
    for (JButton button : new JButton[] {fit, copy, snapshot}) {
      button.setFont(Style.FONT);
      button.setFocusable(false);
      buttons.add(button);
    }
    side.add(Style.titled("Actions", buttons));
    side.add(Style.titled("Mouse and keys over the head", help()));
    JPanel fixed = new JPanel(new BorderLayout()) {
      @Override
      public Dimension getPreferredSize() {
        return new Dimension(SIDE, super.getPreferredSize().height);
      }
    };
    fixed.setBackground(Color.WHITE);
    fixed.add(side, BorderLayout.NORTH);
    return fixed;
  }

  private JPanel bottom() {
    JPanel bottom = new JPanel(new BorderLayout(12, 0));
    bottom.setBackground(new Color(0xf1f4f7));
    bottom.setBorder(BorderFactory.createEmptyBorder(4, 10, 4, 10));
    warning.setName("warning");
    warning.setForeground(Style.WARNING);
    status.setName("status");
    bottom.add(warning, BorderLayout.CENTER);
    bottom.add(status, BorderLayout.EAST);
    return bottom;
  }

  private void moved() {
    slices.show(head.casing.moved(model.matrix()));
    request();
    warn();
  }

  private void request() {
    latest = new LiveRequest(model.matrix(), shown.shown(), fitColours);
    worker.submit(latest);
    slow.restart();
    fitColours = false;
  }

  /** Returns whether the numbers and the map are not yet those of the pose. */
  public boolean isComputing() {
    return last == null || !last.request().equals(latest);
  }

  private void fitColours() {
    fitColours = true;
    request();
  }

  /** Computes a request, on the thread of the worker. */
  private void compute(LiveMap map, LiveRequest request) {
    long start = System.nanoTime();
    try {
      LiveFrame frame = map.frame(request, new Progress() {
        @Override
        public void update(String stage, double fraction) {}

        @Override
        public boolean cancelled() {
          return worker.isOutdated() && (System.nanoTime() - start) * 1e-9 > PATIENCE;
        }
      });
      SwingUtilities.invokeLater(() -> show(frame));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      SwingUtilities.invokeLater(() -> status.setText(text(e)));
    }
  }

  private static String text(RuntimeException failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private void show(LiveFrame frame) {
    last = frame;
    if (!isComputing()) {
      slow.stop();
    }
    if (outputIsOpen && Double.isFinite(frame.atTarget().median())) {
      outputIsOpen = false;
      shown.setOutput(Math.min(frame.atTarget().median(),
          head.stimulator.map(Stimulator::fullRate).orElse(Double.POSITIVE_INFINITY)));
      request();
    }
    slices.show(frame);
    view.colour(frame.cortex());
    readings.show(frame);
    double[] s = frame.seconds();
    status.setText(String.format(Locale.ROOT, "field %.0f ms, thresholds %.0f ms, drawing %.0f ms", 1e3 * s[0],
        1e3 * s[1], 1e3 * (s[2] + view.drawingSeconds())));
    warn();
  }

  private void warn() {
    List<String> warnings = new ArrayList<>();
    if (last != null && last.request().pose().equals(model.matrix()) && !(last.error() <= head.limit)) {
      warnings.add(String.format(Locale.ROOT, "estimated error of the E-field %.2g %%, above %.2g %%",
          100 * last.error(), 100 * head.limit));
    }
    model.beyond(head.basis.purpose()).ifPresent(warnings::add);
    warning.setText(warnings.isEmpty() ? " " : "Warning: " + String.join("; ", warnings));
  }

  private void takeSnapshot() {
    snapshot.setEnabled(false);
    status.setText("Snapshot: computing the map of this pose");
    Affine pose = model.matrix();
    double output = shown.shown().output();
    Thread thread = new Thread(() -> {
      String result;
      try {
        result = actions.snapshot(pose, output);
      } catch (RuntimeException e) {
        result = text(e);
      }
      String text = result;
      SwingUtilities.invokeLater(() -> {
        status.setText("Snapshot: " + text);
        snapshot.setEnabled(true);
      });
    }, "tms-thresholds-snapshot");
    thread.setDaemon(true);
    thread.start();
  }
}

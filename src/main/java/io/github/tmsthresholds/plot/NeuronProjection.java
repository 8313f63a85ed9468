package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.neuron.Compartments;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A neuron seen from the side, along its y axis: x to the right, z (towards the pia) up. Knows which compartment is seen
 * at each pixel, so that whatever the compartments have values of can be painted. Neurites are lines that are the wider
 * the thicker the neurite, none thinner than a pixel; thick ones hide thin ones. Immutable, thread-safe.
 */
public final class NeuronProjection {

  private static final int LONGEST = 512;
  private static final int MARGIN = 6;
  /** Pixels a neurite is wider for each um of diameter; neurites that are thicker only disable an axon's end. */
  private static final double WIDENING = 0.5;
  private static final double THICKEST = 10;

  private final Compartments cell;
  private final double pixelSize;
  private final double minX;
  private final double maxZ;
  private final int width;
  private final int height;
  private final int[] seen;

  /** Projects a cell; the longer side of the picture has {@value #LONGEST} pixels. */
  public NeuronProjection(Compartments cell) {
    this.cell = cell;
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int c = 0; c < cell.count(); c++) {
      double radius = c == 0 ? cell.diameter[0] / 2 : 0;
      for (int axis = 0; axis < 2; axis++) {
        double at = cell.centre[3 * c + 2 * axis];
        low[axis] = Math.min(low[axis], at - radius);
        high[axis] = Math.max(high[axis], at + radius);
      }
    }
    pixelSize = Math.max(high[0] - low[0], high[1] - low[1]) / (LONGEST - 2 * MARGIN);
    minX = low[0] - MARGIN * pixelSize;
    maxZ = high[1] + MARGIN * pixelSize;
    width = (int) Math.ceil((high[0] - low[0]) / pixelSize) + 2 * MARGIN;
    height = (int) Math.ceil((high[1] - low[1]) / pixelSize) + 2 * MARGIN;
    seen = draw();
  }

  /** The compartment number plus one is the colour. */
  private int[] draw() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    IntStream.range(1, cell.count()).boxed().sorted(Comparator.comparingDouble(c -> cell.diameter[c]))
        .forEach(c -> drawNeurite(g, c));
    g.setColor(new Color(1));
    double d = cell.diameter[0] / pixelSize;
    g.fill(new Ellipse2D.Double(column(0) - d / 2, row(0) - d / 2, d, d));
    g.dispose();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    return Arrays.stream(pixels).map(rgb -> (rgb & 0xffffff) - 1).toArray();
  }

  /** From the predecessor's centre to this one's, half of it being the predecessor's. */
  private void drawNeurite(Graphics2D g, int c) {
    int p = cell.predecessor[c];
    double x = (column(c) + column(p)) / 2, y = (row(c) + row(p)) / 2;
    g.setStroke(new BasicStroke((float) (1 + WIDENING * Math.min(cell.diameter[c], THICKEST)),
        BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.setColor(new Color(p + 1));
    g.draw(new Line2D.Double(column(p), row(p), x, y));
    g.setColor(new Color(c + 1));
    g.draw(new Line2D.Double(x, y, column(c), row(c)));
  }

  private double column(int c) {
    return (cell.centre[3 * c] - minX) / pixelSize;
  }

  private double row(int c) {
    return (maxZ - cell.centre[3 * c + 2]) / pixelSize;
  }

  /** Pixels along x. */
  public int width() {
    return width;
  }

  /** Pixels along z. */
  public int height() {
    return height;
  }

  /** um. */
  public double pixelSize() {
    return pixelSize;
  }

  /** Column that x = 0 of the cell frame falls on. */
  public double originColumn() {
    return -minX / pixelSize;
  }

  /** Row that z = 0 of the cell frame falls on. */
  public double originRow() {
    return maxZ / pixelSize;
  }

  /** Values of the compartments as pixels, row by row from the top; NaN where the neuron is not. */
  public float[] paint(float[] values) {
    float[] pixels = new float[seen.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = seen[i] < 0 ? Float.NaN : values[seen[i]];
    }
    return pixels;
  }
}

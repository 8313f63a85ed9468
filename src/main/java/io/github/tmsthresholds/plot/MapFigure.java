package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.cortex.TissueLabels;
import io.github.tmsthresholds.geometry.Affine;
import io.github.tmsthresholds.geometry.Grid;
import io.github.tmsthresholds.map.ThresholdMap;
import io.github.tmsthresholds.math.DisplayRange;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * A figure of a threshold map: the plane that shows most of it, a panel a channel, on grey tissues, with one scale of
 * colours. Stateless, thread-safe.
 */
public final class MapFigure {

  private static final int PANEL_HEIGHT = 420;
  private static final int SCALE_WIDTH = 100;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  /** Greys of air, white matter, grey matter, cerebrospinal fluid and everything else, 0 to 255. */
  private static final int[] GREYS = {255, 240, 205, 175, 225};

  private MapFigure() {}

  /**
   * Draws a map.
   *
   * @param labels shown in grey behind it, if there are any
   * @throws IllegalArgumentException if no voxel has a value
   */
  public static BufferedImage draw(ThresholdMap map, Optional<TissueLabels> labels) {
    Grid grid = map.volume().grid();
    float[] values = map.volume().values();
    MapSlice slice = MapSlice.richest(grid, i -> hasValue(map, i));
    if (!anyValue(map, slice)) {
      throw new IllegalArgumentException("the map has no value to show");
    }
    ColourScale scale = new ColourScale(DisplayRange.of(values, Float.NaN));
    double plotHeight = PANEL_HEIGHT - 90;
    int width = (int) Math.max(260,
        70 + plotHeight * slice.width() * slice.spacing(0) / (slice.height() * slice.spacing(1)));
    int panels = map.channels().size();
    BufferedImage image =
        new BufferedImage(panels * width + SCALE_WIDTH, PANEL_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int c = 0; c < panels; c++) {
      boolean last = c == panels - 1;
      JFreeChart chart = panel(map, c, slice, labels, scale);
      if (last) {
        chart.addSubtitle(scale.legend("threshold (" + map.unit().replace("us", "µs") + ")"));
      }
      chart.draw(g, new Rectangle2D.Double(c * width, 0, width + (last ? SCALE_WIDTH : 0), PANEL_HEIGHT));
    }
    g.dispose();
    return image;
  }

  private static boolean hasValue(ThresholdMap map, int voxel) {
    int voxels = map.volume().grid().voxels();
    for (int c = 0; c < map.channels().size(); c++) {
      if (!Float.isNaN(map.volume().values()[c * voxels + voxel])) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyValue(ThresholdMap map, MapSlice slice) {
    for (int v = 0; v < slice.height(); v++) {
      for (int u = 0; u < slice.width(); u++) {
        if (hasValue(map, slice.voxel(u, v))) {
          return true;
        }
      }
    }
    return false;
  }

  private static JFreeChart panel(ThresholdMap map, int channel, MapSlice slice, Optional<TissueLabels> labels,
      ColourScale scale) {
    int offset = channel * map.volume().grid().voxels();
    XYPlot plot = new XYPlot(null, axis(slice.label(0)), axis(slice.label(1)), null);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setDataset(0, blocks(slice, (u, v) -> map.volume().values()[offset + slice.voxel(u, v)]));
    plot.setRenderer(0, renderer(slice, scale));
    labels.ifPresent(tissues -> {
      Affine toVoxel = tissues.grid().voxelToWorld().inverse();
      plot.setDataset(1, blocks(slice, (u, v) -> {
        int i = tissues.grid().indexAt(slice.centre(u, v), toVoxel);
        return i < 0 ? 0 : tissues.label(i);
      }));
      plot.setRenderer(1, renderer(slice, new Tissues()));
    });
    JFreeChart chart = new JFreeChart(map.channels().get(channel) + ", " + slice.place(), TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    return chart;
  }

  private static NumberAxis axis(String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setAutoRangeIncludesZero(false);
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
    axis.setLabelFont(FONT);
    axis.setTickLabelFont(FONT);
    return axis;
  }

  private interface Value {
    double at(int u, int v);
  }

  private static DefaultXYZDataset blocks(MapSlice slice, Value value) {
    int n = slice.width() * slice.height();
    double[][] xyz = new double[3][n];
    for (int v = 0, i = 0; v < slice.height(); v++) {
      for (int u = 0; u < slice.width(); u++, i++) {
        xyz[0][i] = slice.coordinate(0, u, v);
        xyz[1][i] = slice.coordinate(1, u, v);
        xyz[2][i] = value.at(u, v);
      }
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries("map", xyz);
    return data;
  }

  private static XYBlockRenderer renderer(MapSlice slice, PaintScale scale) {
    XYBlockRenderer renderer = new XYBlockRenderer();
    // a little more than a voxel, lest the page shine through between them
    renderer.setBlockWidth(1.02 * slice.spacing(0));
    renderer.setBlockHeight(1.02 * slice.spacing(1));
    renderer.setPaintScale(scale);
    return renderer;
  }

  /** Tissue labels in grey. */
  private record Tissues() implements PaintScale {

    @Override
    public double getLowerBound() {
      return 0;
    }

    @Override
    public double getUpperBound() {
      return 255;
    }

    @Override
    public Paint getPaint(double label) {
      int grey = GREYS[(int) Math.min(label, GREYS.length - 1)];
      return new Color(grey, grey, grey);
    }
  }
}

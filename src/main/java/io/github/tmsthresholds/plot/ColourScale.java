package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.math.DisplayRange;
import io.github.tmsthresholds.math.Diverging;
import io.github.tmsthresholds.math.Viridis;
import java.awt.Color;
import java.awt.Paint;
import java.util.function.IntUnaryOperator;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Colours between two values; nothing where there is none.
 *
 * @param colours 0xRRGGBB of 0 to 255
 * @param ground brightness of what lies behind, 0 to 1, from which they stand out
 */
record ColourScale(DisplayRange range, IntUnaryOperator colours, double ground) implements PaintScale {

  /** Viridis. */
  static ColourScale sequential(DisplayRange range) {
    return new ColourScale(range, Viridis::rgb, 1);
  }

  /** Blue below and red above zero. */
  static ColourScale diverging(double reach) {
    return new ColourScale(new DisplayRange(-reach, reach), Diverging::rgb, 0.75);
  }

  @Override
  public double getLowerBound() {
    return range.min();
  }

  @Override
  public double getUpperBound() {
    return range.max();
  }

  @Override
  public Paint getPaint(double value) {
    return Double.isNaN(value) ? new Color(0, 0, 0, 0) : new Color(rgb(value));
  }

  /** Colour 0xRRGGBB of a number; beyond the range that of its end. */
  int rgb(double value) {
    double f = (value - range.min()) / (range.max() - range.min());
    return colours.applyAsInt((int) Math.round(255 * Math.max(0, Math.min(1, f))));
  }

  /** The colours at the right of a chart. */
  PaintScaleLegend legend(String label) {
    PaintScaleLegend legend = new PaintScaleLegend(this, TraceFigure.axis(label));
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(new RectangleInsets(40, 5, 60, 5));
    legend.setStripWidth(18);
    legend.setBackgroundPaint(Color.WHITE);
    return legend;
  }
}

package io.github.tmsthresholds.plot;

import io.github.tmsthresholds.math.DisplayRange;
import io.github.tmsthresholds.math.Viridis;
import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Viridis between two values; nothing where there is none. */
record ColourScale(DisplayRange range) implements PaintScale {

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
    if (Double.isNaN(value)) {
      return new Color(0, 0, 0, 0);
    }
    double f = (value - range.min()) / (range.max() - range.min());
    return new Color(Viridis.rgb((int) Math.round(255 * Math.max(0, Math.min(1, f)))));
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

package io.github.tmsthresholds.plot;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedCharacterIterator;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * Writes what figures are made of as SVG 1.1: shapes in plain colours, lines, text, clips, and pictures whose pixels
 * stay sharp. Text stays text. Colour gradients are refused. Not thread-safe.
 */
final class SvgGraphics extends DelegatingGraphics2D {

  /** What has been written, shared by the graphics that are made from one another. */
  private static final class Document {
    /** Groups of elements of one clip each, the last one still open. */
    final StringBuilder body = new StringBuilder();
    /** Path data of the clips to their names. */
    final Map<String, String> clips = new LinkedHashMap<>();
    String openClip;
  }

  private static final int ENLARGED = 8;

  private final Document document;

  SvgGraphics() {
    this(new Document(), new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
    setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    setPaint(Color.BLACK);
  }

  private SvgGraphics(Document document, Graphics2D state) {
    super(state);
    this.document = document;
  }

  /** The whole file. */
  String svg(int width, int height) {
    StringBuilder svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n width=\"" + width
        + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\">\n<defs>\n");
    document.clips.forEach((data, name) ->
        svg.append("<clipPath id=\"").append(name).append("\"><path d=\"").append(data).append("\"/></clipPath>\n"));
    return svg.append("</defs>\n").append(document.body).append(document.openClip == null ? "" : "</g>\n")
        .append("</svg>\n").toString();
  }

  @Override
  public void draw(Shape shape) {
    if (state.getStroke() instanceof BasicStroke stroke) {
      double scale = Math.sqrt(Math.abs(getTransform().getDeterminant()));
      StringBuilder style = new StringBuilder("fill=\"none\" " + paint("stroke") + " stroke-width=\""
          + number(stroke.getLineWidth() * scale) + "\" stroke-linecap=\""
          + new String[] {"butt", "round", "square"}[stroke.getEndCap()] + "\" stroke-linejoin=\""
          + new String[] {"miter", "round", "bevel"}[stroke.getLineJoin()] + "\"");
      if (stroke.getDashArray() != null) {
        style.append(" stroke-dasharray=\"");
        for (float dash : stroke.getDashArray()) {
          style.append(number(dash * scale)).append(' ');
        }
        style.setCharAt(style.length() - 1, '"');
      }
      path(shape, style.toString());
    } else {
      fill(state.getStroke().createStrokedShape(shape));
    }
  }

  @Override
  public void fill(Shape shape) {
    path(shape, paint("fill"));
  }

  private void path(Shape shape, String style) {
    String data = data(getTransform().createTransformedShape(shape));
    if (!data.isEmpty()) {
      element("<path " + style + " d=\"" + data + "\"/>");
    }
  }

  @Override
  public void drawString(String text, float x, float y) {
    if (text.isBlank()) {
      return;
    }
    AffineTransform at = getTransform();
    at.translate(x, y);
    Font font = getFont();
    StringBuilder element = new StringBuilder("<text ").append(paint("fill")).append(' ').append(matrix(at));
    element.append(" font-family=\"").append(family(font)).append("\" font-size=\"").append(number(font.getSize2D()))
        .append(font.isBold() ? "\" font-weight=\"bold" : "").append(font.isItalic() ? "\" font-style=\"italic" : "")
        // the place that was reckoned with, whatever font the viewer has
        .append("\" textLength=\"").append(number(font.getStringBounds(text, getFontRenderContext()).getWidth()))
        .append("\" lengthAdjust=\"spacingAndGlyphs\">").append(escape(text)).append("</text>");
    element(element.toString());
  }

  @Override
  public boolean drawImage(Image image, AffineTransform transform, ImageObserver observer) {
    BufferedImage pixels = (BufferedImage) image;
    AffineTransform at = getTransform();
    at.concatenate(transform);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(enlarged(pixels), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    element("<image width=\"" + pixels.getWidth() + "\" height=\"" + pixels.getHeight() + "\" " + matrix(at)
        + " preserveAspectRatio=\"none\" style=\"image-rendering:optimizeSpeed;image-rendering:pixelated\" xlink:href=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(png.toByteArray()) + "\"/>");
    return true;
  }

  /**
   * Each pixel several times, for viewers that smooth pictures whatever they are told: edges stay sharp to a part of
   * it.
   */
  private static BufferedImage enlarged(BufferedImage pixels) {
    BufferedImage large = new BufferedImage(ENLARGED * pixels.getWidth(), ENLARGED * pixels.getHeight(), pixels.getType());
    for (int y = 0; y < large.getHeight(); y++) {
      for (int x = 0; x < large.getWidth(); x++) {
        large.setRGB(x, y, pixels.getRGB(x / ENLARGED, y / ENLARGED));
      }
    }
    return large;
  }

  private static String matrix(AffineTransform at) {
    double[] matrix = new double[6];
    at.getMatrix(matrix);
    return "transform=\"matrix("
        + Arrays.stream(matrix).mapToObj(SvgGraphics::number).collect(Collectors.joining(" ")) + ")\"";
  }

  private static String family(Font font) {
    return switch (font.getFamily()) {
      case Font.SANS_SERIF, Font.DIALOG -> "Arial, Helvetica, DejaVu Sans, sans-serif";
      case Font.SERIF -> "serif";
      case Font.MONOSPACED -> "monospace";
      default -> escape(font.getFamily());
    };
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  private void element(String element) {
    Shape clip = getClip();
    String name = clip == null ? "" : document.clips.computeIfAbsent(
        data(getTransform().createTransformedShape(clip)), data -> "clip" + document.clips.size());
    if (!name.equals(document.openClip)) {
      document.body.append(document.openClip == null ? "" : "</g>\n")
          .append(name.isEmpty() ? "<g>\n" : "<g clip-path=\"url(#" + name + ")\">\n");
      document.openClip = name;
    }
    document.body.append(element).append('\n');
  }

  /** @param what {@code fill} or {@code stroke} */
  private String paint(String what) {
    if (!(getPaint() instanceof Color color)) {
      throw new UnsupportedOperationException("a plain colour was expected, not " + getPaint());
    }
    double alpha = color.getAlpha() / 255.0 * (state.getComposite() instanceof AlphaComposite all ? all.getAlpha() : 1);
    String opacity = alpha == 1 ? "" : " " + what + "-opacity=\"" + number(alpha) + "\"";
    return what + "=\"" + String.format("#%06x", color.getRGB() & 0xffffff) + "\"" + opacity;
  }

  private static String data(Shape shape) {
    StringBuilder data = new StringBuilder();
    double[] c = new double[6];
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      int type = i.currentSegment(c);
      data.append("MLQCZ".charAt(type));
      for (int k = 0; k < new int[] {2, 2, 4, 6, 0}[type]; k++) {
        data.append(k == 0 ? "" : " ").append(number(c[k]));
      }
    }
    return data.toString();
  }

  /** To a thousandth of a pixel. */
  private static String number(double v) {
    String text = String.format(Locale.ROOT, "%.3f", v);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0") : text;
  }

  @Override
  public Graphics create() {
    return new SvgGraphics(document, (Graphics2D) state.create());
  }

  @Override
  public void drawString(String text, int x, int y) {
    drawString(text, (float) x, (float) y);
  }

  @Override
  public void drawString(AttributedCharacterIterator text, int x, int y) {
    drawString(text, (float) x, (float) y);
  }

  @Override
  public void drawString(AttributedCharacterIterator text, float x, float y) {
    new TextLayout(text, getFontRenderContext()).draw(this, x, y);
  }

  @Override
  public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
    fill(glyphs.getOutline(x, y));
  }

  @Override
  public void drawLine(int x1, int y1, int x2, int y2) {
    draw(new Line2D.Double(x1, y1, x2, y2));
  }

  @Override
  public void fillRect(int x, int y, int width, int height) {
    fill(new Rectangle(x, y, width, height));
  }

  @Override
  public void clearRect(int x, int y, int width, int height) {
    Paint paint = getPaint();
    setPaint(getBackground());
    fillRect(x, y, width, height);
    setPaint(paint);
  }

  @Override
  public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
  }

  @Override
  public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
    fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
  }

  @Override
  public void drawOval(int x, int y, int width, int height) {
    draw(new Ellipse2D.Double(x, y, width, height));
  }

  @Override
  public void fillOval(int x, int y, int width, int height) {
    fill(new Ellipse2D.Double(x, y, width, height));
  }

  @Override
  public void drawArc(int x, int y, int width, int height, int start, int extent) {
    draw(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.OPEN));
  }

  @Override
  public void fillArc(int x, int y, int width, int height, int start, int extent) {
    fill(new Arc2D.Double(x, y, width, height, start, extent, Arc2D.PIE));
  }

  @Override
  public void drawPolyline(int[] x, int[] y, int n) {
    draw(polygon(x, y, n, false));
  }

  @Override
  public void drawPolygon(int[] x, int[] y, int n) {
    draw(polygon(x, y, n, true));
  }

  @Override
  public void fillPolygon(int[] x, int[] y, int n) {
    fill(polygon(x, y, n, true));
  }

  private static Shape polygon(int[] x, int[] y, int n, boolean closed) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < n; i++) {
      if (i == 0) {
        path.moveTo(x[i], y[i]);
      } else {
        path.lineTo(x[i], y[i]);
      }
    }
    if (closed && n > 0) {
      path.closePath();
    }
    return path;
  }
}

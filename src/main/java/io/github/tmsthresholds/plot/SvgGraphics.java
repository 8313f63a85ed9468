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

import io.github.tmsthresholds.io.XmlDocument;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Graphics;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Draws figures as SVG 1.1: shapes in plain colours, lines, text, clips, and pictures with sharp pixels. Text stays
 * text. Rejects colour gradients. Not thread-safe.
 */
final class SvgGraphics extends DelegatingGraphics2D {

  /**
   * An element of the drawing.
   *
   * @param clip name of the clip path, empty for none
   * @param text content, empty for none
   */
  private record Element(String clip, String name, Map<String, String> attributes, String text) {}

  /** What has been drawn, shared by the graphics that are created from one another. */
  private static final class Document {
    final List<Element> elements = new ArrayList<>();
    /** Path data of the clips to their names. */
    final Map<String, String> clips = new LinkedHashMap<>();
  }

  private static final String XLINK = "http://www.w3.org/1999/xlink";
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

  /** Returns the SVG document. */
  String svg(int width, int height) {
    return XmlDocument.of((xml, text) -> {
      xml.writeCharacters("\n");
      xml.writeStartElement("svg");
      xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
      xml.writeNamespace("xlink", XLINK);
      // the writer passes each attribute on at once, so that a line can break between two of them
      text.write('\n');
      xml.writeAttribute("width", Integer.toString(width));
      xml.writeAttribute("height", Integer.toString(height));
      xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
      xml.writeCharacters("\n");
      writeClips(xml);
      writeElements(xml);
      endLine(xml);
    });
  }

  private void writeClips(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("defs");
    xml.writeCharacters("\n");
    for (Map.Entry<String, String> clip : document.clips.entrySet()) {
      xml.writeStartElement("clipPath");
      xml.writeAttribute("id", clip.getValue());
      xml.writeEmptyElement("path");
      xml.writeAttribute("d", clip.getKey());
      endLine(xml);
    }
    endLine(xml);
  }

  /** Writes the elements, those in a row with the same clip as a group. */
  private void writeElements(XMLStreamWriter xml) throws XMLStreamException {
    String openClip = null;
    for (Element element : document.elements) {
      if (!element.clip.equals(openClip)) {
        if (openClip != null) {
          endLine(xml);
        }
        xml.writeStartElement("g");
        if (!element.clip.isEmpty()) {
          xml.writeAttribute("clip-path", "url(#" + element.clip + ")");
        }
        xml.writeCharacters("\n");
        openClip = element.clip;
      }
      if (element.text.isEmpty()) {
        xml.writeEmptyElement(element.name);
      } else {
        xml.writeStartElement(element.name);
      }
      for (Map.Entry<String, String> attribute : element.attributes.entrySet()) {
        xml.writeAttribute(attribute.getKey(), attribute.getValue());
      }
      if (element.text.isEmpty()) {
        xml.writeCharacters("\n");
      } else {
        xml.writeCharacters(element.text);
        endLine(xml);
      }
    }
    if (openClip != null) {
      endLine(xml);
    }
  }

  private static void endLine(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  @Override
  public void draw(Shape shape) {
    if (state.getStroke() instanceof BasicStroke stroke) {
      double scale = Math.sqrt(Math.abs(getTransform().getDeterminant()));
      Map<String, String> style = new LinkedHashMap<>(Map.of("fill", "none"));
      style.putAll(paint("stroke"));
      style.put("stroke-width", number(stroke.getLineWidth() * scale));
      style.put("stroke-linecap", new String[] {"butt", "round", "square"}[stroke.getEndCap()]);
      style.put("stroke-linejoin", new String[] {"miter", "round", "bevel"}[stroke.getLineJoin()]);
      if (stroke.getDashArray() != null) {
        List<String> dashes = new ArrayList<>();
        for (float dash : stroke.getDashArray()) {
          dashes.add(number(dash * scale));
        }
        style.put("stroke-dasharray", String.join(" ", dashes));
      }
      path(shape, style);
    } else {
      fill(state.getStroke().createStrokedShape(shape));
    }
  }

  @Override
  public void fill(Shape shape) {
    path(shape, paint("fill"));
  }

  private void path(Shape shape, Map<String, String> style) {
    String data = data(getTransform().createTransformedShape(shape));
    if (!data.isEmpty()) {
      style.put("d", data);
      add("path", style, "");
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
    Map<String, String> style = paint("fill");
    style.put("transform", matrix(at));
    style.put("font-family", family(font));
    style.put("font-size", number(font.getSize2D()));
    if (font.isBold()) {
      style.put("font-weight", "bold");
    }
    if (font.isItalic()) {
      style.put("font-style", "italic");
    }
    // the width that the layout assumed, whatever font the viewer has
    style.put("textLength", number(font.getStringBounds(text, getFontRenderContext()).getWidth()));
    style.put("lengthAdjust", "spacingAndGlyphs");
    add("text", style, text);
  }

  @Override
  public boolean drawImage(Image image, AffineTransform transform, ImageObserver observer) {
    BufferedImage pixels = (BufferedImage) image;
    AffineTransform at = getTransform();
    at.concatenate(transform);
    // a picture with several pixels per unit is smooth already
    boolean fine = at.getDeterminant() < 1;
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(fine ? pixels : enlarged(pixels), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> style = new LinkedHashMap<>();
    style.put("width", Integer.toString(pixels.getWidth()));
    style.put("height", Integer.toString(pixels.getHeight()));
    style.put("transform", matrix(at));
    style.put("preserveAspectRatio", "none");
    if (!fine) {
      style.put("style", "image-rendering:optimizeSpeed;image-rendering:pixelated");
    }
    style.put("xlink:href", "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
    add("image", style, "");
    return true;
  }

  /** Repeats each pixel, so that edges stay fairly sharp even in viewers that smooth every picture. */
  private static BufferedImage enlarged(BufferedImage pixels) {
    BufferedImage large =
        new BufferedImage(ENLARGED * pixels.getWidth(), ENLARGED * pixels.getHeight(), pixels.getType());
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
    return "matrix(" + Arrays.stream(matrix).mapToObj(SvgGraphics::number).collect(Collectors.joining(" ")) + ")";
  }

  private static String family(Font font) {
    return switch (font.getFamily()) {
      case Font.SANS_SERIF, Font.DIALOG -> "Arial, Helvetica, DejaVu Sans, sans-serif";
      case Font.SERIF -> "serif";
      case Font.MONOSPACED -> "monospace";
      default -> font.getFamily();
    };
  }

  private void add(String name, Map<String, String> attributes, String text) {
    Shape clip = getClip();
    String clipName = clip == null ? "" : document.clips.computeIfAbsent(
        data(getTransform().createTransformedShape(clip)), data -> "clip" + document.clips.size());
    document.elements.add(new Element(clipName, name, attributes, text));
  }

  /** @param property {@code fill} or {@code stroke} */
  private Map<String, String> paint(String property) {
    if (!(getPaint() instanceof Color color)) {
      throw new UnsupportedOperationException("the paint must be a plain colour, not " + getPaint());
    }
    Map<String, String> style = new LinkedHashMap<>();
    style.put(property, String.format("#%06x", color.getRGB() & 0xffffff));
    double alpha = color.getAlpha() / 255.0 * (state.getComposite() instanceof AlphaComposite all ? all.getAlpha() : 1);
    if (alpha != 1) {
      style.put(property + "-opacity", number(alpha));
    }
    return style;
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

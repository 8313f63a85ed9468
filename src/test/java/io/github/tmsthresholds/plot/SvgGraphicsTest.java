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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SvgGraphicsTest {

  private final SvgGraphics svg = new SvgGraphics();

  /** Returns the lines between the definitions and the end. */
  private List<String> body() {
    List<String> lines = svg.svg(100, 50).lines().toList();
    return lines.subList(lines.indexOf("</defs>") + 1, lines.size() - 1);
  }

  @Test
  void writesShapesAsPathsInPagePixels() {
    svg.translate(10, 20);
    svg.scale(2, 2);
    svg.setColor(new Color(255, 128, 0, 51));
    svg.fill(new Rectangle2D.Double(1, 2, 3.25, 4));
    svg.setStroke(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {6, 4}, 0));
    svg.setColor(Color.BLUE);
    svg.drawLine(0, 0, 5, 0);
    assertEquals(List.of("<g>",
        "<path fill=\"#ff8000\" fill-opacity=\"0.2\" d=\"M12 24L18.5 24L18.5 32L12 32L12 24Z\"/>",
        "<path fill=\"none\" stroke=\"#0000ff\" stroke-width=\"3\" stroke-linecap=\"butt\" stroke-linejoin=\"bevel\" "
            + "stroke-dasharray=\"12 8\" d=\"M10 20L20 20\"/>", "</g>"), body());
  }

  @Test
  void multipliesOpacityOfCompositeAndColour() {
    svg.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.5f));
    svg.setColor(new Color(0, 0, 255, 102));
    svg.fill(new Rectangle2D.Double(0, 0, 1, 1));
    assertTrue(body().get(1).startsWith("<path fill=\"#0000ff\" fill-opacity=\"0.2\" "), body().get(1));
  }

  @Test
  void writesRotatedTextAsText() {
    svg.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    svg.rotate(-Math.PI / 2, 30, 40);
    svg.drawString("E < 100 V/m & more", 30f, 40f);
    String text = body().get(1);
    assertTrue(text.startsWith("<text fill=\"#000000\" transform=\"matrix(0 -1 1 0 30 40)\""), text);
    assertTrue(text.contains("font-size=\"15\" font-weight=\"bold\" textLength="), text);
    assertTrue(text.endsWith(">E &lt; 100 V/m &amp; more</text>"), text);
  }

  @Test
  void groupsElementsByClip() {
    Graphics2D part = (Graphics2D) svg.create();
    part.translate(5, 5);
    part.clip(new Rectangle2D.Double(0, 0, 10, 10));
    part.fillRect(0, 0, 50, 50);
    part.rotate(1);
    part.fillRect(0, 0, 50, 50);
    part.dispose();
    svg.fillRect(1, 1, 2, 2);
    List<String> body = body();
    assertEquals("<g clip-path=\"url(#clip0)\">", body.get(0));
    assertEquals(List.of("</g>", "<g>", "<path fill=\"#000000\" d=\"M1 1L3 1L3 3L1 3L1 1Z\"/>", "</g>"),
        body.subList(body.size() - 4, body.size()));
    assertTrue(svg.svg(100, 50).contains("<clipPath id=\"clip0\"><path d=\"M5 5L15 5L15 15L5 15L5 5Z\"/></clipPath>"));
  }

  @Test
  void numbersAreIndependentOfTheLocale() {
    Locale saved = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      svg.fill(new Ellipse2D.Double(0.5, 0.5, 1, 1));
      assertTrue(body().get(1).contains("M1.5 1C1.5 1.276"), body().get(1));
    } finally {
      Locale.setDefault(saved);
    }
  }

  @Test
  void imagesKeepTheirPixels() throws IOException {
    BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(1, 0, 0x123456);
    svg.scale(2, 2);
    svg.drawImage(picture, new AffineTransform(3, 0, 0, 4, 5, 6), null);
    String image = body().get(1);
    assertTrue(image.startsWith("<image width=\"2\" height=\"1\" transform=\"matrix(6 0 0 8 10 12)\""), image);
    assertTrue(image.contains("image-rendering:pixelated"), image);
    String data = image.replaceFirst(".*base64,", "").replaceFirst("\".*", "");
    BufferedImage again = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
    assertEquals(16, again.getWidth());
    assertEquals(0xff123456, again.getRGB(8, 0));
    assertEquals(0xff000000, again.getRGB(7, 7));
  }

  @Test
  void rejectsGradientsAndUnsupportedImages() {
    svg.setPaint(new GradientPaint(0, 0, Color.RED, 1, 1, Color.BLUE));
    assertThrows(UnsupportedOperationException.class, () -> svg.fillRect(0, 0, 1, 1));
    assertThrows(UnsupportedOperationException.class,
        () -> svg.drawImage(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), 0, 0, null));
  }
}

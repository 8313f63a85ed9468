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

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Checks from its SVG that the texts of a figure overlap neither each other nor a picture, and lie in the figure. */
final class TextBoxes {

  /** Height of capitals and numbers relative to the size of the font. */
  private static final double CAPITALS = 0.73;

  private record Box(String name, Rectangle2D area) {}

  private TextBoxes() {}

  static void assertDisjoint(Figure figure) throws Exception {
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(figure.svg().getBytes(StandardCharsets.UTF_8)));
    List<Box> boxes = boxes(svg, "text");
    int texts = boxes.size();
    boxes.addAll(boxes(svg, "image"));
    assertTrue(texts > 2, "no texts");
    Rectangle2D page = new Rectangle2D.Double(0, 0, figure.width(), figure.height());
    for (int i = 0; i < texts; i++) {
      assertTrue(page.contains(boxes.get(i).area()), boxes.get(i) + " lies outside " + page);
      for (int j = i + 1; j < boxes.size(); j++) {
        assertFalse(boxes.get(i).area().intersects(boxes.get(j).area()), boxes.get(i) + " overlaps " + boxes.get(j));
      }
    }
  }

  private static List<Box> boxes(Document svg, String name) {
    NodeList nodes = svg.getElementsByTagName(name);
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element e = (Element) nodes.item(i);
      boolean text = name.equals("text");
      double height = text ? CAPITALS * number(e, "font-size") : number(e, "height");
      double width = number(e, text ? "textLength" : "width");
      Rectangle2D plain = new Rectangle2D.Double(0, text ? -height : 0, width, height);
      double[] m = Arrays.stream(e.getAttribute("transform").replaceAll("[^-0-9.e]+", " ").strip().split(" "))
          .filter(s -> !s.equals("e")).mapToDouble(Double::parseDouble).toArray();
      boxes.add(new Box(text ? e.getTextContent() : name,
          new AffineTransform(m).createTransformedShape(plain).getBounds2D()));
    }
    return boxes;
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}

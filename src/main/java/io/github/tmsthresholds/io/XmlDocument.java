/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML documents as text. Stateless, thread-safe. */
public final class XmlDocument {

  private XmlDocument() {}

  /** Writes the content of a document after its XML declaration. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes the content.
     *
     * @param xml passes each item on to the text at once
     * @param text the document so far, for white space that {@code xml} cannot write
     * @throws XMLStreamException if the content is not well-formed
     */
    void writeTo(XMLStreamWriter xml, StringWriter text) throws XMLStreamException;
  }

  /**
   * Returns the document with some content, declared as UTF-8.
   *
   * @throws IllegalStateException if the content is not well-formed
   */
  public static String of(Content content) {
    StringWriter text = new StringWriter();
    try {
      // the JDK's own writer, for the same bytes whatever libraries a host has
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      content.writeTo(xml, text);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }
}

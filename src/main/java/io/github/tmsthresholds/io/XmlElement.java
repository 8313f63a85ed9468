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

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML document with its attributes and child elements, without text. Reading skips a DOCTYPE, expands
 * no entity of it and opens no other file or address. Every error states the file and the line.
 */
public final class XmlElement {

  private static final int MAX_ELEMENTS = 1 << 20;
  private static final int MAX_DEPTH = 100;

  private final Path file;
  private final int line;
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();

  private XmlElement(Path file, XMLStreamReader xml) {
    this.file = file;
    line = xml.getLocation().getLineNumber();
    name = xml.getLocalName();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
  }

  /**
   * Reads the root element of a document.
   *
   * @param file source, for messages
   * @param bytes of the document, in the encoding that it declares
   * @throws FormatException if it is not well-formed, refers to an entity of its DOCTYPE, or is too large or too deep
   */
  public static XmlElement read(Path file, byte[] bytes) throws FormatException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XmlElement root = null;
    Deque<XmlElement> open = new ArrayDeque<>();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      for (int count = 0; xml.hasNext();) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          XmlElement element = new XmlElement(file, xml);
          if (++count > MAX_ELEMENTS || open.size() == MAX_DEPTH) {
            throw element.error("the document has more than " + MAX_ELEMENTS + " elements, or " + MAX_DEPTH
                + " of them within each other");
          }
          if (open.isEmpty()) {
            root = element;
          } else {
            open.peek().children.add(element);
          }
          open.push(element);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          open.pop();
        } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new FormatException(file, "line " + xml.getLocation().getLineNumber() + ": refers to the entity "
              + xml.getLocalName() + " of its DOCTYPE, which is not read; save the file without entities");
        }
      }
    } catch (XMLStreamException | RuntimeException e) {
      // the JDK's parser also throws unchecked exceptions
      String message = String.valueOf(e.getMessage()).replaceAll("[^ -~]+", " ");
      throw new FormatException(file, message.contains("entity") ? "refers to an entity of its DOCTYPE, which is not"
          + " read; save the file without entities: " + message : "is damaged XML: " + message, e);
    }
    return root;
  }

  /** Returns the name of the element, without a prefix. */
  public String name() {
    return name;
  }

  /** Returns the line of the document on which the element's first tag ends, from 1. */
  public int line() {
    return line;
  }

  /** Returns the child elements of that name. */
  public List<XmlElement> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /**
   * Returns the child element of that name.
   *
   * @throws FormatException if there is none or several
   */
  public XmlElement child(String childName) throws FormatException {
    List<XmlElement> found = children(childName);
    if (found.size() != 1) {
      throw error("must have one " + childName + ", has " + found.size());
    }
    return found.get(0);
  }

  /** Returns the value of an attribute, without surrounding white space; empty if there is none. */
  public String attribute(String key) {
    return attributes.getOrDefault(key, "").strip();
  }

  /**
   * Returns the value of an attribute as a number, which may be NaN.
   *
   * @throws FormatException if it is missing or not a number
   */
  public double number(String key) throws FormatException {
    try {
      return Double.parseDouble(attribute(key));
    } catch (NumberFormatException e) {
      throw error(attributes.containsKey(key) ? key + "='" + attributes.get(key) + "' is not a number"
          : "the number " + key + " is missing");
    }
  }

  /** Returns an error at this element, for the caller to throw. */
  public FormatException error(String message) {
    return new FormatException(file, "line " + line + ": " + name + ": " + message);
  }
}

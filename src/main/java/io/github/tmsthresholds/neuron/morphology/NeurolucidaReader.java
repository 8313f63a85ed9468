/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.neuron.morphology;

import io.github.tmsthresholds.io.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a neuron in Neurolucida's text format (.asc), as written by the Blue Brain Project: one {@code CellBody}
 * outline and trees labelled {@code Axon}, {@code Dendrite} or {@code Apical}. Points become sections as in NEURON's
 * Import3D: every branch is a section; a child starts at its parent's last point with its own first diameter; a tree at
 * the soma starts at its own first point. Not thread-safe.
 */
final class NeurolucidaReader {

  private static final Map<String, Neurite> LABELS = Map.of("CellBody", Neurite.SOMA, "Axon", Neurite.AXON,
      "Dendrite", Neurite.BASAL, "Apical", Neurite.APICAL);
  /** Largest number of nested branches. */
  private static final int MAX_DEPTH = 2000;

  private final String source;
  private final NeurolucidaTokens tokens;
  private final List<Section> sections = new ArrayList<>();
  private Neurite neurite;
  private Polyline.Builder outline;

  private NeurolucidaReader(String text, String source) throws FormatException {
    this.source = source;
    this.tokens = new NeurolucidaTokens(text, source);
  }

  /**
   * Parses the text of a file.
   *
   * @param source name of the file for messages
   * @throws FormatException if the text is not such a neuron; the message gives the line
   */
  static Morphology parse(String text, String source) throws FormatException {
    return new NeurolucidaReader(text, source).morphology();
  }

  private Morphology morphology() throws FormatException {
    sections.add(null);
    while (!tokens.atEnd()) {
      tokens.expect("(");
      neurite = null;
      outline = null;
      if (tokens.peekIsWord()) {
        tokens.skipList();
        continue;
      }
      branch(0, null, 0);
      tokens.expect(")");
      if (outline != null) {
        addSoma(outline.build());
      }
    }
    if (sections.get(0) == null) {
      throw new FormatException(source + ": has no soma; there must be a (CellBody) outline");
    }
    try {
      return new Morphology(sections);
    } catch (IllegalArgumentException e) {
      throw new FormatException(source + ": " + e.getMessage());
    }
  }

  private void addSoma(Polyline traced) throws FormatException {
    if (sections.get(0) != null) {
      throw tokens.error("there is a second soma outline");
    }
    if (traced.size() < 3 || !(traced.length() > 0)) {
      throw tokens.error("the soma's outline needs at least 3 different points");
    }
    try {
      sections.set(0, new Section(Neurite.SOMA, -1, SomaContour.stack(traced)));
    } catch (IllegalArgumentException e) {
      throw tokens.error(e.getMessage());
    }
  }

  /**
   * Reads points and children up to the closing parenthesis or bar, which is not consumed.
   *
   * @param before parent branch, null at the soma
   */
  private void branch(int parent, Polyline before, int depth) throws FormatException {
    if (depth > MAX_DEPTH) {
      throw tokens.error("there are more than " + MAX_DEPTH + " nested branches");
    }
    Polyline.Builder points = new Polyline.Builder();
    while (!tokens.peekIs(")") && !tokens.peekIs("|")) {
      if (tokens.peekIs("<")) {
        tokens.skipTo(">");
      } else if (!tokens.peekIs("(")) {
        tokens.next();
      } else {
        tokens.expect("(");
        if (tokens.peekIsNumber()) {
          point(points, before);
        } else if (tokens.peekIsWord()) {
          String label = tokens.skipList();
          neurite = depth == 0 && neurite == null ? LABELS.get(label) : neurite;
        } else {
          Polyline own = points.build();
          int self = add(parent, own);
          Polyline end = own.size() > 0 ? own : before;
          branch(self, end, depth + 1);
          while (tokens.peekIs("|")) {
            tokens.expect("|");
            branch(self, end, depth + 1);
          }
          tokens.expect(")");
          return;
        }
      }
    }
    if (neurite == Neurite.SOMA) {
      outline = points;
    } else {
      add(parent, points.build());
    }
  }

  private void point(Polyline.Builder points, Polyline before) throws FormatException {
    double x = tokens.number("x");
    double y = tokens.number("y");
    double z = tokens.number("z");
    double d = tokens.number("diameter");
    if (neurite != null && neurite != Neurite.SOMA && !(d > 0)) {
      throw tokens.error("the diameter must be above 0, not " + d);
    }
    tokens.closeList();
    if (points.size() == 0 && before != null) {
      int last = before.size() - 1;
      if ((float) x != before.x(last) || (float) y != before.y(last) || (float) z != before.z(last)) {
        points.add(before.x(last), before.y(last), before.z(last), d);
      }
    }
    points.add(x, y, z, d);
  }

  /** Adds a section and returns its index; a branch without length is left out and its children join its parent. */
  private int add(int parent, Polyline points) {
    if (neurite == null || neurite == Neurite.SOMA || !(points.length() > 0)) {
      return parent;
    }
    sections.add(new Section(neurite, parent, points));
    return sections.size() - 1;
  }
}

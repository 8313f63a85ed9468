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
import io.github.tmsthresholds.io.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a neuron in Neurolucida's text format (.asc), as written by Neurolucida and the Blue Brain Project: one {@code
 * CellBody} outline and trees labelled {@code Axon}, {@code Dendrite} or {@code Apical}, in um. Points become sections
 * as in NEURON's Import3D: every branch is a section; a child starts at its parent's last point with its own first
 * diameter; a tree at the soma starts at its own first point. Not thread-safe.
 *
 * <p>Without an outline labelled {@code (CellBody)}, the only outline named {@code "Cell Body"}, {@code "CellBody"} or
 * {@code "Soma"} is the soma. Other outlines, markers, spines, names, properties, and the scale and place of images
 * ({@code ImageCoords}, {@code Thumbnail}) are ignored.
 */
final class NeurolucidaReader {

  private static final Map<String, Neurite> LABELS = Map.of("CellBody", Neurite.SOMA, "Axon", Neurite.AXON,
      "Dendrite", Neurite.BASAL, "Apical", Neurite.APICAL);
  private static final Set<String> SOMA_NAMES = Set.of("cellbody", "soma");
  /** Largest number of nested branches. */
  private static final int MAX_DEPTH = 2000;

  /** The outline of a soma, and the position of its list. */
  private record Outline(Polyline traced, int position) {}

  private final NeurolucidaTokens tokens;
  private final String source;
  private final List<Section> sections = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  /** Outlines that are somas by their name only. */
  private final List<Outline> named = new ArrayList<>();
  private Neurite neurite;
  /** Points of the current list at the top of the file; null if it branches. */
  private Polyline outline;
  private boolean namedSoma;

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
  static Opened<Morphology> parse(String text, String source) throws FormatException {
    return new NeurolucidaReader(text, source).morphology();
  }

  private Opened<Morphology> morphology() throws FormatException {
    sections.add(null);
    while (!tokens.atEnd()) {
      int position = tokens.position();
      tokens.expect("(");
      if (tokens.peekIsWord()) {
        skipProperty(position);
      } else {
        tree(position);
      }
    }
    addNamedSoma();
    try {
      return new Opened<>(new Morphology(sections), warnings);
    } catch (IllegalArgumentException e) {
      throw new FormatException(source + ": " + e.getMessage());
    }
  }

  private void skipProperty(int position) throws FormatException {
    boolean points = tokens.listHasPoints();
    String label = tokens.skipList();
    if (points && LABELS.containsKey(label)) {
      throw tokens.error(position, "the type of a tree must be a list of its own, (" + label + ")");
    }
  }

  private void tree(int position) throws FormatException {
    neurite = null;
    outline = null;
    boolean isNamed = tokens.peekIsQuoted();
    namedSoma = isNamed && isSomaName(tokens.next());
    boolean points = tokens.listHasPoints();
    branch(0, null, 0);
    tokens.expect(")");
    if (neurite == Neurite.SOMA) {
      if (outline == null) {
        throw tokens.error(position, "the soma's outline branches");
      }
      addSoma(outline, position);
    } else if (neurite == null && points) {
      if (namedSoma && outline != null) {
        named.add(new Outline(outline, position));
      } else if (!isNamed || outline == null) {
        warnings.add(tokens.place(position) + ": the tree was left out, because it has no type; add (Axon), (Dendrite)"
            + " or (Apical)");
      }
    }
  }

  private static boolean isSomaName(String quoted) {
    return SOMA_NAMES.contains(quoted.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT));
  }

  private void addNamedSoma() throws FormatException {
    if (sections.get(0) != null) {
      named.forEach(o -> warnings.add(tokens.place(o.position()) + ": the outline was left out, because another outline"
          + " is labelled (CellBody); keep one of them"));
    } else if (named.isEmpty()) {
      throw new FormatException(source + ": has no soma; there must be a (CellBody) outline");
    } else if (named.size() > 1) {
      throw tokens.error(named.get(1).position(), "there is a second outline named as a soma; keep one of the "
          + named.size() + ", or label one (CellBody)");
    } else {
      addSoma(named.get(0).traced(), named.get(0).position());
    }
  }

  private void addSoma(Polyline traced, int position) throws FormatException {
    if (sections.get(0) != null) {
      throw tokens.error(position, "there is a second soma outline; a soma must be one outline, so keep the largest");
    }
    if (traced.size() < 3 || !(traced.length() > 0)) {
      throw tokens.error(position, "the soma's outline needs at least 3 different points");
    }
    if (SomaContour.turns(traced) > 1) {
      warnings.add(tokens.place(position) + ": the soma's outline goes around more than once, as if it was traced at"
          + " several depths; keep the largest outline, for the area of the soma is wrong");
    }
    try {
      sections.set(0, new Section(Neurite.SOMA, -1, SomaContour.stack(traced)));
    } catch (IllegalArgumentException e) {
      throw tokens.error(position, e.getMessage());
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
        } else if (tokens.peekIsQuoted()) {
          name(depth);
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
    Polyline course = points.build();
    if (depth == 0) {
      outline = course;
    }
    add(parent, course);
  }

  /** Passes over a list that begins with a text in quotes: the name of a branch, a tree or an outline. */
  private void name(int depth) throws FormatException {
    if (tokens.listHasPoints()) {
      throw tokens.error("a list within a tree must not begin with the text "
          + NeurolucidaTokens.shortened(tokens.next())
          + " and hold points; delete the text, or the list if it is no branch");
    }
    boolean soma = isSomaName(tokens.skipList());
    namedSoma |= depth == 0 && soma;
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
  private int add(int parent, Polyline points) throws FormatException {
    if (neurite == null || neurite == Neurite.SOMA || !(points.length() > 0)) {
      return parent;
    }
    for (int i = 0; i < points.size(); i++) {
      if (!(points.diameter(i) > 0)) {
        throw tokens.error("a diameter of this branch is not above 0");
      }
    }
    sections.add(new Section(neurite, parent, points));
    return sections.size() - 1;
  }
}

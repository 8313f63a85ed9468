/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldDigest;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;

/** An E-field of a data set and the source of its sites. Immutable, thread-safe. */
public final class TrainingField {

  private final String name;
  private final EField field;
  private final SiteSource source;
  private final String digest;

  /** Places sites in a field. Implementations are immutable and thread-safe. */
  @FunctionalInterface
  public interface SiteSource {

    /**
     * Returns random sites of a layer, the same in every call.
     *
     * @param count largest number of sites; a call with a smaller number returns the first of these sites
     */
    List<Site> sites(Layer layer, int count, Progress progress);
  }

  /**
   * Creates a field of a data set.
   *
   * @param name name of the field, also of its files in the data set
   * @param field E-field, with its tissue mask if there is one
   * @param source source of the sites
   */
  public TrainingField(String name, EField field, SiteSource source) {
    this.name = name;
    this.field = field;
    this.source = source;
    digest = FieldDigest.of(field);
  }

  /** Returns the name of the field. */
  public String name() {
    return name;
  }

  /** Returns the E-field, with its tissue mask if there is one. */
  public EField field() {
    return field;
  }

  /** Returns the SHA-256 of the field, see {@link FieldDigest}. */
  public String digest() {
    return digest;
  }

  /**
   * Returns random sites of a layer, rounded to single precision as in the files of a data set.
   *
   * @param count largest number of sites; a call with a smaller number returns the first of these sites
   */
  public List<Site> sites(Layer layer, int count, Progress progress) {
    return source.sites(layer, count, progress).stream().map(StoredSites::rounded).toList();
  }
}

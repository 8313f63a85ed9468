package io.github.tmsthresholds.cnn.dataset;

import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldDigest;
import io.github.tmsthresholds.neuron.Layer;
import io.github.tmsthresholds.progress.Progress;
import java.util.List;

/** An E-field of a data set, with the places in it where neurons can stand. Immutable, thread-safe. */
public final class TrainingField {

  private final String name;
  private final EField field;
  private final SiteSource source;
  private final String digest;

  /** Where neurons stand in a field. Implementations are immutable and thread-safe. */
  @FunctionalInterface
  public interface SiteSource {

    /**
     * Sites of a layer, at random but always the same.
     *
     * @param count how many at most; fewer sites are the first of more
     */
    List<Site> sites(Layer layer, int count, Progress progress);
  }

  /** @param name of the field, which also names its file in the data set */
  public TrainingField(String name, EField field, SiteSource source) {
    this.name = name;
    this.field = field;
    this.source = source;
    digest = FieldDigest.of(field);
  }

  public String name() {
    return name;
  }

  /** With its tissue mask, if there is one. */
  public EField field() {
    return field;
  }

  /** SHA-256 of the field, see {@link FieldDigest}. */
  public String digest() {
    return digest;
  }

  /** As {@link SiteSource#sites}, each site rounded to single precision, which is how a data set keeps it. */
  public List<Site> sites(Layer layer, int count, Progress progress) {
    return source.sites(layer, count, progress).stream().map(StoredSites::rounded).toList();
  }
}

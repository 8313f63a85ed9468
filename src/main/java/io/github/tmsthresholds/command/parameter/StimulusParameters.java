package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.FieldStimuli;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What acts on one neuron, in the words of macros: a uniform field of some direction, or an E-field at a site. */
public record StimulusParameters(String efield, String didt, String tissues, SiteParameters site, double theta, double phi) {

  /**
   * The stimulus of one neuron.
   *
   * @param es quasipotentials for 1 V/m at the soma, mV a compartment
   * @param somaField V/m at the soma for 1 A/us; NaN for a uniform field
   * @param site where the neuron stands, if it stands somewhere
   * @param status what to know of the field there
   */
  public record Stimulus(double[] es, double somaField, Optional<Site> site, ThresholdStatus status) implements ThresholdSolver.Stimuli {

    @Override
    public int count() {
      return 1;
    }

    @Override
    public boolean quasipotentials(int i, double[] to) {
      System.arraycopy(es, 0, to, 0, es.length);
      return true;
    }
  }

  /**
   * @param report takes what looks wrong
   * @throws IllegalArgumentException if the words make no sense or the neuron lies outside the field
   */
  public Stimulus of(CompartmentalCell cell, Consumer<String> report, Progress progress) throws IOException {
    double[] es = new double[cell.compartments().count()];
    if (!Parameters.isSet(efield)) {
      site.requireUnset();
      Parameters.rejectIf(Parameters.isSet(didt), "didt", didt, "needs an E-field (efield=)");
      Parameters.rejectIf(Parameters.isSet(tissues), "tissues", tissues, "needs an E-field (efield=)");
      Quasipotential.ofUniform(cell.compartments(), Vec3.ofAngles(theta, phi), es);
      return new Stimulus(es, Double.NaN, Optional.empty(), ThresholdStatus.NONE);
    }
    EFieldInput head = EFieldInput.open(efield, didt, tissues, report, progress);
    EField field = head.field();
    Site chosen = site.choose(cell, head.labels(), progress);
    FieldStimuli stimuli = new FieldStimuli(field, cell.compartments(), List.of(chosen.pose()));
    if (!stimuli.quasipotentials(0, es)) {
      throw new IllegalArgumentException("efield=" + efield + ": the neuron at " + chosen.position()
          + " mm lies outside the field, or more than a tenth of it does");
    }
    return new Stimulus(es, stimuli.somaField(0) / field.didt(), Optional.of(chosen), stimuli.status(0));
  }
}

/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command.parameter;

import io.github.tmsthresholds.cable.Quasipotential;
import io.github.tmsthresholds.cable.ThresholdStatus;
import io.github.tmsthresholds.cable.search.FieldStimuli;
import io.github.tmsthresholds.cable.search.ThresholdSolver;
import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The parameters of the stimulus of one neuron: the direction of a uniform field, or an E-field at a site. */
public record StimulusParameters(String efield, String didt, String tissues, SiteParameters site, double theta,
    double phi) {

  /**
   * The stimulus of one neuron.
   *
   * @param es quasipotentials for 1 V/m at the soma, mV per compartment
   * @param somaField V/m at the soma for 1 A/us; NaN for a uniform field
   * @param site of the neuron; empty in a uniform field
   * @param status threshold status that follows from the field at the site
   */
  public record Stimulus(double[] es, double somaField, Optional<Site> site, ThresholdStatus status)
      implements ThresholdSolver.Stimuli {

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
   * Returns the stimulus of a cell.
   *
   * @param report receives warnings
   * @throws InvalidInputException if a parameter is invalid or the neuron lies outside the field
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
    if (Parameters.isSet(site.sites()) && head.labels().isPresent()) {
      CrossChecks.sitesAndLabels(site.sites(), List.of(chosen), head.labels().get()).forEach(report);
    }
    FieldStimuli stimuli = new FieldStimuli(field, cell.compartments(), List.of(chosen.pose()));
    if (!stimuli.quasipotentials(0, es)) {
      throw new InvalidInputException("efield", efield, "does not cover the neuron at " + chosen.position()
          + " mm: its soma or more than a tenth of it lies outside the field");
    }
    return new Stimulus(es, stimuli.somaField(0) / field.didt(), Optional.of(chosen), stimuli.status(0));
  }
}

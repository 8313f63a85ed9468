/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.threshold;

import io.github.tmsthresholds.cable.WaveformDigest;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.efield.FieldDigest;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.Sha256;
import io.github.tmsthresholds.neuron.CellDigest;
import io.github.tmsthresholds.neuron.CellModel;
import java.util.IdentityHashMap;
import java.util.Map;

/** Identifies requests by the SHA-256 of everything their thresholds depend on. Not thread-safe. */
final class RequestDigest {

  /** Must change with every change of the estimators that changes results. */
  private static final String VERSION = "1";

  private final byte[] common;
  private final Map<CellModel, String> cells = new IdentityHashMap<>();

  /** Digests what all parts of a request share: estimator, field, waveform and search. */
  RequestDigest(String estimator, ThresholdRequest request) {
    Sha256 digest = new Sha256();
    digest.text(VERSION + "/" + estimator + "/" + request.search());
    WaveformDigest.add(digest, request.waveform());
    digest.text(FieldDigest.of(request.field()));
    common = digest.sum();
  }

  /** Digests a part of the request. */
  String of(ThresholdRequest part) {
    Sha256 digest = new Sha256();
    digest.bytes(common);
    // estimators may know cells by name, so that one morphology may have other thresholds under another name
    part.cells().forEach(cell -> digest.text(cell.name()).text(cells.computeIfAbsent(cell, CellDigest::of)));
    for (Site site : part.sites()) {
      Vec3 p = site.position(), n = site.normal();
      digest.numbers(p.x(), p.y(), p.z(), n.x(), n.y(), n.z(), site.azimuthDeg());
    }
    return digest.hex();
  }
}

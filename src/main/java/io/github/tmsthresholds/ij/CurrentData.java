/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import io.github.tmsthresholds.command.result.CurrentField;
import io.github.tmsthresholds.command.result.CurrentMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Offers each dialog the map and the E-field that the user is working with, each once, so that what the user enters
 * instead is remembered until the next map or E-field.
 */
final class CurrentData {

  /** What each dialog was offered last. */
  private static final Map<String, Map<String, String>> OFFERED = new HashMap<>();

  private CurrentData() {}

  /**
   * Returns the data that a dialog has not been offered yet, by key.
   *
   * @param label of the command
   * @param required keys of its required inputs; nothing else is offered but the tissue labels of an E-field
   */
  static synchronized Map<String, String> of(String label, Set<String> required) {
    Map<String, String> last = OFFERED.computeIfAbsent(label, key -> new HashMap<>());
    Map<String, String> offers = new LinkedHashMap<>();
    CurrentMap.folder().ifPresent(folder -> offers.put("thresholds", folder.toString()));
    CurrentField.efield().ifPresent(file -> offers.put("efield", file.toString()));
    offers.keySet().retainAll(required);
    offers.entrySet().removeIf(offer -> offer.getValue().equals(last.put(offer.getKey(), offer.getValue())));
    if (offers.containsKey("efield")) {
      CurrentField.tissues().ifPresent(file -> offers.put("tissues", file.toString()));
    }
    return offers;
  }
}

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

import io.github.tmsthresholds.command.result.CurrentMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Offers each dialog the current map once, so that what the user enters instead is remembered until the next map. */
final class MapOffer {

  /** Key of the inputs that are a threshold map. */
  static final String KEY = "thresholds";

  private static final Map<String, String> LAST = new HashMap<>();

  private MapOffer() {}

  /** Returns the folder of the current map, unless the last dialog of the command offered it. */
  static synchronized Optional<String> of(String label) {
    Optional<String> map = CurrentMap.folder().map(Object::toString);
    return map.filter(folder -> !folder.equals(LAST.put(label, folder)));
  }
}

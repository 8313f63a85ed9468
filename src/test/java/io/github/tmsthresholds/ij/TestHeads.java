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

import io.github.tmsthresholds.RoundHead;
import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.SmallMesh;
import java.io.IOException;
import java.nio.file.Path;

/** Writes input files for every command. */
final class TestHeads {

  private TestHeads() {}

  /** Writes {@link SmallHead} as volumes and as {@code head.msh}, and {@link RoundHead} as {@code round.nii.gz}. */
  static void write(Path folder) throws IOException {
    SmallHead.write(folder);
    SmallMesh.write(folder.resolve("head.msh"));
    RoundHead.write(folder.resolve("round.nii.gz"));
  }
}

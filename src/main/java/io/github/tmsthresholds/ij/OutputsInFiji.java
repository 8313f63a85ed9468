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

import ij.ImagePlus;
import io.github.tmsthresholds.command.TmsCommand;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Leaves only images to SciJava's display of outputs, since our commands show their tables and texts themselves.
 * Scripts get all outputs.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_HIGH)
public final class OutputsInFiji extends AbstractPostprocessorPlugin {

  @Override
  public void process(Module module) {
    if (module.getDelegateObject() instanceof TmsCommand) {
      for (ModuleItem<?> output : module.getInfo().outputs()) {
        if (output.getType() != ImagePlus.class) {
          module.resolveOutput(output.getName());
        }
      }
    }
  }
}

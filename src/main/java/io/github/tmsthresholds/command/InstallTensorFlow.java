/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cnn.tensorflow.TensorFlow;
import io.github.tmsthresholds.cnn.tensorflow.TensorFlowInstaller;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Lists the jars that TensorFlow needs, or checks and installs those that a user downloaded. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Install TensorFlow Engine...",
    description = "lists the jars of TensorFlow for your platform; checks and installs those that you downloaded")
public final class InstallTensorFlow extends TmsCommand {

  @Parameter(label = "Downloaded jars (empty: list them)", style = "directory", required = false, persist = false,
      description = "folder of the six jars of TensorFlow Java from Maven Central; empty to list them and their "
          + "addresses; nothing is downloaded")
  private String tensorflow = "";

  @Parameter(type = ItemIO.OUTPUT)
  private String text;

  @Override
  protected void execute(Progress progress) throws IOException {
    TensorFlowInstaller installer = TensorFlowInstaller.ofThisPlatform();
    if (Parameters.isSet(tensorflow)) {
      installer.install(Parameters.folder("tensorflow", tensorflow).orElseThrow(), TensorFlow.installed(), progress);
      text = report("TensorFlow: " + installer.jars().size() + " jars installed in " + TensorFlow.installed());
    } else {
      report("TensorFlow for " + installer.platform() + " needs these jars from Maven Central:");
      List<String> jars = installer.jars().stream().map(jar -> jar.coordinates() + "  " + jar.url()).toList();
      jars.forEach(this::report);
      text = String.join("\n", jars);
      report("Download them into a folder of their own and run Install TensorFlow Engine... with that folder.");
    }
  }
}

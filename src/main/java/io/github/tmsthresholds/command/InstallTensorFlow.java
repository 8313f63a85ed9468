package io.github.tmsthresholds.command;

import io.github.tmsthresholds.cnn.training.TensorFlow;
import io.github.tmsthresholds.cnn.training.TensorFlowInstaller;
import io.github.tmsthresholds.cnn.training.TensorFlowJar;
import io.github.tmsthresholds.job.Progress;
import java.io.IOException;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Says which jars TensorFlow takes, or checks those that a user downloaded and puts them where they are found. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Install TensorFlow Engine...",
    description = "names the jars of TensorFlow for your platform; checks and installs them once you have them")
public final class InstallTensorFlow extends TmsCommand {

  @Parameter(label = "Downloaded jars", style = "directory", required = false, persist = false,
      description = "folder of the six jars of TensorFlow Java as Maven Central has them; empty to be told which they are "
          + "and where; nothing is downloaded")
  private String tensorflow = "";

  @Override
  protected void execute(Progress progress) throws IOException {
    TensorFlowInstaller installer = TensorFlowInstaller.ofThisPlatform();
    if (Words.given(tensorflow)) {
      installer.install(EngineWords.jars(tensorflow), TensorFlow.installed(), progress);
      tell("TensorFlow: " + installer.jars().size() + " jars installed in " + TensorFlow.installed());
    } else {
      tell("TensorFlow for " + installer.platform() + " is these jars of Maven Central:");
      for (TensorFlowJar jar : installer.jars()) {
        tell(jar.coordinates() + "  " + jar.url());
      }
      tell("Download them into a folder of their own, and run Install TensorFlow Engine... with that folder.");
    }
  }
}

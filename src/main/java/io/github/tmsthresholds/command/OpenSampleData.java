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

import ij.ImagePlus;
import io.github.tmsthresholds.command.parameter.EFieldInput;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.result.CurrentField;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.image.EFieldImages;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.LabelImages;
import io.github.tmsthresholds.io.AtomicFile;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Copies the bundled sample, a piece of synthetic cortex under a coil, into a folder and opens it. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Open Sample Data...",
    description = "copies the bundled sample, a piece of synthetic cortex under a coil, into a folder and opens it")
public final class OpenSampleData extends TmsCommand {

  private static final String RESOURCES = "/io/github/tmsthresholds/samples/";
  private static final String EFIELD = "efield.nii.gz";
  private static final String TISSUES = "tissues.nii.gz";
  private static final String README = "README.md";

  @Parameter(label = "Sample folder", style = "directory", persist = false,
      description = "folder to which the E-field and the tissue labels are copied")
  private String output = Path.of(System.getProperty("user.home"), "TMS_Thresholds_Sample").toString();

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus labels;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Override
  protected void execute(Progress progress) throws IOException {
    Path folder = OutputPath.folder("output", output);
    for (String name : List.of(EFIELD, TISSUES, README)) {
      progress.checkCancelled();
      copy(name, folder.resolve(name));
    }
    String tissues = folder.resolve(TISSUES).toString();
    EFieldInput head = EFieldInput.open(folder.resolve(EFIELD).toString(), "", tissues, this::warn, progress);
    labels = LabelImages.toImage(ImageFiles.openLabels(Path.of(tissues)));
    labels.setPosition(labels.getNSlices() / 2 + 1);
    EField field = FieldTools.masked(head.field(), head.field().valid());
    image = EFieldImages.toImage(field);
    image.setPosition(1, image.getNSlices() / 2 + 1, 1);
    CurrentField.set(folder.resolve(EFIELD).toString(), tissues);
    report("E-field: " + folder.resolve(EFIELD).toAbsolutePath().normalize());
    report("Tissue labels: " + folder.resolve(TISSUES).toAbsolutePath().normalize());
  }

  /** Returns the empty path: copying needs no log in the home folder. */
  @Override
  protected String result() {
    return "";
  }

  /** Writes a file atomically unless it exists with the same content. */
  private static void copy(String name, Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = OpenSampleData.class.getResourceAsStream(RESOURCES + name)) {
      bytes = in.readAllBytes();
    }
    if (!Files.exists(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
      AtomicFile.write(file, partial -> Files.write(partial, bytes));
    }
  }
}

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
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.result.CurrentField;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.image.EFieldImages;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens an E-field as an image with three channels, and optionally saves it as TIFF or NIfTI. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Open E-field...",
    description = "opens an E-field volume or SimNIBS mesh as an image with three channels, and writes it to a file if "
        + "you name one")
public final class OpenEField extends TmsCommand {

  @Parameter(label = "E-field", style = "open", persist = false,
      attrs = @Attr(name = ImageInputs.VECTORS), description = Descriptions.EFIELD)
  private String efield;

  @Parameter(label = "dI/dt of the E-field (A/µs; empty: from the file)", required = false, persist = false,
      description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Mask by tissue labels (empty: no mask)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume or mesh; the field outside grey and white matter (labels 2 and 1) is set to zero")
  private String tissues = "";

  @Parameter(label = "Save as (empty: not saved)", style = "save", required = false, persist = false,
      description = "file to save the field to (.tif, .nii, .nii.gz); empty for none")
  private String output = "";

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Override
  protected void execute(Progress progress) throws IOException {
    Optional<Path> file =
        Parameters.isSet(output) ? Optional.of(OutputPath.volume("output", output)) : Optional.empty();
    EFieldInput head = EFieldInput.open(efield, didt, tissues, this::warn, progress);
    EField field = head.labels().isPresent() ? FieldTools.masked(head.field(), head.field().valid()) : head.field();
    if (file.isPresent()) {
      ImageFiles.saveEField(field, file.get(), progress);
      report("E-field: " + file.get().toAbsolutePath());
    }
    if (!Parameters.isSet(didt)) {
      CurrentField.set(efield, tissues);
    }
    image = EFieldImages.toImage(field);
    image.setPosition(1, image.getNSlices() / 2 + 1, 1);
  }
}

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
import io.github.tmsthresholds.command.parameter.CommandInputs;
import io.github.tmsthresholds.command.parameter.EFieldInput;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.RegionParameters;
import io.github.tmsthresholds.command.parameter.VoxelParameters;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.TissueLabels;
import io.github.tmsthresholds.efield.io.MeshVolumeReader;
import io.github.tmsthresholds.image.EFieldImages;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.image.VolumeInput;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes an E-field of any format as a volume: resampled, cropped, masked, scaled or superposed with others. */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Convert E-field...",
    description = "writes an E-field of any format as a volume: resampled, cropped, masked, scaled, or of several "
        + "coils at once")
public final class ConvertEField extends TmsCommand {

  @Parameter(label = "E-field", style = "open", persist = false,
      attrs = @Attr(name = ImageInputs.VECTORS),
      description = "SimNIBS mesh (.msh) or volume of three components along the world axes (.nii, .nii.gz, .hdr, "
          + ".img, .tif), V/m")
  private String input;

  @Parameter(label = "Quantity of the mesh", persist = false,
      description = "name of the vector quantity in a mesh that is the E-field")
  private String field = MeshVolumeReader.EFIELD;

  @Parameter(label = "dI/dt of the E-field (A/µs; empty: from the file)", required = false, persist = false,
      description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Voxel size (mm; empty: file's, mesh 1)", required = false, persist = false,
      description = "edge length of cubic voxels along the world axes; empty for 1 mm (meshes) or the voxels of the "
          + "file (volumes)")
  private String spacing = "";

  @Parameter(label = "Mask by tissue labels (empty: no mask)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume or mesh; the field outside grey and white matter (labels 2 and 1) is set to zero")
  private String tissues = "";

  @Parameter(label = "Crop around x,y,z (mm; empty: whole field)", required = false, persist = false,
      description = "centre of a sphere whose bounding box is cut out, world mm; empty for the whole field")
  private String target = "";

  @Parameter(label = "Crop radius (mm)", min = "0", persist = false,
      description = "radius of the sphere around the target")
  private double radius = RegionParameters.USUAL_RADIUS;

  @Parameter(label = "Crop box x1,y1,z1,x2,y2,z2 (mm; empty: none)", required = false, persist = false,
      description = "two opposite corners of a block to cut out, world mm")
  private String box = "";

  @Parameter(label = "Scale the field by", persist = false,
      description = "factor of the field; -1 reverses the coil current")
  private double scale = 1;

  @Parameter(label = "Add E-fields (empty: none)", required = false, persist = false,
      description = "files separated by commas, of coils that act at once; each is resampled to the first one's voxels")
  private String add = "";

  @Parameter(label = "Weights of these (empty: 1 each)", required = false, persist = false,
      description = "a factor for each of the E-fields to add, separated by commas: the coil's share of the current "
          + "rate; empty for 1")
  private String weights = "";

  @Parameter(label = "Save mesh regions as (empty: not saved)", style = "save", required = false, persist = false,
      description = "file for the regions of the mesh, its tissues, on the same voxels (.tif, .nii, .nii.gz); empty "
          + "for none")
  private String labels = "";

  @Parameter(label = "Result file", style = "save", persist = false,
      description = "volume to write (.nii, .nii.gz, .tif), with the dI/dt of the field")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Override
  void adapt(CommandInputs inputs) {
    inputs.group(Groups.INPUT, "input", "tissues");
    inputs.advanced(Groups.INPUT, "field", "didt", "add", "weights");
    inputs.group("Voxels", "spacing", "target", "radius");
    inputs.advanced("Voxels", "box");
    inputs.group(Groups.OUTPUT, "output");
    inputs.advanced(Groups.OUTPUT, "scale", "labels");
  }

  @Override
  protected void execute(Progress progress) throws IOException {
    Path file = OutputPath.volume("output", output);
    Optional<Path> labelFile =
        Parameters.isSet(labels) ? Optional.of(OutputPath.volume("labels", labels)) : Optional.empty();
    boolean mesh = VolumeInput.of(input).isMesh();
    Parameters.rejectIf(labelFile.isPresent() && !mesh, "labels", labels,
        "needs a mesh, the only input with regions; " + input + " is not a mesh");
    List<String> others = Parameters.list(add);
    double[] factors = factors(others.size());
    boolean own = mesh && EFieldInput.areSame(input, tissues);
    Optional<TissueLabels> brain = own ? Optional.empty() : EFieldInput.labels(tissues, this::warn, progress);
    Region region = new RegionParameters(target, radius, box, "").region(this::warn, progress);
    VoxelParameters voxels = new VoxelParameters(field, spacing, didt, region, brain, tissues);
    VoxelParameters.Resampled opened = voxels.open(input, this::warn, progress);
    List<EField> fields = new ArrayList<>(List.of(opened.field()));
    for (String other : others) {
      fields.add(voxels.openOn(opened.field().grid(), other, this::warn, progress));
    }
    EField sum = FieldTools.superposed(fields, factors);
    Optional<TissueLabels> mask = own ? opened.regions().map(TissueLabels::of) : brain;
    EField result = mask.isEmpty() ? sum : Parameters.compute("tissues", tissues,
        () -> FieldTools.masked(sum, mask.get().greyAndWhiteMatterOn(sum.grid(), progress)));
    if (labelFile.isPresent()) {
      ImageFiles.saveLabels(opened.regions().orElseThrow(), labelFile.get(), progress);
      report("Labels: " + labelFile.get().toAbsolutePath());
    }
    ImageFiles.saveEField(result, file, progress);
    report("E-field: " + file.toAbsolutePath());
    image = EFieldImages.toImage(result);
    image.setPosition(1, image.getNSlices() / 2 + 1, 1);
  }

  /** Returns the factor of the field and those of the fields to add. */
  private double[] factors(int others) {
    double[] factors = new double[others + 1];
    Arrays.fill(factors, 1);
    factors[0] = scale;
    if (Parameters.isSet(weights)) {
      String problem = "must be one number for each of the " + others + " E-fields of add=";
      double[] given = Parameters.numbers("weights", weights, others, problem);
      System.arraycopy(given, 0, factors, 1, others);
    }
    return factors;
  }
}

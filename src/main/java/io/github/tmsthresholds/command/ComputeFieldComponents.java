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
import ij.measure.ResultsTable;
import io.github.tmsthresholds.check.CrossChecks;
import io.github.tmsthresholds.command.parameter.EFieldInput;
import io.github.tmsthresholds.command.parameter.OutputPath;
import io.github.tmsthresholds.command.parameter.Parameters;
import io.github.tmsthresholds.command.parameter.SurfaceParameters;
import io.github.tmsthresholds.command.result.ComponentTable;
import io.github.tmsthresholds.command.run.ImageInputs;
import io.github.tmsthresholds.cortex.CorticalDepth;
import io.github.tmsthresholds.cortex.CorticalSurface;
import io.github.tmsthresholds.cortex.Region;
import io.github.tmsthresholds.cortex.Site;
import io.github.tmsthresholds.cortex.SiteTable;
import io.github.tmsthresholds.efield.EField;
import io.github.tmsthresholds.efield.FieldComponents;
import io.github.tmsthresholds.efield.FieldTools;
import io.github.tmsthresholds.efield.Volume;
import io.github.tmsthresholds.efield.io.GiftiWriter;
import io.github.tmsthresholds.efield.mesh.Overlay;
import io.github.tmsthresholds.efield.mesh.TriangleMesh;
import io.github.tmsthresholds.geometry.Box;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.image.ImageFiles;
import io.github.tmsthresholds.io.InvalidInputException;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Computes the magnitude of an E-field and its components along and across the cortical columns: in every voxel, at
 * sites, or on a surface.
 */
@Plugin(type = Command.class, menuPath = "Plugins>TMS Thresholds>Field Components...",
    description = "computes the magnitude of an E-field and its components normal and tangential to the cortex, and "
        + "writes them as a volume, a table of sites or overlays of a surface")
public final class ComputeFieldComponents extends TmsCommand {

  @Parameter(label = "E-field", style = "open", persist = false,
      attrs = @Attr(name = ImageInputs.VECTORS), description = Descriptions.EFIELD)
  private String efield;

  @Parameter(label = "dI/dt of the E-field (A/µs; empty: from the file)", required = false, persist = false,
      description = Descriptions.DIDT)
  private String didt = "";

  @Parameter(label = "Tissue labels (empty: magnitude only)", style = "open", required = false, persist = false,
      attrs = @Attr(name = ImageInputs.LABELS),
      description = "label volume or mesh that defines the cortex and its normals; empty for the magnitude only")
  private String tissues = "";

  @Parameter(label = "Table of sites (empty: use voxels)", style = "open", required = false, persist = false,
      description = "CSV file of neurons at whose positions the components are computed, as a table; empty for the "
          + "voxels of the field")
  private String sites = "";

  @Parameter(label = "Surface (empty: use voxels)", style = "open", required = false, persist = false,
      description = "GIFTI or FreeSurfer surface in the cortex, such as SimNIBS's lh.central.gii, at whose vertices "
          + "the components are computed, as GIFTI overlays")
  private String surface = "";

  @Parameter(label = "Result file", style = "save", persist = false,
      description = "volume to write (.tif, .nii, .nii.gz); with sites a CSV file, with a surface a GIFTI file (.gii)")
  private String output;

  @Parameter(type = ItemIO.OUTPUT)
  private ImagePlus image;

  @Parameter(type = ItemIO.OUTPUT)
  private ResultsTable table;

  @Override
  protected void execute(Progress progress) throws IOException {
    boolean atSites = Parameters.isSet(sites), onSurface = Parameters.isSet(surface);
    if (atSites && onSurface) {
      throw new InvalidInputException("surface", surface, "cannot be combined with sites=");
    }
    Path file = atSites ? OutputPath.file(output) : onSurface ? OutputPath.gifti(output)
        : OutputPath.volume("output", output);
    EFieldInput head = EFieldInput.open(efield, didt, tissues, this::warn, progress);
    if (atSites) {
      List<Site> all = SiteTable.read(Path.of(sites), progress);
      FieldComponents parts = ComponentTable.components(head.field(), all);
      head.labels().ifPresent(tissue -> CrossChecks.sitesAndLabels(sites, all, tissue).forEach(this::warn));
      requireField(parts, "sites", sites, head.field(), all.stream().map(Site::position));
      ComponentTable.write(file, all, parts);
      table = show(file);
    } else if (onSurface) {
      writeOverlays(head, file);
    } else if (head.labels().isEmpty()) {
      save(requireField(FieldTools.magnitude(head.field()), head.field()), List.of("magnitude"), file, progress);
    } else {
      CorticalDepth depth =
          Parameters.compute("tissues", tissues,
              () -> CorticalDepth.of(head.labels().get(), Region.everywhere(), progress));
      save(requireField(components(head.field(), depth, progress), head.field()),
          List.of("magnitude", "normal", "tangential"), file, progress);
    }
    report("E-field components: " + file.toAbsolutePath());
  }

  private void writeOverlays(EFieldInput head, Path file) throws IOException {
    CorticalSurface cortex = SurfaceParameters.open("surface", surface, head.labels(), this::warn);
    TriangleMesh mesh = cortex.mesh();
    if (head.labels().isPresent()) {
      Parameters.compute("surface", surface, () -> CrossChecks.surfaceAndLabels(mesh, head.labels().get()))
          .ifPresent(this::warn);
    }
    FieldComponents parts = FieldComponents.at(head.field(), mesh.vertices(), cortex.vertexNormals());
    requireField(parts, "surface", surface, head.field(),
        IntStream.range(0, mesh.vertexCount()).mapToObj(mesh::vertex));
    GiftiWriter.writeOverlays(file, List.of(new Overlay("magnitude V/m", parts.magnitude()),
        new Overlay("normal V/m", parts.normal()), new Overlay("tangential V/m", parts.tangential())));
  }

  /**
   * Warns of points without a field.
   *
   * @throws InvalidInputException if no point has one
   */
  private void requireField(FieldComponents parts, String key, String value, EField field, Stream<Vec3> points) {
    int missing = parts.missing(), all = parts.magnitude().length;
    String things = key.equals("sites") ? "sites" : "vertices";
    if (missing == all) {
      Box box = points.reduce(Box.EMPTY, Box::including, (a, b) -> a);
      throw new InvalidInputException(key, value, "has no position with an E-field: its " + all + " " + things
          + " extend over " + box + ", the E-field over " + Box.of(field.grid()));
    }
    if (missing > 0) {
      warn(String.format(Locale.ROOT, "%s=%s: %d of %d %s (%.1f %%) have no E-field, their components are NaN", key,
          value, missing, all, things, 100.0 * missing / all));
    }
  }

  private static Volume components(EField field, CorticalDepth depth, Progress progress) {
    int n = field.grid().voxels();
    if (n > Integer.MAX_VALUE / 3) {
      throw new InvalidInputException(field.name() + ": three components of " + n + " voxels are too many");
    }
    FieldComponents parts = FieldComponents.ofVoxels(field, depth::normalAt, progress);
    float[] values = new float[3 * n];
    System.arraycopy(parts.magnitude(), 0, values, 0, n);
    System.arraycopy(parts.normal(), 0, values, n, n);
    System.arraycopy(parts.tangential(), 0, values, 2 * n, n);
    return new Volume(field.grid(), 3, values, "components of " + field.name());
  }

  private static Volume requireField(Volume volume, EField field) {
    for (float value : volume.values()) {
      if (!Float.isNaN(value)) {
        return volume;
      }
    }
    throw new InvalidInputException(field.name() + ": no voxel has both an E-field and a cortical normal; check that"
        + " the tissue labels and the E-field belong to the same head");
  }

  private void save(Volume volume, List<String> channels, Path file, Progress progress) throws IOException {
    image = ImageFiles.saveMap(volume, channels, "V/m", file, progress);
  }
}

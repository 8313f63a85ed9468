/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn.training;

import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.DescriptionJson;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkDesign;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Design of a network without its name and outputs. Its JSON form is that of {@link DescriptionJson} without
 * {@code name} and {@code outputs}. The additional field {@code "polarisation_basis": n} inserts a first layer of n
 * linear functions of the patch, which is not trained, see {@link PolarisationBasis}. Immutable, thread-safe.
 */
public final class NetworkTemplate {

  private static final List<NetworkOutput> ANY_OUTPUTS = List.of(new NetworkOutput("L1_any", "any", 0, 0));

  private static final String BASIS = "polarisation_basis";

  private final NetworkDescription design;
  /** Size of the polarisation basis; 0 for none. */
  private final int basis;

  private NetworkTemplate(NetworkDescription design, int basis) {
    this.design = design;
    this.basis = basis;
  }

  /** Returns the template of a design for the cells of a type. */
  public static NetworkTemplate bundled(NetworkDesign design, CellType type) throws IOException {
    return switch (design) {
      case POLARISATION -> resource(type.label() + ".json");
      case CONVOLUTION -> resource(design.label() + "/" + type.label() + ".json");
    };
  }

  /** Returns the template of a design for the medians of a cell type. */
  public static NetworkTemplate bundledMedian(NetworkDesign design, CellType type) throws IOException {
    return design == NetworkDesign.POLARISATION ? resource(type.label() + MedianCell.SUFFIX + ".json")
        : bundled(design, type);
  }

  private static NetworkTemplate resource(String resource) throws IOException {
    try (InputStream in = NetworkTemplate.class.getResourceAsStream(resource)) {
      return parse(JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource));
    }
  }

  /**
   * Reads a design.
   *
   * @throws FormatException if the file is not valid JSON or does not describe a network; the message names the invalid
   *     field
   * @throws IOException if the file cannot be read
   */
  public static NetworkTemplate read(Path file) throws IOException {
    return parse(JsonValue.read(file));
  }

  private static NetworkTemplate parse(JsonValue json) throws FormatException {
    json.withOnly("name", "patch", "layers", "head", "uniform_prior", "outputs", BASIS);
    JsonValue basis = json.get(BASIS);
    return new NetworkTemplate(DescriptionJson.read(json, "network", ANY_OUTPUTS),
        basis.isMissing() ? 0 : basis(basis));
  }

  private static int basis(JsonValue json) throws FormatException {
    int size = json.integer();
    try {
      new NetworkLayer.Dense(size, Activation.NONE, false);
    } catch (IllegalArgumentException e) {
      throw json.error(e.getMessage());
    }
    return size;
  }

  /** Returns this design for population medians: with patches in the frame of the field and without a prior. */
  public NetworkTemplate forMedians() {
    PatchGrid grid = design.patch();
    return new NetworkTemplate(new NetworkDescription(design.name(),
        new PatchGrid(grid.points(), grid.edge(), grid.offset(), PatchGrid.Frame.FIELD), design.layers(), design.head(),
        false, design.outputs()), basis);
  }

  /**
   * Computes the kernel of the first layer, or returns null if the design has no polarisation basis.
   *
   * @param patch grid of the network's patches
   * @param cells cells whose polarisation is computed
   * @param data samples with patches
   * @param parts split of the samples; the training samples are used
   * @return kernel, [value of the patch][function], flattened
   * @throws IllegalArgumentException if there are fewer samples than functions
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public float[] basis(PatchGrid patch, List<CompartmentalCell> cells, TrainingSet data, DataSplit parts,
      Progress progress) {
    return basis == 0 ? null
        : PolarisationBasis.of(cells, patch, data, parts.training(), basis, progress);
  }

  /**
   * Returns the description of a network of this design.
   *
   * @throws IllegalArgumentException if the network is too large
   */
  public NetworkDescription describe(String name, List<NetworkOutput> outputs) {
    List<NetworkLayer> layers = new ArrayList<>(design.layers());
    if (basis > 0) {
      layers.add(0, new NetworkLayer.Dense(basis, Activation.NONE, false));
    }
    return new NetworkDescription(name, design.patch(), layers, design.head(), design.uniformPrior(), outputs);
  }
}

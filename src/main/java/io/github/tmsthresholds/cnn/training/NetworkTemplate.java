package io.github.tmsthresholds.cnn.training;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.cnn.Activation;
import io.github.tmsthresholds.cnn.DescriptionJson;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellType;
import io.github.tmsthresholds.neuron.CompartmentalCell;
import io.github.tmsthresholds.neuron.MedianCell;
import io.github.tmsthresholds.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The design of a network, apart from what it is for: a {@link DescriptionJson} without {@code name} and
 * {@code outputs}. With {@code "polarisation_basis": 96} a first layer of so many linear functions of the patch comes before
 * the others, which is not trained, see {@link PolarisationBasis}. Immutable, thread-safe.
 */
public final class NetworkTemplate {

  private static final JsonElement ANY_OUTPUTS =
      JsonParser.parseString("[{\"cell\": \"L1_any\", \"waveform\": \"any\", \"compartments\": 0, \"area_um2\": 0}]");

  private static final String BASIS = "polarisation_basis";

  private final NetworkDescription design;
  /** Size of the polarisation basis; 0 for none. */
  private final int basis;

  private NetworkTemplate(NetworkDescription design, int basis) {
    this.design = design;
    this.basis = basis;
  }

  /** The design that the bundled networks of a cell type have. */
  public static NetworkTemplate bundled(CellType type) throws IOException {
    return resource(type.label() + ".json");
  }

  /** The design that the bundled networks of a cell type's medians have. */
  public static NetworkTemplate bundledMedian(CellType type) throws IOException {
    return resource(type.label() + MedianCell.SUFFIX + ".json");
  }

  private static NetworkTemplate resource(String resource) throws IOException {
    try (InputStream in = NetworkTemplate.class.getResourceAsStream(resource)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
    }
  }

  /**
   * Reads a design.
   *
   * @throws FormatException if it is no JSON, or does not describe a network; the message names the place
   * @throws IOException if the file cannot be read
   */
  public static NetworkTemplate read(Path file) throws IOException {
    return parse(Files.readString(file), file.toString());
  }

  private static NetworkTemplate parse(String text, String source) throws FormatException {
    try {
      JsonElement json = JsonParser.parseString(text);
      int basis = 0;
      if (json instanceof JsonObject object) {
        basis = basis(object.remove(BASIS));
        object.addProperty("name", "network");
        object.add("outputs", ANY_OUTPUTS);
      }
      return new NetworkTemplate(DescriptionJson.read(json), basis);
    } catch (JsonParseException e) {
      throw new FormatException(source + ": is no JSON");
    } catch (IllegalArgumentException e) {
      throw new FormatException(source + ": " + e.getMessage());
    }
  }

  private static int basis(JsonElement json) {
    if (json == null) {
      return 0;
    }
    try {
      int size = json.getAsBigDecimal().intValueExact();
      new NetworkLayer.Dense(size, Activation.NONE, false);
      return size;
    } catch (IllegalStateException | UnsupportedOperationException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(BASIS + ": a whole number was expected, not " + json);
    }
  }

  /** The same design for population medians: in the frame of the field, and without the prior of single cells. */
  public NetworkTemplate forMedians() {
    PatchGrid grid = design.patch();
    return new NetworkTemplate(new NetworkDescription(design.name(),
        new PatchGrid(grid.points(), grid.edge(), grid.offset(), PatchGrid.Frame.FIELD), design.layers(), design.head(),
        false, design.outputs()), basis);
  }

  /**
   * The kernel of the first layer, if that is the polarisation basis; else null.
   *
   * @param patch of the network
   * @param cells whose polarisation it is
   * @throws IllegalArgumentException if there are fewer samples than functions
   */
  public float[] basis(PatchGrid patch, List<CompartmentalCell> cells, TrainingSet data, DataSplit parts, Progress progress) {
    return basis == 0 ? null
        : PolarisationBasis.of(cells, patch, data, parts.training(), basis, progress);
  }

  /**
   * A network of this design.
   *
   * @throws IllegalArgumentException if it would be too large
   */
  public NetworkDescription describe(String name, List<NetworkOutput> outputs) {
    List<NetworkLayer> layers = new ArrayList<>(design.layers());
    if (basis > 0) {
      layers.add(0, new NetworkLayer.Dense(basis, Activation.NONE, false));
    }
    return new NetworkDescription(name, design.patch(), layers, design.head(), design.uniformPrior(), outputs);
  }
}

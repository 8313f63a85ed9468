package io.github.tmsthresholds.cnn.training;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.tmsthresholds.cnn.DescriptionJson;
import io.github.tmsthresholds.cnn.NetworkDescription;
import io.github.tmsthresholds.cnn.NetworkOutput;
import io.github.tmsthresholds.cnn.PatchGrid;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.neuron.CellType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The design of a network, apart from what it is for: a {@link DescriptionJson} without {@code name} and
 * {@code outputs}. Immutable, thread-safe.
 */
public final class NetworkTemplate {

  private static final JsonElement ANY_OUTPUTS =
      JsonParser.parseString("[{\"cell\": \"L1_any\", \"waveform\": \"any\", \"compartments\": 0, \"area_um2\": 0}]");

  private final NetworkDescription design;

  private NetworkTemplate(NetworkDescription design) {
    this.design = design;
  }

  /** The design that the bundled networks of a cell type have. */
  public static NetworkTemplate bundled(CellType type) throws IOException {
    String resource = type.label() + ".json";
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
      if (json instanceof JsonObject object) {
        object.addProperty("name", "network");
        object.add("outputs", ANY_OUTPUTS);
      }
      return new NetworkTemplate(DescriptionJson.read(json));
    } catch (JsonParseException e) {
      throw new FormatException(source + ": is no JSON");
    } catch (IllegalArgumentException e) {
      throw new FormatException(source + ": " + e.getMessage());
    }
  }

  /** The same design for population medians: in the frame of the field, and without the prior of single cells. */
  public NetworkTemplate forMedians() {
    PatchGrid grid = design.patch();
    return new NetworkTemplate(new NetworkDescription(design.name(),
        new PatchGrid(grid.points(), grid.edge(), grid.offset(), PatchGrid.Frame.FIELD), design.layers(), design.head(),
        false, design.outputs()));
  }

  /** A network of this design. @throws IllegalArgumentException if it would be too large */
  public NetworkDescription describe(String name, List<NetworkOutput> outputs) {
    return new NetworkDescription(name, design.patch(), design.layers(), design.head(), design.uniformPrior(), outputs);
  }
}

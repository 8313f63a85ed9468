package io.github.tmsthresholds.cnn;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import io.github.tmsthresholds.geometry.Vec3;
import java.util.List;

/**
 * Converts a {@link NetworkDescription} to JSON and back:
 * <pre>{@code
 * {"name": "L5_TTPC2",
 *  "patch": {"points": 9, "edge_mm": 1.5, "offset_mm": [0, 0, -0.2], "frame": "cell"},
 *  "layers": [{"kind": "convolution", "kernel": 3, "stride": 1, "filters": 24, "activation": "relu", "bias": true},
 *             {"kind": "dense", "units": 96, "activation": "relu", "bias": true}],
 *  "head": {"kind": "linear"},
 *  "uniform_prior": false,
 *  "outputs": [{"cell": "L5_TTPC2_cADpyr232_1", "waveform": "monophasic", "compartments": 2448, "area_um2": 98765.4}]}
 * }</pre>
 * The other kind of head is {@code {"kind": "maximum", "polarisations": 64, "power": 8}}; the activations are
 * {@code none}, {@code relu}, {@code leaky} and {@code elu}. Stateless, thread-safe.
 */
public final class DescriptionJson {

  private static final String KIND = "kind";
  private static final String CONVOLUTION = "convolution";
  private static final String DENSE = "dense";
  private static final String LINEAR = "linear";
  private static final String MAXIMUM = "maximum";

  private DescriptionJson() {}

  /** Returns the JSON form of a description. */
  public static JsonObject write(NetworkDescription network) {
    JsonObject json = new JsonObject();
    json.addProperty("name", network.name());
    json.add("patch", write(network.patch()));
    json.add("layers", array(network.layers().stream().map(DescriptionJson::write).toList()));
    json.add("head", write(network.head()));
    json.addProperty("uniform_prior", network.uniformPrior());
    json.add("outputs", array(network.outputs().stream().map(DescriptionJson::write).toList()));
    return json;
  }

  /**
   * Reads a description from JSON.
   *
   * @throws IllegalArgumentException if the JSON does not describe a network; the message names the invalid field
   */
  public static NetworkDescription read(JsonElement json) {
    JsonFields network = JsonFields.of("network", json, "name", "patch", "layers", "head", "uniform_prior", "outputs");
    JsonFields patch = network.object("patch", "points", "edge_mm", "offset_mm", "frame");
    double[] offset = patch.numbers("offset_mm", 3);
    return new NetworkDescription(network.text("name"),
        new PatchGrid(patch.whole("points"), patch.number("edge_mm"), new Vec3(offset[0], offset[1], offset[2]),
            patch.choice("frame", PatchGrid.Frame.values())),
        network.objects("layers", KIND, "kernel", "stride", "filters", "units", "activation", "bias").stream()
            .map(DescriptionJson::layer).toList(),
        head(network.object("head", KIND, "polarisations", "power")),
        network.flag("uniform_prior"),
        network.objects("outputs", "cell", "waveform", "compartments", "area_um2").stream()
            .map(o -> new NetworkOutput(o.text("cell"), o.text("waveform"), o.whole("compartments"),
                o.number("area_um2")))
            .toList());
  }

  private static JsonObject write(PatchGrid patch) {
    JsonObject json = new JsonObject();
    json.addProperty("points", patch.points());
    json.addProperty("edge_mm", patch.edge());
    JsonArray offset = new JsonArray();
    offset.add(patch.offset().x());
    offset.add(patch.offset().y());
    offset.add(patch.offset().z());
    json.add("offset_mm", offset);
    json.addProperty("frame", JsonFields.word(patch.frame()));
    return json;
  }

  private static JsonObject write(NetworkLayer layer) {
    JsonObject json = new JsonObject();
    if (layer instanceof Convolution c) {
      json.addProperty(KIND, CONVOLUTION);
      json.addProperty("kernel", c.kernel());
      json.addProperty("stride", c.stride());
      json.addProperty("filters", c.filters());
    } else {
      json.addProperty(KIND, DENSE);
      json.addProperty("units", layer.width());
    }
    json.addProperty("activation", JsonFields.word(layer.activation()));
    json.addProperty("bias", layer.bias());
    return json;
  }

  private static NetworkLayer layer(JsonFields json) {
    Activation activation = json.choice("activation", Activation.values());
    return switch (json.text(KIND)) {
      case CONVOLUTION -> new Convolution(json.whole("kernel"), json.whole("stride"), json.whole("filters"), activation,
          json.flag("bias"));
      case DENSE -> new Dense(json.whole("units"), activation, json.flag("bias"));
      default -> throw json.expected(KIND, CONVOLUTION + " or " + DENSE);
    };
  }

  private static JsonObject write(NetworkHead head) {
    JsonObject json = new JsonObject();
    if (head instanceof NetworkHead.Maximum m) {
      json.addProperty(KIND, MAXIMUM);
      json.addProperty("polarisations", m.polarisations());
      json.addProperty("power", m.power());
    } else {
      json.addProperty(KIND, LINEAR);
    }
    return json;
  }

  private static NetworkHead head(JsonFields json) {
    return switch (json.text(KIND)) {
      case LINEAR -> new NetworkHead.Linear();
      case MAXIMUM -> new NetworkHead.Maximum(json.whole("polarisations"), json.whole("power"));
      default -> throw json.expected(KIND, LINEAR + " or " + MAXIMUM);
    };
  }

  private static JsonObject write(NetworkOutput output) {
    JsonObject json = new JsonObject();
    json.addProperty("cell", output.cell());
    json.addProperty("waveform", output.waveform());
    json.addProperty("compartments", output.compartments());
    json.addProperty("area_um2", output.area());
    return json;
  }

  private static JsonArray array(List<JsonObject> items) {
    JsonArray array = new JsonArray();
    items.forEach(array::add);
    return array;
  }
}

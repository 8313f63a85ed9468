/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.cnn;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.cnn.NetworkLayer.Convolution;
import io.github.tmsthresholds.cnn.NetworkLayer.Dense;
import io.github.tmsthresholds.geometry.Vec3;
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  /** Reads a description. @throws FormatException if it does not describe a network; the message names the place */
  public static NetworkDescription read(JsonValue json) throws FormatException {
    json.withOnly("name", "patch", "layers", "head", "uniform_prior", "outputs");
    List<NetworkOutput> outputs = new ArrayList<>();
    for (JsonValue output : json.get("outputs").list()) {
      outputs.add(output(output.withOnly("cell", "waveform", "compartments", "area_um2")));
    }
    return read(json, json.get("name").text(), outputs);
  }

  /**
   * Reads a description with another name and other outputs than its own.
   *
   * @throws FormatException if the rest does not describe a network; the message names the place
   */
  public static NetworkDescription read(JsonValue json, String name, List<NetworkOutput> outputs)
      throws FormatException {
    List<NetworkLayer> layers = new ArrayList<>();
    try {
      for (JsonValue layer : json.get("layers").list()) {
        layers.add(layer(layer.withOnly(KIND, "kernel", "stride", "filters", "units", "activation", "bias")));
      }
      return new NetworkDescription(name, patch(json.get("patch").withOnly("points", "edge_mm", "offset_mm", "frame")),
          layers, head(json.get("head").withOnly(KIND, "polarisations", "power")), json.get("uniform_prior").flag(),
          outputs);
    } catch (IllegalArgumentException e) {
      throw json.error(e.getMessage());
    }
  }

  private static PatchGrid patch(JsonValue json) throws FormatException {
    double[] offset = json.get("offset_mm").numbers(3);
    return new PatchGrid(json.get("points").integer(), json.get("edge_mm").number(),
        new Vec3(offset[0], offset[1], offset[2]), json.get("frame").choice(PatchGrid.Frame.values()));
  }

  private static NetworkOutput output(JsonValue json) throws FormatException {
    try {
      return new NetworkOutput(json.get("cell").text(), json.get("waveform").text(), json.get("compartments").integer(),
          json.get("area_um2").number());
    } catch (IllegalArgumentException e) {
      throw json.error(e.getMessage());
    }
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
    json.addProperty("frame", lowerCase(patch.frame()));
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
    json.addProperty("activation", lowerCase(layer.activation()));
    json.addProperty("bias", layer.bias());
    return json;
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static NetworkLayer layer(JsonValue json) throws FormatException {
    Activation activation = json.get("activation").choice(Activation.values());
    JsonValue kind = json.get(KIND);
    return switch (kind.text()) {
      case CONVOLUTION -> new Convolution(json.get("kernel").integer(), json.get("stride").integer(),
          json.get("filters").integer(), activation, json.get("bias").flag());
      case DENSE -> new Dense(json.get("units").integer(), activation, json.get("bias").flag());
      default -> throw kind.error("must be " + CONVOLUTION + " or " + DENSE + ", found " + kind);
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

  private static NetworkHead head(JsonValue json) throws FormatException {
    JsonValue kind = json.get(KIND);
    return switch (kind.text()) {
      case LINEAR -> new NetworkHead.Linear();
      case MAXIMUM -> new NetworkHead.Maximum(json.get("polarisations").integer(), json.get("power").integer());
      default -> throw kind.error("must be " + LINEAR + " or " + MAXIMUM + ", found " + kind);
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

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
import io.github.tmsthresholds.io.FormatException;
import io.github.tmsthresholds.io.JsonValue;
import io.github.tmsthresholds.math.RelativeErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * Model card of a network: its training data, its errors on held-out data and its licence. Immutable, thread-safe.
 *
 * @param data description of the training samples, one sentence
 * @param seed seed of the training
 * @param trainingFields names of the E-fields that the network was trained on
 * @param testFields names of the E-fields that the scores were computed on; the weights were not fitted to them
 * @param scores scores of each output
 * @param licence licence of the weights, one sentence
 */
public record ModelCard(String data, long seed, List<String> trainingFields, List<String> testFields,
    List<Score> scores, String licence) {

  private static final String[] ERRORS = {"count", "mape", "median", "p95", "within5", "bias", "r2"};

  /**
   * Errors of one output and of the uniform approximation on the same samples.
   *
   * @param cell name of the cell model
   * @param waveform name of the waveform
   * @param network errors of the network against the cable solver
   * @param uniform errors of the uniform approximation against the cable solver
   */
  public record Score(String cell, String waveform, RelativeErrors network, RelativeErrors uniform) {}

  public ModelCard {
    trainingFields = List.copyOf(trainingFields);
    testFields = List.copyOf(testFields);
    scores = List.copyOf(scores);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("data", data);
    json.addProperty("seed", Long.toString(seed));
    json.add("training_fields", texts(trainingFields));
    json.add("test_fields", texts(testFields));
    JsonArray rows = new JsonArray();
    for (Score score : scores) {
      JsonObject row = new JsonObject();
      row.addProperty("cell", score.cell());
      row.addProperty("waveform", score.waveform());
      row.add("network", toJson(score.network()));
      row.add("uniform", toJson(score.uniform()));
      rows.add(row);
    }
    json.add("scores", rows);
    json.addProperty("licence", licence);
    return json;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  /** Returns the errors as JSON, without those that are NaN. */
  private static JsonObject toJson(RelativeErrors e) {
    double[] values = {e.count(), e.mape(), e.median(), e.p95(), e.within5(), e.bias(), e.r2()};
    JsonObject json = new JsonObject();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        json.addProperty(ERRORS[i], values[i]);
      }
    }
    return json;
  }

  /** Reads a card. @throws FormatException if the JSON is not a card; the message names the place */
  static ModelCard of(JsonValue json) throws FormatException {
    json.withOnly("data", "seed", "training_fields", "test_fields", "scores", "licence");
    List<Score> scores = new ArrayList<>();
    for (JsonValue row : json.get("scores").list()) {
      row.withOnly("cell", "waveform", "network", "uniform");
      scores.add(new Score(row.get("cell").text(), row.get("waveform").text(), errors(row.get("network")),
          errors(row.get("uniform"))));
    }
    return new ModelCard(json.get("data").text(), seed(json.get("seed")), json.get("training_fields").texts(),
        json.get("test_fields").texts(), scores, json.get("licence").text());
  }

  private static long seed(JsonValue json) throws FormatException {
    try {
      return Long.parseLong(json.text());
    } catch (NumberFormatException e) {
      throw json.error("must be an integer, found " + json);
    }
  }

  private static RelativeErrors errors(JsonValue json) throws FormatException {
    json.withOnly(ERRORS);
    double[] v = new double[ERRORS.length];
    for (int i = 1; i < v.length; i++) {
      JsonValue error = json.get(ERRORS[i]);
      v[i] = error.isMissing() ? Double.NaN : error.number();
    }
    return new RelativeErrors(json.get(ERRORS[0]).integer(), v[1], v[2], v[3], v[4], v[5], v[6]);
  }
}

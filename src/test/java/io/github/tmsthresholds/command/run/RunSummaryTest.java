package io.github.tmsthresholds.command.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.tmsthresholds.math.RelativeErrors;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

  @Test
  void writesNonFiniteNumbersAsNull() {
    RelativeErrors ofOne = RelativeErrors.of(new double[] {90}, new double[] {100});
    assertEquals(Double.NaN, ofOne.r2());
    JsonObject json = RunSummary.json(Map.of("errors", ofOne, "median", Double.NaN));
    assertEquals(JsonNull.INSTANCE, json.getAsJsonObject("errors").get("r2"));
    assertEquals("10.0", json.getAsJsonObject("errors").get("mape").getAsString());
    assertEquals(JsonNull.INSTANCE, json.get("median"));
  }
}

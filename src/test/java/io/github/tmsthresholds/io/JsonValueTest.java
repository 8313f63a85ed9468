/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

  private static final String TEXT = """
      {"name": "a", "size": 3, "on": true, "none": null, "items": [{"x": [1, 2.5]}, {"x": ["b", "c"]}],
          "unit": "MINUTES"}
      """;

  @TempDir
  Path folder;

  private static void assertRejected(String message, Executable read) {
    assertEquals(message, assertThrows(FormatException.class, read).getMessage());
  }

  @Test
  void readsValuesByPath() throws IOException {
    JsonValue json = JsonValue.read(Files.writeString(folder.resolve("a.json"), TEXT));
    assertEquals("a", json.get("name").text());
    assertEquals(3, json.get("size").integer(1, 3));
    assertEquals("3", json.get("size").asText());
    assertTrue(json.get("on").flag());
    assertTrue(json.get("none").isMissing() && json.get("absent").isMissing());
    assertEquals("", json.get("absent").asText());
    assertArrayEquals(new double[] {1, 2.5}, json.get("items").list().get(0).get("x").numbers(2));
    assertEquals(List.of("b", "c"), json.get("items").list().get(1).get("x").texts());
    assertEquals("[\"b\",\"c\"]", json.get("items").list().get(1).get("x").toString());
  }

  @Test
  void namesSourceAndPathInErrors() throws IOException {
    JsonValue json = JsonValue.parse(TEXT, "a.json");
    JsonValue x = json.get("items").list(2).get(0).get("x");
    assertRejected("a.json: items[0].x[0]: must be a string, found 1", x::texts);
    assertRejected("a.json: items[0].x[1]: must be an integer, found 2.5", () -> x.list().get(1).integer());
    assertRejected("a.json: items[0].x: must be a list of 3, found 2", () -> x.numbers(3));
    assertRejected("a.json: items[0].x: must be a finite number, found a list", x::number);
    assertRejected("a.json: size: must be an integer from 4 to 5, found 3", () -> json.get("size").integer(4, 5));
    assertRejected("a.json: size: must be true or false, found 3", () -> json.get("size").flag());
    assertRejected("a.json: absent: must be an object, but is missing", () -> json.get("absent").get("x"));
    assertRejected("a.json: unit: must be one of seconds, minutes, found \"MINUTES\"",
        () -> json.get("unit").choice(new TimeUnit[] {TimeUnit.SECONDS, TimeUnit.MINUTES}));
    assertRejected("a.json: items[0]: 'x' is unknown; the keys are y, z",
        () -> json.get("items").list().get(0).withOnly("y", "z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "{'a': 1}", "{\"a\": NaN}", "{\"a\": 1", "{\"a\": 1,}", "{a: 1}", "{\"a\": 01}",
      "{\"a\": 1} // comment", "[1, 2"})
  void rejectsJsonThatIsNotStrict(String text) {
    String message = assertThrows(FormatException.class, () -> JsonValue.parse(text, "a.json")).getMessage();
    assertTrue(message.startsWith("a.json: is not valid JSON: "), message);
  }

  @Test
  void rejectsDocumentsThatAreNotOneObject() {
    assertRejected("a.json: must be a JSON object, found a list", () -> JsonValue.parse("[1]", "a.json"));
    assertRejected("a.json: must be a JSON object, found 1", () -> JsonValue.parse("1", "a.json"));
    assertThrows(FormatException.class, () -> JsonValue.parse("{} {}", "a.json"));
  }

  @Test
  void limitsDepthAndSizeOfNumbers() {
    String deep = "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}";
    String message = assertThrows(FormatException.class, () -> JsonValue.parse(deep, "a.json")).getMessage();
    assertTrue(message.startsWith("a.json: is nested more than 32 levels deep, at $.a"), message);
    assertThrows(FormatException.class, () -> JsonValue.parse("{\"a\": 1" + "0".repeat(5000) + "}", "a.json"));
    assertThrows(FormatException.class, () -> JsonValue.parse("{\"a\": 1e999}", "a.json").get("a").number());
  }
}

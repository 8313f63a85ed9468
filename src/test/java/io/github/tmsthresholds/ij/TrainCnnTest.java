/*-
 * #%L
 * TMS Thresholds
 * %%
 * Copyright (C) 2026 TMS Thresholds developers.
 * %%
 * SPDX-License-Identifier: BSD-2-Clause
 * #L%
 */
package io.github.tmsthresholds.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tmsthresholds.SmallHead;
import io.github.tmsthresholds.cnn.ModelCard.Score;
import io.github.tmsthresholds.cnn.Network;
import io.github.tmsthresholds.cnn.NetworkFile;
import io.github.tmsthresholds.cnn.NetworkLayer;
import io.github.tmsthresholds.ij.ChildJava.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs Train CNN on a small data set, as users do. */
@Tag("jvm")
class TrainCnnTest {

  private static final String DESIGN = """
      {"patch": {"points": 3, "edge_mm": 1, "offset_mm": [0, 0, 0], "frame": "cell"},
       "layers": [{"kind": "dense", "units": 8, "activation": "leaky", "bias": true}],
       "head": {"kind": "linear"}, "uniform_prior": true}
      """;

  @TempDir
  static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    SmallHead.write(folder);
    Batch.runCommand("Generate Training Data...", "cells=" + folder.resolve("cells/L5_Small")
        + " synthetic=3 sites=12 tolerance=0.05 output=" + folder.resolve("data"));
    Files.writeString(folder.resolve("design.json"), DESIGN);
    Files.writeString(folder.resolve("kernel.json"), DESIGN.replace("dense", "pooling"));
    Files.writeString(folder.resolve("text.json"), "9 points");
    Files.createDirectories(folder.resolve("empty"));
  }

  private static String[] options(String output) {
    return new String[] {"data=data", "cells=cells/L5_Small", "network=design.json", "validation=synthetic_01",
        "test=synthetic_02", "epochs=12", "batch=8", "output=" + output};
  }

  @Test
  void trainsANetworkAndANetworkOfMedians() throws Exception {
    Run run = train(options("net"));
    assertEquals(0, run.exit(), run::toString);
    Path net = folder.toRealPath().resolve("net");
    assertTrue(run.out().contains("Network: L5_TTPC2, mean error ") && run.out().contains(net + "/L5_TTPC2.tmsnet"),
        run::toString);
    Network network = NetworkFile.read(net.resolve("L5_TTPC2.tmsnet"));
    Score score = network.card().scores().get(0);
    assertEquals("L5_Small", score.cell());
    assertEquals(24, score.network().count());
    assertEquals(List.of("synthetic_00"), network.card().trainingFields());
    assertEquals(List.of("synthetic_02"), network.card().testFields());
    assertEquals(13, Files.readAllLines(net.resolve("learning_curve.csv")).size());
    assertEquals(2, Files.readAllLines(net.resolve("errors.csv")).size());
    assertTrue(Files.exists(net.resolve("learning_curve.png")));
    String summary = Files.readString(net.resolve("summary.json"));
    assertTrue(summary.contains("\"TensorFlow\": \"2."), summary);
    assertFalse(Files.exists(net.resolve("checkpoint")));
    String[] again = options("again");
    train(again);
    assertEquals(-1, Files.mismatch(net.resolve("L5_TTPC2.tmsnet"), folder.resolve("again/L5_TTPC2.tmsnet")));
    String[] convolution = options("convolution");
    convolution[2] = "network=convolution";
    assertEquals(0, train(convolution).exit());
    Network learnt = NetworkFile.read(folder.resolve("convolution/L5_TTPC2.tmsnet"));
    assertTrue(learnt.description().layers().get(0) instanceof NetworkLayer.Convolution, learnt::toString);
    String[] medians = Arrays.copyOf(options("medians"), again.length + 1);
    medians[again.length] = "median=net/L5_TTPC2.tmsnet";
    run = train(medians);
    assertEquals(0, run.exit(), run::toString);
    Network median = NetworkFile.read(folder.resolve("medians/L5_TTPC2_median.tmsnet"));
    assertEquals("L5_median", median.description().outputs().get(0).cell());
  }

  private static Run train(String... options) throws Exception {
    Run run = ChildJava.run(folder, Path.of("macros/Train_CNN.ijm").toAbsolutePath(), options);
    String last = run.errors().get(run.errors().size() - 1);
    if (last.startsWith("error: TensorFlow is not installed")) {
      System.err.println("SKIPPED: " + last);
      Assumptions.abort(last);
    }
    return run;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      data=@empty                  | @empty: contains no training data of L5_TTPC2
      cells=@cells                 | cells=@cells: cells must be of one type, but there are
      cells=L5_Synthetic           | data=@data has no thresholds of L5_Synthetic, only of L5_Small
      network=@none.json           | network=@none.json is no file; it must be a JSON file, polarisation or convolution
      network=@text.json           | @text.json: is not valid JSON
      network=@kernel.json         | @kernel.json: layers[0].kind: must be convolution or dense
      validation=train_05          | validation=train_05 must be one of synthetic_00, synthetic_01, synthetic_02
      validation=synthetic_02      | test=synthetic_02 is also in validation=
      waveform=square              | waveform=square must be different ones of
      epochs=0                     | epochs=0 must be 1 or more
      rate=2                       | rate=2.0 must be more than 0 and less than 1
      median=@design.json          | @design.json: is not a network file
      tensorflow=@empty            | TensorFlow is incomplete: the jar of tensorflow-core-api is not in @empty
      """)
  void reportsInvalidParametersInOneLineWithoutOutput(String bad, String message) {
    String options = RejectedInput.options(String.join(" ", options("@out"))
        .replaceAll("=(data|cells/|design)", "=@$1"), bad);
    RejectedInput.message("Train CNN...", options.replace("@", folder + "/"),
        List.of(message.replace("@", folder + "/")));
    assertFalse(Files.exists(folder.resolve("out")));
  }
}

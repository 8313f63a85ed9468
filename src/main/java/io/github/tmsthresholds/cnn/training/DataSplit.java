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

import io.github.tmsthresholds.io.InvalidInputException;
import java.util.List;

/**
 * Split of the samples into parts for training, for validation (choice of the best epoch) and for test (reported
 * errors). Each E-field belongs to one part as a whole, so that no sample of the test fields is near a training sample.
 * Immutable as long as nobody writes to the arrays.
 *
 * @param training indices of the training samples
 * @param validation indices of the validation samples
 * @param test indices of the test samples; may be empty
 */
public record DataSplit(int[] training, int[] validation, int[] test) {

  /**
   * Splits samples by the names of their fields; all other fields are used for training.
   *
   * @param validation names of the validation fields
   * @param test names of the test fields
   * @throws IllegalArgumentException if a name is not a field of the data or is in both lists, or there are no training
   *     or no validation samples
   */
  public static DataSplit split(TrainingSet data, List<String> validation, List<String> test) {
    checkNames(data, "validation", validation);
    checkNames(data, "test", test);
    validation.stream().filter(test::contains).findFirst().ifPresent(both -> {
      throw new InvalidInputException("test", both, "is also in validation=");
    });
    List<String> rest = data.fields().stream().filter(f -> !validation.contains(f) && !test.contains(f)).toList();
    DataSplit parts = new DataSplit(data.samplesOf(rest), data.samplesOf(validation), data.samplesOf(test));
    if (parts.training.length == 0) {
      throw new InvalidInputException("validation= and test= leave no samples for training");
    }
    if (parts.validation.length == 0) {
      throw new InvalidInputException("validation", String.join(",", validation), "has no samples",
          "it must be one or more of " + String.join(", ", data.fields()));
    }
    return parts;
  }

  private static void checkNames(TrainingSet data, String key, List<String> names) {
    for (String name : names) {
      if (!data.fields().contains(name)) {
        throw new InvalidInputException(key, name, "must be one of " + String.join(", ", data.fields()));
      }
    }
  }
}
